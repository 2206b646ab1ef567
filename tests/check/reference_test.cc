#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "check/odd_texts.h"
#include "cli/cli.h"
#include "document/formats.h"
#include "temporary.h"
#include "unstigma/checker.h"

namespace unstigma {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t seed = 20261126;

Settings everything() {
  Settings settings;
  settings.profile = "all";
  settings.preview = true;
  return settings;
}

const Checker& fast() {
  static const Checker checker = *Checker::build(everything());
  return checker;
}

/// The reference path: every sentence is segmented by ICU, every phrase tried on it.
const Checker& slow() {
  static const Checker checker = [] {
    Settings settings = everything();
    settings.reference = true;
    return *Checker::build(settings);
  }();
  return checker;
}

void write(std::ostream& out, const Position& place) {
  out << place.line << ':' << place.column << ':' << place.offset << ':' << place.part << ':'
      << place.paragraph << ' ';
}

/// All that a finding says.
std::string record(const Finding& f) {
  std::ostringstream out;
  write(out, f.start);
  write(out, f.end);
  out << f.where << '|' << f.match << '|' << f.rule << '|' << f.lexicon << '|' << name(f.kind) << '|'
      << name(f.severity) << '|' << name(f.context) << '|' << f.message << '|' << f.why << '|' << f.fine
      << '|' << f.advice << '|' << f.passed << '|' << f.suppressed.value_or("-") << '|' << f.around << '|'
      << f.known;
  for (const std::string& note : f.notes) out << "|note " << note;
  for (const Alternative& alternative : f.alternatives) {
    out << "|to " << alternative.text << (alternative.safe ? " safely" : "");
    if (!alternative.edit) continue;
    out << ' ' << alternative.edit->start << '-' << alternative.edit->end << ' ' << alternative.edit->text;
    for (const ByteRange& kept : alternative.edit->kept) out << ' ' << kept.start << '-' << kept.end;
  }
  for (const Source& source : f.sources)
    out << "|by " << source.title << source.organization << source.year << source.url << source.via;
  out << '|' << f.excerpt.text << f.excerpt.begin << '-' << f.excerpt.end << f.excerpt.cut_before
      << f.excerpt.cut_after;
  return std::move(out).str();
}

/// The findings of a document, one a line, and what else is told about it.
std::string told(const Checker& checker, const std::string& bytes, const std::string& path,
                 std::string_view format, std::size_t& findings) {
  std::ostringstream out;
  const auto checked = checker.check_text(bytes, path, format, [&](Finding&& finding) {
    out << record(finding) << '\n';
    ++findings;
  });
  if (!checked) return std::move(out).str() + to_string(checked.error());
  out << checked->format << ' ' << checked->words << ' ' << checked->suppressed << ' '
      << checked->passed_in_quotations;
  if (checked->help) write(out, checked->help->start);
  return std::move(out).str();
}

/// Compares both ways; returns how many findings there were.
std::size_t compare(const std::string& bytes, const std::string& path, std::string_view format = "") {
  std::size_t findings = 0;
  std::size_t of_reference = 0;
  const std::string one = told(fast(), bytes, path, format, findings);
  const std::string other = told(slow(), bytes, path, format, of_reference);
  CHECK(findings == of_reference);
  if (one == other) return findings;
  const auto differ = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
  const auto at = static_cast<std::size_t>(differ.first - one.begin());
  const std::size_t from = one.rfind('\n', at) == std::string::npos ? 0 : one.rfind('\n', at) + 1;
  CAPTURE(path);
  CAPTURE(format);
  CAPTURE(bytes.substr(0, 2000));
  CHECK(one.substr(from, 400) == other.substr(from, 400));
  return findings;
}

std::vector<std::string> text_formats() {
  std::vector<std::string> out;
  for (const std::string_view format : document::format_names()) {
    const auto containers = {"docx", "odt", "epub", "pptx", "pdf"};
    if (std::find(containers.begin(), containers.end(), format) == containers.end()) out.emplace_back(format);
  }
  return out;
}

TEST_CASE("The reference path finds the same in every file of the fuzz corpus and the examples") {
  const fs::path root = UNSTIGMA_SOURCE_DIR;
  std::size_t files = 0;
  std::size_t findings = 0;
  for (const fs::path& folder : {root / "tests/fuzz/corpus", root / "examples"}) {
    std::vector<fs::path> listed;
    for (const auto& item : fs::recursive_directory_iterator(folder)) {
      if (item.is_regular_file()) listed.push_back(item.path());
    }
    std::sort(listed.begin(), listed.end());
    for (const fs::path& file : listed) {
      // Seeds stand in folders by the name of their reader.
      const std::string reader = file.parent_path().filename().string();
      const bool named = document::format_named(reader) != nullptr;
      findings += compare(tests::read_file(file.string()), file.filename().string(), named ? reader : "");
      ++files;
    }
  }
  CHECK(files > 80);
  CHECK(findings > 20);
}

TEST_CASE("The reference path finds the same in the sentences of the lexicons") {
  std::string plain;
  std::string marked;
  std::size_t seen = 0;
  for (const EntryCard& card : fast().entries(true)) {
    for (const auto* list : {&card.flag, &card.pass}) {
      for (const std::string& sentence : *list) {
        if (++seen % 9 == 0) plain += tests::unmarked(sentence) + (seen % 2 == 0 ? "\n\n" : " ");
        if (seen % 9 != 4) continue;
        std::string emphasised = sentence;
        if (const std::size_t at = emphasised.find("[["); at != std::string::npos) {
          emphasised.replace(at, 2, "**");
          emphasised.replace(emphasised.find("]]"), 2, "**");
        }
        marked += (seen % 4 == 0 ? "- " : "> ") + emphasised + "\n\n";
      }
    }
  }
  CHECK(compare(plain, "a.txt") > 50);
  CHECK(compare(marked, "a.md") > 50);
}

TEST_CASE("The reference path finds the same in random words with odd separators, in every format") {
  MESSAGE("seed " << seed);
  tests::OddTexts texts(fast().entries(true), seed);
  REQUIRE(texts.words().size() > 1000);
  std::size_t findings = 0;
  for (int round = 0; round < 60; ++round) findings += compare(texts.random(60), "a.txt", "text");
  for (const std::string& format : text_formats()) {
    for (int round = 0; round < 5; ++round)
      findings += compare(tests::as_format(format, texts.random(50)), "a", format);
  }
  CHECK(findings > 500);
}

/// Prose in which nothing is found, in the shapes that plain text has, with one of `texts` here and there.
std::string mostly_neutral(tests::OddTexts& texts, std::size_t paragraphs) {
  const std::string lines[] = {
      "The committee met in the old town hall and spoke of the weather.",
      "> They wrote back within a week, as agreed.",
      "- a list of towns: Ghent, Li\xC3\xA8ge, Bruges",
      "See https://example.org/a_page?b=c, or ask post@example.org.",
      "It cost 3 \xC2\xBD pounds \xE2\x80\x94 \xE2\x80\x9Ctoo much\xE2\x80\x9D, he said.",
      "A Heading",
      "",
      "\t ",
      "x > y, and y >> z"};
  std::string out;
  for (std::size_t i = 0; i < paragraphs; ++i) {
    for (std::size_t k = 0; k < 3 + i % 4; ++k)
      out += lines[(i * 7 + k * k) % std::size(lines)] + (i % 5 == 0 ? "\r\n" : "\n");
    if (i % 9 == 0) out += (i % 2 == 0 ? "> " : "") + texts.random(12) + (i % 4 == 0 ? "" : "\n");
    out += i % 3 == 0 ? "" : "\n";
  }
  return out;
}

TEST_CASE("The reference path finds the same in long plain text of which little is looked at") {
  MESSAGE("seed " << seed);
  tests::OddTexts texts(fast().entries(true), seed);
  std::size_t findings = 0;
  for (const std::size_t paragraphs : {std::size_t{3}, std::size_t{40}, std::size_t{300}})
    findings += compare(mostly_neutral(texts, paragraphs), "a.txt", "text");
  CHECK(findings > 60);
}

TEST_CASE(
    "The words of a text are counted once, whatever its encoding and whether it speaks of our comments") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "The committee met in the old town hall.\n\n";
  text += "We wrote unstigma-ignore in a comment.\n\n" + text;
  const std::uint64_t words = 8 * 80 + 6;
  std::string wide = "\xFF\xFE";
  for (const char c : text) wide += {c, '\0'};
  const std::string mail = "From: a@example.org\nSubject: none\n\n" + text;
  const std::pair<std::string, std::string> files[] = {{text, "a.txt"}, {wide, "a.txt"}, {mail, "a.eml"}};
  for (const auto& file : files) {
    CAPTURE(file.second);
    const auto one = fast().check_text(file.first, file.second, "", [](Finding&&) {});
    const auto other = slow().check_text(file.first, file.second, "", [](Finding&&) {});
    REQUIRE(one);
    REQUIRE(other);
    CHECK(one->words == other->words);
    CHECK(one->words >= words);
    CHECK(one->words <= words + 1);  // a subject counts
  }
}

TEST_CASE("The reference path finds the same in texts made to be hard") {
  MESSAGE("seed " << seed);
  tests::OddTexts texts(fast().entries(true), seed);
  std::size_t findings = 0;
  findings += compare(texts.joined(1500, ""), "a.txt");
  findings += compare(texts.joined(1500, "-"), "a.txt");
  findings += compare(texts.joined(1500, " "), "a.txt");
  findings += compare(texts.joined(400, "\xE2\x80\x94"), "a.txt");
  findings += compare(texts.joined(400, "\""), "a.txt");
  findings += compare(texts.at_every_place(70), "a.txt");
  findings += compare(texts.look_alikes().substr(0, 20000), "a.txt");
  CHECK(findings > 100);
}

TEST_CASE("Any number of jobs prints the same report") {
  MESSAGE("seed " << seed);
  tests::OddTexts texts(fast().entries(true), seed);
  const tests::TemporaryFolder folder;
  std::size_t findings = 0;
  const auto formats = text_formats();
  for (std::size_t i = 0; i < 60; ++i) {
    const std::string& format = formats[i % formats.size()];
    const std::string bytes = tests::as_format(format, texts.random(40));
    const std::string path = folder.write(std::to_string(i) + (format == "text" ? ".txt" : ".md"), bytes);
    (void)told(fast(), bytes, path, "", findings);
  }
  const auto report = [&](const std::string& jobs) {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    const int status = cli::run(
        {"--no-config", "--profile", "all", "--preview", "--format", "json", "--jobs", jobs, folder.path()},
        in, out, err, {});
    CHECK(status == 1);
    CHECK(err.str().empty());
    return out.str();
  };
  const std::string one = report("1");
  CHECK(one == report("3"));
  CHECK(one == report("8"));
  CHECK(one.find("\"findings\": " + std::to_string(findings)) != std::string::npos);
}

/// Where findings are, what and by which rule.
std::vector<std::string> places(std::string text) {
  std::vector<std::string> out;
  std::istringstream in(std::move(text));
  const auto checked = fast().check_stream(in, "a.txt", "text", [&](Finding&& f) {
    out.push_back(std::to_string(f.start.offset) + "-" + std::to_string(f.end.offset) + " " + f.match + " " +
                  f.rule);
  });
  CHECK(checked);
  return out;
}

TEST_CASE("A very long line loses and doubles no finding where its windows meet") {
  struct Row {
    const char* sentence;
    const char* joint;  // in one line
    const char* cut;    // in lines of their own; of the same size
    std::size_t dense;  // bytes in which nothing but the sentence stands
    std::size_t size;
  };
  const Row rows[] = {
      {"Then two junkies came", ".  ", ".\n\n", 2000000, 30000000},
      {"then two junkies came", ",  ", ",\n\n", 400000, 1000000},
      {"\xE2\x80\x9CZo\xC3\xAB\xE2\x80\x9D met two mental  patients", ".  ", ".\n\n", 600000, 1200000},
      {"drug addicts", ".  ", ".\n\n", 300000, 300000},
  };
  const std::string filler = "The committee met in the old town hall and spoke of the weather";
  for (const Row& row : rows) {
    CAPTURE(row.sentence);
    std::string line;
    std::string lines;
    std::size_t planted = 0;
    for (std::size_t i = 0; line.size() < row.size; ++i) {
      const bool plant = line.size() < row.dense || i % 11 == 0;
      planted += plant ? 1 : 0;
      // Words of many sizes in between, so that windows meet in every part of the sentence.
      const std::string words = (plant ? row.sentence : filler) + std::string(i % 7 == 0 ? " all" : "") +
                                std::string(i % 5 == 0 ? " on" : "") + std::string(i % 3 == 0 ? " foot" : "");
      line += words + row.joint;
      lines += words + row.cut;
    }
    const auto of_line = places(line);
    const auto of_lines = places(lines);
    CHECK(of_lines.size() == planted);
    CHECK(of_line.size() == planted);
    const auto differ = std::mismatch(of_line.begin(), of_line.end(), of_lines.begin(), of_lines.end());
    if (differ.first != of_line.end() && differ.second != of_lines.end())
      CHECK(*differ.first == *differ.second);
    CHECK(of_line == of_lines);
  }
}

}  // namespace
}  // namespace unstigma
