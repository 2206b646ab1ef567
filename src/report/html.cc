#include <algorithm>
#include <optional>
#include <ostream>
#include <set>

#include "report/html_parts.h"
#include "report/marked.h"
#include "report/report.h"
#include "report/uri.h"
#include "report/wording.h"

// Made by cmake/embed.cmake from page.css and page.js.
extern "C" const char unstigma_page_style_begin[];
extern "C" const char unstigma_page_style_end[];
extern "C" const char unstigma_page_style_digest[];
extern "C" const char unstigma_page_script_begin[];
extern "C" const char unstigma_page_script_end[];
extern "C" const char unstigma_page_script_digest[];

namespace unstigma::report {
namespace {

constexpr std::size_t most_whole = std::size_t{300} << 10U;  ///< larger files are shown around their marks
constexpr std::size_t most_in_all = std::size_t{6} << 20U;   ///< bytes of text shown whole, of all files
constexpr std::size_t most_notes = 5000;

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

/// One page that needs nothing but itself: every text with its findings marked, beside it a note for each.
class HtmlReport : public Report {
 public:
  explicit HtmlReport(std::ostream& out) : out_(out) {}

  bool wants_text() const override { return true; }
  void text(const std::string& /*path*/, DocumentText&& text) override { text_ = std::move(text); }

  void finding(const std::string& /*path*/, const Finding& finding) override {
    if (notes_ >= most_notes) {
      left_out_ += finding.passed.empty() ? 1U : 0U;
      return;
    }
    ++notes_;
    tally_.add(finding);
    findings_.push_back(finding);
  }

  void help(const std::string& /*path*/, const Help& help) override { help_ = help_note(help); }

  void file(const FileSummary& file) override {
    if (findings_.empty() && help_.empty()) quiet_.push_back(plain_path(file.path));
    else section(file);
    findings_.clear();
    help_.clear();
    text_.reset();
  }

  void error(const std::string& path, const std::string& message) override {
    errors_ += "<li><code>" + escaped(plain_path(path)) + "</code>: " + escaped(message) + "</li>\n";
    findings_.clear();
    text_.reset();
  }

  void finish(const Totals& totals) override {
    head(totals);
    overview(totals);
    out_ << body_;
    rest();
    out_ << "</main>\n<footer><p>Made by unstigma " << version()
         << " on the machine that ran it. This page loads nothing and sends nothing.</p></footer>\n"
         << "<nav class=\"steps\" aria-label=\"Findings one by one\" hidden>"
         << "<button type=\"button\" data-step=\"-1\">Previous</button><span class=\"place\"></span>"
         << "<button type=\"button\" data-step=\"1\">Next</button>"
         << "<button type=\"button\" data-step=\"0\">Close</button></nav>\n"
         << "<script>" << between(unstigma_page_script_begin, unstigma_page_script_end)
         << "</script>\n</body>\n</html>\n";
  }

 private:
  void head(const Totals& totals) {
    const std::string title =
        totals.findings == 0 ? std::string("nothing to mention")
                             : counted(totals.findings, "finding") + " in " + counted(totals.files, "file");
    out_ << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         << "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '"
         << unstigma_page_style_digest << "'; script-src '" << unstigma_page_script_digest
         << "'; base-uri 'none'; form-action 'none'\">\n"
         << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         << "<meta name=\"referrer\" content=\"no-referrer\">\n<title>unstigma: " << title
         << "</title>\n<style>" << between(unstigma_page_style_begin, unstigma_page_style_end)
         << "</style>\n</head>\n<body>\n"
         << "<a class=\"skip\" href=\"#texts\">Go to the texts</a>\n"
         << "<header><p class=\"name\">unstigma</p><button type=\"button\" class=\"theme\" "
            "hidden>Dark</button>\n<h1>"
         << static_cast<char>(title.front() & (title.front() >= 'a' ? ~0x20 : ~0)) << title.substr(1)
         << "</h1>\n";
  }

  void overview(const Totals& totals) {
    std::string parts = summed(totals);
    if (totals.fixable > 0) parts += "; <code>unstigma fix</code> can mend " + std::to_string(totals.fixable);
    out_ << "<p class=\"sum\">" << counted(totals.words, "word") << (parts.empty() ? "" : ": ") << parts
         << ".</p>\n";
    if (notes_ > 0) {
      out_ << "<p class=\"intro\">Each mark is a suggestion, not a verdict: you know the text, and the "
              "people in it. "
              "Choose a mark to see what to write instead, why, and who says so.</p>\n";
    }
    if (left_out_ > 0) {
      out_ << "<p class=\"limit\">A page has room for " << counted(most_notes, "finding") << "; "
           << counted(left_out_, "more finding") << (left_out_ == 1 ? " is" : " are")
           << " not shown here. <code>--format json</code> has them all.</p>\n";
    }
    out_ << "</header>\n<main id=\"texts\" tabindex=\"-1\">\n";
    if (!errors_.empty())
      out_ << "<section class=\"errors\"><h2>Could not be checked</h2><ul>\n"
           << errors_ << "</ul></section>\n";
    if (notes_ == 0) return;
    out_ << "<section class=\"overview\" aria-label=\"Overview\">\n<div><h2>By topic</h2>\n"
         << chart(tally_) << "</div>\n"
         << filters(tally_);
    if (links_.size() > 1) {
      out_ << "<nav aria-label=\"Files\"><h2>Files</h2><ol>";
      for (const std::string& link : links_) out_ << link;
      out_ << "</ol></nav>\n";
    }
    out_ << "</section>\n";
  }

  /// Files without findings.
  void rest() {
    if (quiet_.empty()) return;
    out_ << "<section class=\"quiet\"><details" << (notes_ == 0 ? " open" : "") << "><summary>"
         << counted(quiet_.size(), "file") << " with nothing to mention</summary><ul>\n";
    for (const std::string& path : quiet_) out_ << "<li><code>" << escaped(path) << "</code></li>\n";
    out_ << "</ul></details></section>\n";
  }

  std::string id(char kind, std::size_t number) const {
    return kind + std::to_string(files_) + "-" + std::to_string(number);
  }

  void section(const FileSummary& file) {
    ++files_;
    const std::string name = escaped(plain_path(file.path));
    links_.push_back("<li><a href=\"#file" + std::to_string(files_) + "\"><code>" + name +
                     "</code></a> <span class=\"count\">" + std::to_string(file.findings) + "</span></li>\n");
    body_ += "<article class=\"file\" id=\"file" + std::to_string(files_) + "\" aria-labelledby=\"title" +
             std::to_string(files_) + "\">\n<header><h2 id=\"title" + std::to_string(files_) + "\"><code>" +
             name + "</code></h2><p>" + counted(file.words, "word") + ", " +
             counted(file.findings, "finding") + "</p></header>\n" + help_;
    body_ += "<div class=\"sheet\" dir=\"auto\">\n";
    if (!text_) excerpts();
    else if (!text_->paragraphs.empty()) paragraphs();
    else lines();
    body_ += "</div>\n";
    notes();
    body_ += "</article>\n";
  }

  void notes() {
    if (findings_.empty()) return;
    body_ += "<section class=\"notes\" tabindex=\"0\" aria-label=\"Notes on file " + std::to_string(files_) +
             "\"><h3>Notes</h3><ol>\n";
    std::set<std::string> told;
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      const bool first = told.insert(findings_[i].rule).second;
      body_ += note(findings_[i], i + 1, id('n', i + 1), id('m', i + 1), first);
    }
    body_ += "</ol></section>\n";
  }

  Mark mark(std::size_t index, std::size_t begin, std::size_t end) const {
    const Finding& finding = findings_[index];
    const std::string number = std::to_string(index + 1);
    Mark out = {begin,
                std::max(begin, end),
                id('m', index + 1),
                id('n', index + 1),
                std::string(weight_of(finding)),
                letter_of(kind_of(finding)) + number,
                {}};
    if (finding.context != Context::use) out.classes += " " + std::string(name(finding.context));
    out.label =
        "note " + number + ", " + std::string(weight_of(finding)) + ", " + std::string(kind_of(finding));
    return out;
  }

  static void sort(std::vector<Mark>& marks) {
    std::stable_sort(marks.begin(), marks.end(),
                     [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  }

  /// True when there is still room for a text of this size as a whole.
  bool takes(std::size_t size) {
    if (size > most_whole || shown_ + size > most_in_all) return false;
    shown_ += size;
    return true;
  }

  void lines() {
    const text::Decoded& decoded = text_->decoded;
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      const auto size = static_cast<std::uint64_t>(decoded.text.size());
      marks.push_back(mark(i, std::min(decoded.map.made(findings_[i].start.offset), size),
                           std::min(decoded.map.made(findings_[i].end.offset), size)));
    }
    sort(marks);
    Shown shown;
    shown.whole = takes(decoded.text.size());
    if (!shown.whole)
      body_ += "<p class=\"limit\">This text is long: shown are the lines around the marks.</p>\n";
    body_ += marked(decoded.text, marks, shown);
  }

  /// What there is when a file is too large to be held: the line of each finding.
  void excerpts() {
    body_ +=
        "<p class=\"limit\">This file is too large to be shown; these are its lines with findings.</p>\n";
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      const Excerpt& line = findings_[i].excerpt;
      body_ += marked(line.text, {mark(i, line.begin, line.end)}, {true, findings_[i].start.line});
    }
  }

  /// The byte of a character, counted from 1.
  static std::size_t byte_of(std::string_view text, std::uint64_t column) {
    std::size_t at = 0;
    for (std::uint64_t i = 1; i < column && at < text.size(); ++i) {
      ++at;
      while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    }
    return at;
  }

  /// A container's paragraphs, numbered, under the names of its parts.
  void paragraphs() {
    std::size_t size = 0;
    for (const Paragraph& paragraph : text_->paragraphs) size += paragraph.text.size();
    const bool whole = takes(size);
    if (!whole) body_ += "<p class=\"limit\">This text is long: shown are the paragraphs with marks.</p>\n";
    std::string part;
    for (const Paragraph& paragraph : text_->paragraphs) {
      std::vector<Mark> marks;
      for (std::size_t i = 0; i < findings_.size(); ++i) {
        const Position& start = findings_[i].start;
        if (start.part != paragraph.part || start.paragraph != paragraph.number) continue;
        const Position& end = findings_[i].end;
        const bool ends_here = end.paragraph == start.paragraph;
        marks.push_back(mark(i, byte_of(paragraph.text, start.column),
                             ends_here ? byte_of(paragraph.text, end.column) : paragraph.text.size()));
      }
      sort(marks);
      if (marks.empty() && !whole) continue;
      if (paragraph.part != part) body_ += "<p class=\"part\">" + escaped(paragraph.part) + "</p>\n";
      part = paragraph.part;
      body_ += "<div class=\"paragraph\" data-n=\"" + std::to_string(paragraph.number) + "\">" +
               marked(paragraph.text, marks, {true, 0}) + "</div>\n";
    }
  }

  std::ostream& out_;
  std::optional<DocumentText> text_;
  std::vector<Finding> findings_;  ///< of the file
  std::string help_;
  Tally tally_;
  std::string body_;
  std::string errors_;
  std::vector<std::string> links_;
  std::vector<std::string> quiet_;
  std::size_t files_ = 0;
  std::size_t shown_ = 0;
  std::size_t notes_ = 0;
  std::uint64_t left_out_ = 0;
};

}  // namespace

std::unique_ptr<Report> make_html(std::ostream& out, const Style& /*style*/) {
  return std::make_unique<HtmlReport>(out);
}

}  // namespace unstigma::report
