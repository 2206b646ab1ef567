#include "report/wording.h"

#include "text/fold.h"

namespace unstigma::report {

std::string instead(const Finding& finding) {
  constexpr std::size_t most = 3;
  std::string out;
  for (std::size_t i = 0; i < finding.alternatives.size() && i < most; ++i) {
    const std::string& text = finding.alternatives[i].text;
    out += (i > 0 ? ", " : "") + (text.empty() ? std::string("(leave it out)") : text);
  }
  return out;
}

std::string_view whose_words(Context context) {
  if (context == Context::quotation) return "(in a quotation)";
  if (context == Context::mention) return "(mentioned as a word)";
  return {};
}

std::string told(const Finding& finding) {
  std::string out = finding.message;
  if (finding.context != Context::use && finding.notes.empty())
    out += " " + std::string(whose_words(finding.context));
  out += '.';
  const std::string words = instead(finding);
  if (!words.empty()) out += " Consider instead: " + words + ".";
  else if (!finding.advice.empty()) out += " " + finding.advice;
  for (const std::string& note : finding.notes) out += " (" + note + ")";
  return out;
}

std::string told_with_place(const Finding& finding) {
  const bool placed = finding.start.line == 0 && !finding.where.empty();
  return (placed ? finding.where + ": " : "") + told(finding);
}

std::string summed(const Totals& totals) {
  std::string out;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
    const std::uint64_t count = totals.by_severity[static_cast<std::size_t>(severity)];
    if (count > 0) out += (out.empty() ? "" : ", ") + counted(count, name(severity));
  }
  const auto extra = [&](std::uint64_t count, std::string_view what) {
    if (count > 0) out += (out.empty() ? "" : "; ") + std::to_string(count) + " " + std::string(what);
  };
  extra(totals.in_quotations, "in quotations");
  extra(totals.skipped_quotations, "in quotations left alone");
  extra(totals.suppressed, "suppressed by comments");
  extra(totals.known, "known from the baseline");
  extra(totals.unchanged, "in unchanged lines");
  return out;
}

std::string about(const Finding& finding) {
  const std::string quoted = "\"" + finding.match + "\" ";
  std::string out = finding.message;
  if (out.compare(0, quoted.size(), quoted) == 0) out.erase(0, quoted.size());
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
    out.front() = static_cast<char>(out.front() & ~0x20);
  return out + ".";
}

std::string_view kind_of(const Finding& finding) {
  return finding.lexicon == "suppression" ? "comment" : name(finding.kind);
}

std::string told(const Help& help) {
  std::string out(help_words);
  for (const Helpline& line : help.lines) out += " " + in_words(line) + ".";
  return out;
}

std::string_view level(Severity severity, std::string_view lowest) {
  return severity == Severity::suggestion ? lowest : name(severity);
}

std::string escaped(std::string_view text, bool attribute) {
  std::string out;
  for (const char c : text::valid_utf8(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else if (c == '\'') out += "&#39;";
    else if (c == '\t' || c == '\n' || c == '\r')
      out += attribute ? "&#" + std::to_string(byte) + ";" : std::string(1, c);
    else if (byte < 0x20 || byte == 0x7F) out += "\xEF\xBF\xBD";
    else out += c;
  }
  return out;
}

}  // namespace unstigma::report
