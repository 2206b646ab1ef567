#include <map>
#include <ostream>
#include <set>

#include "report/report.h"
#include "report/uri.h"
#include "report/wording.h"
#include "text/fold.h"

namespace unstigma::report {
namespace {

constexpr std::size_t most_bytes = 60000;      ///< GitHub takes 65,536 characters
constexpr std::size_t room_for_rules = 20000;  ///< of these for the reasons at the end
constexpr std::size_t shown_a_file = 10;       ///< findings of a file that stand open; the others are folded

/// Words that stay words in Markdown: no markup, no mention of a person, no number of an issue.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text::valid_utf8(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '&') out += "&amp;";
    else if (c == '@' || c == '#') out += std::string(1, c) + "&#8203;";
    else if (std::string_view("\\`*_[]~$").find(c) != std::string_view::npos) out += std::string("\\") + c;
    else out += byte < 0x20 ? ' ' : c;
  }
  return out;
}

/// An inline code span around any text.
std::string code(std::string_view text) {
  std::string inside = text::valid_utf8(text);
  std::size_t longest = 0;
  std::size_t run = 0;
  for (char& c : inside) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const bool pad = inside.empty() || inside.front() == '`' || inside.back() == '`' || inside.front() == ' ';
  return fence + (pad ? " " : "") + inside + (pad ? " " : "") + fence;
}

/// A comment for a pull request: what weighs most of each file stands open, the rest is folded, reasons come
/// once for each rule. It never outgrows what GitHub takes, and says what it left out.
class MarkdownReport : public Report {
 public:
  explicit MarkdownReport(std::ostream& out) : out_(out) {}

  void finding(const std::string& /*path*/, const Finding& finding) override {
    if (!finding.passed.empty()) return;
    lines_[static_cast<std::size_t>(finding.severity)].push_back({line(finding), finding.rule});
    if (rules_.count(finding.rule) == 0) rules_[finding.rule] = reasons(finding);
  }

  void help(const std::string& path, const Help& help) override {
    std::string words = "> " + code(plain_path(path)) + ": " + plain(help_words) + "\n";
    for (const Helpline& line : help.lines) words += "> - " + in_words(line) + "\n";
    add("\n" + words);
  }

  void file(const FileSummary& file) override {
    const std::uint64_t count = lines_[0].size() + lines_[1].size() + lines_[2].size();
    if (count > 0) section(file.path, count);
    for (auto& lines : lines_) lines.clear();
  }

  void error(const std::string& path, const std::string& message) override {
    add("\n" + code(plain_path(path)) + " could not be checked: " + plain(message) + "\n");
  }

  void finish(const Totals& totals) override {
    if (totals.findings == 0) {
      out_ << "### unstigma: nothing to mention\n\n"
           << counted(totals.files, "file") << " checked, " << counted(totals.words, "word") << ".\n"
           << (summed(totals).empty() ? "" : "\n" + summed(totals) + ".\n") << body_;
      return;
    }
    out_ << "### unstigma: " << counted(totals.findings, "finding") << " in " << counted(totals.files, "file")
         << "\n\n"
         << summary(totals) << body_;
    if (left_out_ > 0)
      out_ << "\nThis comment is as long as it may be: " << counted(left_out_, "more finding")
           << (left_out_ == 1 ? " is" : " are") << " left out. `unstigma` prints them all.\n";
    write_rules();
  }

 private:
  struct Line {
    std::string text;
    std::string rule;
  };

  static std::string summary(const Totals& totals) {
    std::string out = summed(totals);
    if (totals.fixable > 0)
      out += "; `unstigma fix` can put better words in for " + std::to_string(totals.fixable);
    return out + ".\n";
  }

  /// "- **3:14** warning: `crazy` uses ... Consider instead: *wild*. `mental-health/crazy`".
  static std::string line(const Finding& finding) {
    const std::string place = finding.start.line > 0 ? std::to_string(finding.start.line) + ":" +
                                                           std::to_string(finding.start.column)
                                                     : finding.where;
    std::string out = "- **" + plain(place) + "** " + std::string(name(finding.severity)) + ": ";
    const std::string quoted = "\"" + finding.match + "\" ";
    if (finding.message.compare(0, quoted.size(), quoted) == 0)
      out += code(finding.match) + " " + plain(finding.message.substr(quoted.size()));
    else out += plain(finding.message);
    if (finding.context != Context::use) out += " " + plain(whose_words(finding.context));
    out += ".";
    const std::string words = instead(finding);
    if (!words.empty()) out += " Consider instead: **" + plain(words) + "**.";
    else if (!finding.advice.empty()) out += " " + plain(finding.advice);
    return out + " " + code(finding.rule) + "\n";
  }

  static std::string reasons(const Finding& finding) {
    std::string out = "- " + code(finding.rule) + ": " + plain(finding.why);
    if (!finding.fine.empty()) out += " *When it is fine:* " + plain(finding.fine);
    out += " *Source:* ";
    if (finding.sources.empty()) return out + "editorial judgement\n";
    const Source& first = finding.sources.front();
    if (first.url.empty()) out += plain(cited(first));
    else out += "[" + plain(cited(first)) + "](<" + link(first.url) + ">)";
    if (finding.sources.size() > 1) out += "; " + std::to_string(finding.sources.size() - 1) + " more";
    return out + "\n";
  }

  /// An address between < and >: what would end it is percent-encoded.
  static std::string link(std::string_view url) {
    std::string out;
    for (const char c : url) {
      if (c == '<') out += "%3C";
      else if (c == '>') out += "%3E";
      else if (c == '\\') out += "%5C";
      else if (static_cast<unsigned char>(c) > 0x20) out += c;
    }
    return out;
  }

  bool add(const std::string& text) {
    if (body_.size() + text.size() > most_bytes - room_for_rules) return false;
    body_ += text;
    return true;
  }

  /// Heaviest first, in the order of the file; what no longer fits is counted.
  void section(const std::string& path, std::uint64_t count) {
    bool open = add("\n#### " + code(plain_path(path)) + "\n\n");
    std::size_t shown = 0;
    bool folded = false;
    for (std::size_t severity = lines_.size(); severity-- > 0;) {
      for (const Line& line : lines_[severity]) {
        if (open && shown == shown_a_file && count > shown_a_file + 2 && !folded) {
          folded = add("\n<details><summary>" + counted(count - shown, "more finding") + "</summary>\n\n");
          open = folded;
        }
        open = open && add(line.text);
        if (open) {
          ++shown;
          told_.insert(line.rule);
        } else {
          ++left_out_;
        }
      }
    }
    if (folded) body_ += "\n</details>\n";
  }

  /// The reasons of the rules that were told, as many as fit.
  void write_rules() {
    std::size_t room = most_bytes - body_.size() - 500;
    std::string inside;
    std::size_t missing = 0;
    for (const std::string& rule : told_) {
      const std::string& text = rules_[rule];
      if (!text.empty() && inside.size() + text.size() <= room) inside += text;
      else ++missing;
    }
    out_ << "\n<details><summary>Why, and who says so</summary>\n\n" << inside;
    if (missing > 0) out_ << "- and " << counted(missing, "more rule") << ": see `unstigma explain`\n";
    out_ << "\n</details>\n";
  }

  std::ostream& out_;
  std::array<std::vector<Line>, 3> lines_;  ///< of the file, by Severity
  std::string body_;
  std::map<std::string, std::string> rules_;
  std::set<std::string> told_;
  std::uint64_t left_out_ = 0;
};

}  // namespace

std::unique_ptr<Report> make_markdown(std::ostream& out, const Style& /*style*/) {
  return std::make_unique<MarkdownReport>(out);
}

}  // namespace unstigma::report
