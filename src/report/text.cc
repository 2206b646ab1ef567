#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "report/report.h"
#include "text/width.h"

namespace unstigma::report {
namespace {

constexpr std::string_view reset = "\x1b[0m";
constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view dim = "\x1b[2m";
constexpr std::string_view red = "\x1b[1;31m";
constexpr std::string_view yellow = "\x1b[1;33m";
constexpr std::string_view cyan = "\x1b[1;36m";
constexpr std::string_view green = "\x1b[32m";

std::string_view color_of(Severity severity) {
  return severity == Severity::error ? red : severity == Severity::warning ? yellow : cyan;
}

/// Tabs as spaces to the next eighth column, control characters as one.
std::string expanded(std::string_view text, std::size_t column) {
  std::string out;
  for (const char c : text) {
    if (c == '\t') {
      out.append(8 - (column + text::display_width(out)) % 8, ' ');
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += ' ';
    } else {
      out += c;
    }
  }
  return out;
}

/// For people: the line, the words underlined, what to write instead, why, who says so.
class TextReport : public Report {
 public:
  TextReport(std::ostream& out, const Style& style) : out_(out), style_(style) {}

  void finding(const std::string& path, const Finding& finding) override {
    ++rules_[finding.rule];
    if (style_.statistics) return;
    if (!finding.passed.empty()) return passed(path, finding);
    header(path, finding);
    excerpt(finding);
    reasons(finding);
    out_ << '\n';
    if (first_rule_.empty()) first_rule_ = finding.rule;
  }

  void help(const std::string& path, const Help& help) override {
    out_ << paint(bold, place(path, help)) << ": " << paint(green, "help") << ": \"" << help.match << "\"\n";
    gutter_ = 1;
    item("", help_words, "");
    for (const Helpline& line : help.lines) item("", in_words(line), "");
    out_ << '\n';
  }

  void finish(const Totals& totals) override {
    if (style_.statistics) statistics();
    if (totals.findings == 0) {
      if (!style_.quiet && totals.files > 0) {
        out_ << "Nothing to mention in " << counted(totals.files, "file") << " ("
             << counted(totals.words, "word") << ").\n";
      }
      if (totals.skipped_quotations > 0)
        out_ << counted(totals.skipped_quotations, "term") << " in quotations left alone.\n";
      if (totals.suppressed > 0)
        out_ << counted(totals.suppressed, "finding") << " suppressed by comments.\n";
      if (totals.known > 0) out_ << counted(totals.known, "finding") << " known from the baseline.\n";
      if (totals.unchanged > 0)
        out_ << counted(totals.unchanged, "finding") << " in lines that have not changed.\n";
      return;
    }
    summary(totals);
    if (style_.quiet || style_.statistics) return;
    out_ << "Run ";
    if (totals.fixable > 0) out_ << "`unstigma fix --diff` to see the fixes, ";
    out_ << "`unstigma explain " << first_rule_ << "` for more.\n";
  }

 private:
  std::string paint(std::string_view color, std::string_view text) const {
    if (!style_.color) return std::string(text);
    return std::string(color) + std::string(text) + std::string(reset);
  }

  void passed(const std::string& path, const Finding& finding) {
    out_ << paint(dim, place(path, finding) + ": passed[" + finding.rule + "]: \"" + finding.match + "\" (" +
                           finding.passed + ")")
         << '\n';
  }

  /// The rule's id, in terminals that have them a link to who says so.
  std::string rule(const Finding& finding) const {
    if (!style_.links) return finding.rule;
    for (const Source& source : finding.sources) {
      const bool safe =
          std::all_of(source.url.begin(), source.url.end(), [](char c) { return c > ' ' && c < 0x7F; });
      if (!source.url.empty() && safe)
        return "\x1b]8;;" + source.url + "\x1b\\" + finding.rule + "\x1b]8;;\x1b\\";
    }
    return finding.rule;
  }

  void header(const std::string& path, const Finding& finding) {
    out_ << paint(bold, place(path, finding)) << ": "
         << paint(color_of(finding.severity), std::string(name(finding.severity)) + "[" + rule(finding) + "]")
         << ": " << finding.message;
    if (finding.context == Context::quotation) out_ << " (in a quotation)";
    if (finding.context == Context::mention) out_ << " (mentioned as a word)";
    out_ << '\n';
  }

  /// The source line with the match underlined, cut to the width around the match.
  void excerpt(const Finding& finding) {
    const Excerpt& line = finding.excerpt;
    const std::string number = finding.start.line > 0 ? std::to_string(finding.start.line) : std::string();
    gutter_ = number.size();
    const std::size_t room = style_.width > gutter_ + 12 ? style_.width - gutter_ - 3 : 40;
    std::string before = expanded(std::string_view(line.text).substr(0, line.begin), 0);
    const std::string match = expanded(std::string_view(line.text).substr(line.begin, line.end - line.begin),
                                       text::display_width(before));
    std::string after = expanded(std::string_view(line.text).substr(line.end),
                                 text::display_width(before) + text::display_width(match));
    bool cut_before = line.cut_before;
    bool cut_after = line.cut_after;
    const std::size_t match_width = text::display_width(match);
    const std::size_t spare = room > match_width + 4 ? room - match_width - 2 : 2;
    const std::size_t wanted_before =
        std::min(text::display_width(before),
                 std::max(spare / 2, spare - std::min(spare, text::display_width(after))));
    if (text::display_width(before) > wanted_before) {
      before = ending(before, wanted_before);
      cut_before = true;
    }
    const std::size_t left = spare - std::min(spare, text::display_width(before));
    if (text::display_width(after) > left) {
      after = after.substr(0, text::fitting(after, left));
      cut_after = true;
    }
    const std::string lead = cut_before ? "\xE2\x80\xA6" : "";
    const std::string pad(gutter_, ' ');
    out_ << paint(dim, pad + " |") << '\n';
    out_ << paint(dim, number + " |") << ' ' << lead << before << paint(bold, match) << after
         << (cut_after ? "\xE2\x80\xA6" : "") << '\n';
    out_ << paint(dim, pad + " |") << ' '
         << std::string(text::display_width(lead) + text::display_width(before), ' ')
         << paint(color_of(finding.severity), std::string(std::max<std::size_t>(match_width, 1), '^'))
         << '\n';
  }

  /// The end of a text that takes at most `columns`.
  static std::string ending(const std::string& text, std::size_t columns) {
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      if ((static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) continue;
      if (text.size() - begin > 4 * columns + 16) continue;
      if (text::display_width(std::string_view(text).substr(begin)) <= columns) return text.substr(begin);
    }
    return {};
  }

  /// The alternatives with the numbers by which `fix -i` puts them in.
  void numbered(const Finding& finding) {
    std::size_t number = 0;
    for (const Alternative& alternative : finding.alternatives) {
      const std::string words = alternative.text.empty() ? "(leave it out)" : alternative.text;
      item(alternative.edit ? std::to_string(++number) : "does not fit here", words, "");
    }
  }

  void reasons(const Finding& finding) {
    if (style_.numbered) numbered(finding);
    std::string instead;
    for (const Alternative& alternative : finding.alternatives) {
      instead += (instead.empty() ? "" : ", ") +
                 (alternative.text.empty() ? std::string("(leave it out)") : alternative.text);
    }
    const bool fixable = !finding.alternatives.empty() && finding.alternatives.front().safe;
    if (!instead.empty() && !style_.numbered) item("instead", instead, fixable ? "[fixable]" : "");
    const bool first = seen_.insert(finding.rule).second;
    if (!finding.advice.empty() && (first || instead.empty())) item("advice", finding.advice, "");
    for (const std::string& note : finding.notes) item("note", note, "");
    if (!first) return;
    item("why", finding.why, "");
    if (!finding.fine.empty()) item("fine", finding.fine, "");
    if (finding.lexicon != "suppression") item("source", sources_of(finding), "");
  }

  /// The first two; `unstigma explain` has them all, with their addresses.
  static std::string sources_of(const Finding& finding) {
    constexpr std::size_t shown = 2;
    if (finding.sources.empty()) return "editorial judgement";
    std::string out;
    for (std::size_t i = 0; i < finding.sources.size() && i < shown; ++i)
      out += (i > 0 ? "; " : "") + cited(finding.sources[i]);
    if (finding.sources.size() > shown)
      out += "; " + std::to_string(finding.sources.size() - shown) + " more";
    return out;
  }

  /// "= key: text", wrapped under itself.
  void item(std::string_view key, std::string_view text, std::string_view tag) {
    out_ << std::string(gutter_ + 1, ' ') << paint(dim, "=") << ' ';
    if (!key.empty()) out_ << paint(key == "instead" ? green : dim, std::string(key) + ":") << ' ';
    const std::size_t indent = gutter_ + 3 + (key.empty() ? 0 : key.size() + 2);
    std::size_t column = indent;
    bool line_begins = true;
    while (!text.empty()) {
      const std::size_t space = text.find(' ');
      const std::string_view word = text.substr(0, space);
      const std::size_t width = text::display_width(word);
      if (!line_begins && column + 1 + width > style_.width) {
        out_ << '\n' << std::string(indent, ' ');
        column = indent;
        line_begins = true;
      }
      if (!line_begins) {
        out_ << ' ';
        ++column;
      }
      out_ << word;
      column += width;
      line_begins = false;
      text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
    }
    if (!tag.empty()) out_ << "  " << paint(green, tag);
    out_ << '\n';
  }

  void summary(const Totals& totals) {
    out_ << paint(bold, counted(totals.findings, "finding")) << " in " << counted(totals.files, "file")
         << ": ";
    std::string parts;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
      const std::uint64_t count = totals.by_severity[static_cast<std::size_t>(severity)];
      if (count > 0) parts += (parts.empty() ? "" : ", ") + counted(count, name(severity));
    }
    out_ << parts;
    std::string extras;
    const auto extra = [&](std::uint64_t count, std::string_view what) {
      if (count > 0) extras += (extras.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(what);
    };
    extra(totals.in_quotations, "in quotations");
    extra(totals.skipped_quotations, "in quotations left alone");
    extra(totals.suppressed, "suppressed");
    extra(totals.known, "known");
    extra(totals.unchanged, "in unchanged lines");
    extra(totals.fixable, "fixable");
    if (!extras.empty()) out_ << " (" << extras << ")";
    out_ << ".\n";
  }

  void statistics() {
    std::vector<std::pair<std::string, std::uint64_t>> rows(rules_.begin(), rules_.end());
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [rule, count] : rows) {
      const std::string digits = std::to_string(count);
      out_ << std::string(digits.size() < 6 ? 6 - digits.size() : 0, ' ') << digits << "  " << rule << '\n';
    }
  }

  std::ostream& out_;
  Style style_;
  std::size_t gutter_ = 1;
  std::set<std::string> seen_;  ///< rules whose reasons have been printed
  std::map<std::string, std::uint64_t> rules_;
  std::string first_rule_;
};

}  // namespace

std::unique_ptr<Report> make_text(std::ostream& out, const Style& style) {
  return std::make_unique<TextReport>(out, style);
}

}  // namespace unstigma::report
