#include "document/plain.h"

#include <set>
#include <sstream>

#include "document/reading.h"

namespace unstigma::document {
namespace {

using tests::check_maps;
using tests::passages;
using tests::shown;

TEST_CASE("Plain text is cut into paragraphs as people write them") {
  struct Row {
    std::string_view what;
    std::string source;
    std::string passages;
  };
  const std::string unwrapped(130, 'x');
  const Row rows[] = {
      {"wrapped lines", "one\n  two\r\nthree\rfour\n\nfive.\n", "p: one two three four\np: five.\n"},
      {"a title", "A Title\n\nText follows.\n", "h: A Title\np: Text follows.\n"},
      {"lists", "- one\n  more\n- two\n1. three\n", "li: - one more\nli: - two\nli: 1. three\n"},
      {"bullets", "  \xE2\x80\xA2 one\n  \xE2\x80\xA2 two\n", "li: \xE2\x80\xA2 one\nli: \xE2\x80\xA2 two\n"},
      {"mail", "> quoted\n> more\nmine.\n", ">p: quoted more\np: mine.\n"},
      {"a paragraph a line", unwrapped + "\n" + unwrapped + "\n",
       "p: " + unwrapped + "\np: " + unwrapped + "\n"},
      {"addresses", "see https://a.b/crazy, www.mad.org or me@mad.org.", "p: see @, @ or @.\n"},
      {"handles", "ask @crazy about it.", "p: ask @ about it.\n"},
      {"nothing", "", ""},
      {"blank lines only", "\n \n\t\n", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(row.source, "text") == row.passages);
    check_maps(row.source, "text");
  }
}

/// Wants what holds "needle", and writes down the rest.
class Needles : public Glance {
 public:
  bool look(std::string_view text, std::vector<std::uint32_t>& places) override {
    places.clear();
    for (std::size_t at = text.find("needle"); at != std::string_view::npos; at = text.find("needle", at + 1))
      places.push_back(static_cast<std::uint32_t>(at));
    return true;
  }
  void pass_over(std::string_view text) override { passed += std::string(text) + "|"; }

  std::string passed;
};

TEST_CASE("No passage is made of what a glance passes over, but of the first and of quoted lines") {
  struct Row {
    std::string_view what;
    std::string source;
    std::string passages;
    std::string passed;
  };
  const Row rows[] = {
      {"nothing there", "one\ntwo\n\nthree\n", "one two/", "\nthree\n|"},
      {"between", "one\n\ntwo\na needle\nthree\n\nfour", "one/two a needle three/", "\n|\nfour|"},
      {"side by side", "a needle\n\nneedle and needle\n- needle\n- more\n",
       "a needle/needle and needle/- needle/", "\n|- more\n|"},
      {"quoted", "one\n\nx > y\n> said\n> > said\n  > that\n", "one/said said/", "\nx > y\n|  > that\n|"},
      {"blank at first", "\n \none\n\ntwo", "one/", "\ntwo|"},
      {"empty", "", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Needles needles;
    ReadOptions options("text");
    options.glance = &needles;
    std::string made;
    std::istringstream in(row.source);
    REQUIRE(
        document::read(in, "t.txt", options, [&](const Passage& p, const Block&) { made += p.text + "/"; }));
    CHECK(made == row.passages);
    CHECK(needles.passed == row.passed);
  }
}

/// Where "needle" is found, each place once.
std::multiset<std::uint64_t> needles(const std::string& text) {
  std::multiset<std::uint64_t> out;
  std::istringstream in(text);
  const auto read = document::read(in, "t.txt", "text", [&](const Passage& p, const Block&) {
    for (std::size_t at = p.text.find("needle"); at != std::string::npos;
         at = p.text.find("needle", at + 1)) {
      if (at >= p.own.begin && at < p.own.end) out.insert(p.map.begin(at));
    }
  });
  REQUIRE(read);
  return out;
}

TEST_CASE("A paragraph longer than any window loses and doubles nothing at the seams") {
  for (const std::string& filler : {std::string("words and "), std::string("x"),
                                    std::string("\xC3\xA9t\xC3\xA9 "), std::string("a sentence. ")}) {
    std::string text;
    std::multiset<std::uint64_t> expected;
    std::size_t since = 0;
    while (text.size() < 1500000) {
      text += filler;
      since += filler.size();
      if (since > 997) {
        expected.insert(text.size());
        text += "needle ";
        since = 0;
      }
    }
    CHECK(needles(text) == expected);
  }
}

TEST_CASE("A paragraph of little but blanks, marks and addresses is worked through, and loses nothing") {
  const auto times = [](std::string_view what, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += what;
    return out;
  };
  for (const std::string& filler :
       {times(" ", 400000), times("http://a.b", 40000), times("https://a.b/c/d/e/f/g/h/i ", 14),
        times("www.a.b/", 30000), times("> ", 200000), times(">", 400000), times("\t\n", 300000),
        times("me@mad.org, ", 20000), "#" + times("http://a.b\\[", 30000),
        times("http://a.b/", 2000) + times(" ", 150000)}) {
    CAPTURE(filler.substr(0, 20));
    std::string text;
    std::multiset<std::uint64_t> expected;
    while (text.size() < 900000) {
      text += filler + " ";
      for (int i = 0; i < 3; ++i) {
        expected.insert(text.size());
        text += "needle ";
      }
    }
    CHECK(needles(text) == expected);
  }
}

TEST_CASE("Blocks tell lines and columns across their borders") {
  std::string text;
  for (int i = 0; i < 30000; ++i) text += "Line number " + std::to_string(i) + ".\r\n\r\n";
  std::istringstream in(text);
  std::uint64_t checked = 0;
  const auto read = document::read(in, "t.txt", "text", [&](const Passage& p, const Block& b) {
    const Position at = b.position(p.map.begin(5));
    CHECK(at.line == 2 * std::stoul(p.text.substr(12)) + 1);
    CHECK(at.column == 6);
    CHECK(text.substr(at.offset, 6) == "number");
    ++checked;
  });
  REQUIRE(read);
  CHECK(checked == 30000);
}

TEST_CASE("An excerpt shows the line, shortened around the match") {
  const std::string text =
      "first\r\nsecond line here\r\n" + std::string(500, 'a') + " needle " + std::string(500, 'b');
  const text::SourceMap identity;
  const Block block(text, 0, 1, 1, identity);
  const Excerpt second = block.excerpt(14, 18);
  CHECK(second.text == "second line here");
  CHECK(second.text.substr(second.begin, second.end - second.begin) == "line");
  const std::size_t needle = text.find("needle");
  const Excerpt cut = block.excerpt(needle, needle + 6);
  CHECK(cut.cut_before);
  CHECK(cut.cut_after);
  CHECK(cut.text.size() < 420);
  CHECK(cut.text.substr(cut.begin, cut.end - cut.begin) == "needle");
}

}  // namespace
}  // namespace unstigma::document
