// Text put into a document, cut into runs and spans and written with references at random, comes out at the
// place where it was put; and it can be mended there.
#include <random>

#include "document/archive.h"
#include "document/entities.h"
#include "document/location.h"
#include "document/reading.h"
#include "unstigma/checker.h"

namespace unstigma::document {
namespace {

/// Makes documents at random, and knows what it has put where.
class Maker {
 public:
  Maker(unsigned seed, bool word) : random_(seed), word_(word) {}

  /// A document with `marker` somewhere in its text.
  std::string make(const std::string& marker) {
    std::string body;
    const int count = pick(1, 6);
    const int chosen = pick(0, count - 1);
    for (int i = 0; i < count; ++i) {
      if (pick(0, 3) == 0) body += empty();
      ++paragraphs_;
      std::string text = prose();
      if (i == chosen) {
        paragraph = paragraphs_;
        before = text;
        text += marker;
        after = prose();
        text += after;
      }
      const bool cell = pick(0, 4) == 0;
      body += cell ? in_table(written(text)) : written(text);
    }
    return word_ ? tests::make_docx(body) : tests::make_odt(body);
  }

  std::uint64_t paragraph = 0;  ///< in which the marker stands
  std::string before;           ///< it in that paragraph
  std::string after;

 private:
  int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }

  std::string empty() {
    ++paragraphs_;
    return word_ ? "<w:p/>" : "<text:p/>";
  }

  std::string in_table(const std::string& paragraph_xml) const {
    if (word_) return "<w:tbl><w:tr><w:tc>" + paragraph_xml + "</w:tc></w:tr></w:tbl>";
    return "<table:table><table:table-row><table:table-cell>" + paragraph_xml +
           "</table:table-cell></table:table-row></table:table>";
  }

  /// Words with a blank behind each.
  std::string prose() {
    static const std::string words[] = {"house",
                                        "caf\xC3\xA9",
                                        "R&D",
                                        "a<b",
                                        "\xF0\x9F\x90\x99",
                                        "it\xE2\x80\x99s",
                                        "\"so\"",
                                        "tea",
                                        "x",
                                        "\xE6\x97\xA5\xE6\x9C\xAC",
                                        "1>0"};
    std::string out;
    for (int i = pick(0, 8); i > 0; --i) out += words[pick(0, 10)] + " ";
    return out;
  }

  /// One character as XML: as it is, or as a reference.
  std::string character(std::string_view text) {
    if (text == "&") return pick(0, 1) == 0 ? "&amp;" : "&#38;";
    if (text == "<") return "&lt;";
    if (text == ">" && pick(0, 1) == 0) return "&gt;";
    if (text == " ") return blank();
    if (text.size() == 1 && pick(0, 19) == 0) return "&#" + std::to_string(static_cast<int>(text[0])) + ";";
    return std::string(text);
  }

  std::string blank() {
    if (word_ || pick(0, 9) > 0) return " ";
    return pick(0, 1) == 0 ? "<text:s/>" : "\n    ";
  }

  std::string cut() {
    if (!word_) {
      static const std::string cuts[] = {
          "</text:span><text:span text:style-name=\"T1\">", "<text:bookmark/>",
          "<text:change text:change-id=\"c\"/>",
          "<office:annotation><dc:creator>unstigma</dc:creator></office:annotation>"};
      return cuts[pick(0, 3)];
    }
    static const std::string between[] = {
        "", "<w:proofErr/>", "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
        "<w:bookmarkStart w:id=\"1\"/>", "<w:r><w:footnoteReference w:id=\"1\"/></w:r>"};
    static const std::string properties[] = {"", "<w:rPr><w:b/></w:rPr>",
                                             "<w:rPr><w:i w:val=\"0\"/></w:rPr>"};
    return "</w:t></w:r>" + between[pick(0, 4)] + "<w:r>" + properties[pick(0, 2)] +
           "<w:t xml:space=\"preserve\">";
  }

  std::string written(const std::string& text) {
    std::string out = word_ ? "<w:p><w:r><w:t xml:space=\"preserve\">" : "<text:p><text:span>";
    for (std::size_t i = 0; i < text.size();) {
      std::size_t size = 1;
      while (i + size < text.size() && (static_cast<unsigned char>(text[i + size]) & 0xC0U) == 0x80U) ++size;
      if (pick(0, 5) == 0) out += cut();
      out += character(std::string_view(text).substr(i, size));
      i += size;
    }
    return out + (word_ ? "</w:t></w:r></w:p>" : "</text:span></text:p>");
  }

  std::mt19937 random_;
  bool word_;
  std::uint64_t paragraphs_ = 0;
};

std::uint64_t characters(std::string_view text) {
  std::uint64_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return count;
}

/// XML without its tags, deleted text and comments, references resolved, white space as single blanks.
std::string words_of(std::string_view xml) {
  std::string out;
  for (std::size_t i = 0; i < xml.size();) {
    if (xml.substr(i, 11) == "<w:delText>") {
      i = xml.find("</w:delText>", i);
    } else if (xml.substr(i, 12) == "<dc:creator>") {
      i = xml.find("</dc:creator>", i);
    } else if (xml.substr(i, 8) == "<text:s/") {
      out += ' ';
      i += 9;
    } else if (xml[i] == '<') {
      i = xml.find('>', i) + 1;
    } else if (xml[i] == '&') {
      const Reference found = read_reference(xml.substr(i));
      out += found.text;
      i += found.size;
    } else {
      const bool blank = xml[i] == ' ' || xml[i] == '\n';
      if (!blank) out += xml[i];
      else if (out.empty() || out.back() != ' ') out += ' ';
      ++i;
    }
  }
  return out;
}

TEST_CASE("Text put into a Word or OpenDocument file comes out at the place where it was put") {
  const std::string marker = "zebra & c\xC3\xB4te\xF0\x9F\x90\x99";
  for (unsigned seed = 0; seed < 600; ++seed) {
    CAPTURE(seed);
    Maker maker(seed, seed % 2 == 0);
    const std::string bytes = maker.make(marker);
    std::istringstream in(bytes);
    std::size_t seen = 0;
    const auto read = document::read(in, "draft", "", [&](const Passage& p, const Block& block) {
      const std::size_t at = p.text.find(marker);
      if (at == std::string::npos) return;
      ++seen;
      const auto begin = static_cast<std::uint32_t>(at);
      const auto end = static_cast<std::uint32_t>(at + marker.size());
      const Location place = locate(p, {begin, end}, block);
      CHECK(p.text == maker.before + marker + maker.after);
      CHECK(place.start.paragraph == maker.paragraph);
      CHECK(place.start.column == characters(maker.before) + 1);
      CHECK(place.end.column == place.start.column + characters(marker));
      CHECK(words_of(block.text().substr(place.start.offset, place.end.offset - place.start.offset)) ==
            marker);
    });
    CHECK(read);
    CHECK(seen == 1);
  }
}

TEST_CASE("What is mended in a Word or OpenDocument file is mended at its place") {
  const auto checker = Checker::build({});
  REQUIRE(checker);
  std::size_t mended = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    Maker maker(seed, seed % 2 == 0);
    const std::string bytes = maker.make("He committed suicide in May. ");
    const auto fixed = checker->fix_text(bytes, "draft", "", FixLevel::safe);
    REQUIRE(fixed);
    if (fixed->applied.empty()) continue;  // a blank that is an element stands in the middle
    ++mended;
    const std::string before = tests::shown(bytes, "");
    const std::string after = tests::shown(fixed->bytes, "");
    std::string expected = before;
    expected.replace(expected.find("committed suicide"), 17, "died by suicide");
    CHECK(after == expected);
    for (const AnswerKind kind : {AnswerKind::comments, AnswerKind::tracked_changes}) {
      const auto answer =
          checker->answer_text(bytes, "draft", "", kind, FixLevel::safe, "2026-11-26T12:00:00Z");
      REQUIRE(answer);
      CHECK(!answer->placed.empty());
      CHECK(tests::shown(answer->bytes, "") == (kind == AnswerKind::comments ? before : expected));
    }
  }
  CHECK(mended > 150);
}

}  // namespace
}  // namespace unstigma::document
