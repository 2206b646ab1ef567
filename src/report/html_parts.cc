#include "report/html_parts.h"

#include <algorithm>

#include "report/wording.h"

namespace unstigma::report {
namespace {

constexpr std::array<std::string_view, 4> weights = {"error", "warning", "suggestion", "passed"};

bool web_address(std::string_view url) {
  return url.substr(0, 8) == "https://" || url.substr(0, 7) == "http://";
}

std::string linked(std::string_view url, const std::string& words) {
  if (!web_address(url)) return words;
  return "<a rel=\"noreferrer\" href=\"" + escaped(url, true) + "\">" + words + "</a>";
}

std::string capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() & ~0x20);
  return text;
}

/// "crazy" as a quotation, then what the words do.
std::string message_of(const Finding& finding) {
  const std::string quoted = "\"" + finding.match + "\" ";
  if (finding.message.compare(0, quoted.size(), quoted) != 0) return escaped(capital(finding.message)) + ".";
  return "<q>" + escaped(finding.match) + "</q> " + escaped(finding.message.substr(quoted.size())) + ".";
}

std::string instead_of(const Finding& finding) {
  std::string out;
  for (const Alternative& alternative : finding.alternatives) {
    out += "<li>" + (alternative.text.empty() ? "<i>leave it out</i>" : escaped(alternative.text)) +
           (alternative.safe ? " <small>fix can do this</small>" : "") + "</li>";
  }
  return out;
}

std::string reasons(const Finding& finding) {
  std::string out = "<p>" + escaped(finding.why) + "</p>";
  if (!finding.fine.empty()) out += "<p><b>Fine:</b> " + escaped(finding.fine) + "</p>";
  out += "<ul class=\"sources\">";
  if (finding.sources.empty() && finding.lexicon != "suppression") out += "<li>Editorial judgement</li>";
  for (const Source& source : finding.sources) {
    out += "<li>" + linked(source.url, escaped(cited(source)));
    if (!source.via.empty()) out += " <small>by way of " + escaped(source.via) + "</small>";
    out += "</li>";
  }
  return out + "</ul>";
}

std::string check_box(std::string_view group, std::string_view value, const std::string& label,
                      std::uint64_t count) {
  std::string out = "<label class=\"" + std::string(group) + " " + std::string(value) +
                    "\"><input type=\"checkbox\" checked data-group=\"";
  out += std::string(group) + "\" value=\"" + escaped(value, true) + "\"> ";
  return out + label + " <span class=\"count\">" +
         counted(count, "").substr(0, counted(count, "").find(' ')) + "</span></label>";
}

}  // namespace

char letter_of(std::string_view kind) {
  return static_cast<char>(kind.front() & ~0x20);
}

std::string_view weight_of(const Finding& finding) {
  return finding.passed.empty() ? name(finding.severity) : "passed";
}

std::string topic_of(std::string_view lexicon) {
  std::string out(lexicon);
  const bool short_name = out.size() <= 3;
  for (char& c : out) {
    if (c == '-') c = ' ';
    if (short_name && c >= 'a' && c <= 'z') c = static_cast<char>(c & ~0x20);
  }
  return capital(out);
}

std::string note(const Finding& finding, std::size_t number, std::string_view id, std::string_view back,
                 bool first) {
  const std::string weight(weight_of(finding));
  std::string out = "<li class=\"note " + weight + "\" id=\"" + std::string(id) +
                    "\" tabindex=\"-1\" data-weight=\"" + weight + "\" data-kind=\"" +
                    std::string(kind_of(finding)) + "\" data-topic=\"" + escaped(finding.lexicon, true) +
                    "\">\n";
  out += "<p class=\"tags\"><a class=\"number\" href=\"#" + std::string(back) +
         "\"><span class=\"heard\">Back to mark </span>" + std::to_string(number) +
         "</a> <span class=\"weight\">" + (weight == "passed" ? "let pass" : weight) +
         "</span> <span class=\"kind\">" + std::string(kind_of(finding)) + "</span>";
  if (finding.context == Context::quotation) out += " <span class=\"context\">in a quotation</span>";
  if (finding.context == Context::mention) out += " <span class=\"context\">mentioned as a word</span>";
  out += "</p>\n<p class=\"what\">" + message_of(finding) + "</p>\n";
  if (!finding.passed.empty()) out += "<p>Let pass: " + escaped(finding.passed) + ".</p>\n";
  const std::string words = instead_of(finding);
  if (!words.empty())
    out += "<p class=\"lead\">Consider instead</p><ul class=\"instead\">" + words + "</ul>\n";
  if (!finding.advice.empty()) out += "<p class=\"advice\">" + escaped(finding.advice) + "</p>\n";
  for (const std::string& hint : finding.notes)
    out += "<p class=\"hint\">" + escaped(capital(hint)) + ".</p>\n";
  out += std::string("<details class=\"") + (first ? "first" : "again") +
         "\"><summary>Why, and who says so</summary>\n" + reasons(finding) + "\n<p class=\"rule\">" +
         escaped(finding.rule);
  if (finding.start.line > 0) out += ", line " + std::to_string(finding.start.line);
  else if (!finding.where.empty()) out += ", " + escaped(finding.where);
  return out + "</p></details>\n</li>\n";
}

std::string help_note(const Help& help) {
  std::string out = "<div class=\"help\" role=\"note\"><p>" + escaped(help_words) + "</p><ul>";
  for (const Helpline& line : help.lines) {
    out += "<li>" + escaped(line.emergency ? "If a life is in danger now" : line.name) + ": <b>" +
           escaped(line.contact) + "</b>";
    if (!line.url.empty()) out += ", " + linked(line.url, escaped(line.url));
    out += "</li>";
  }
  return out + "</ul></div>\n";
}

void Tally::add(const Finding& finding) {
  ++weights[std::string(weight_of(finding))];
  ++kinds[std::string(kind_of(finding))];
  ++lexicons[finding.lexicon];
  if (finding.passed.empty()) ++topics[finding.lexicon][static_cast<std::size_t>(finding.severity)];
}

std::string chart(const Tally& tally) {
  constexpr std::size_t most = 12;
  constexpr std::uint64_t widest = 220;
  using Row = std::pair<std::string, std::array<std::uint64_t, 3>>;
  const auto sum = [](const Row& row) { return row.second[0] + row.second[1] + row.second[2]; };
  std::vector<Row> rows(tally.topics.begin(), tally.topics.end());
  if (rows.empty()) return {};
  for (Row& row : rows) row.first = topic_of(row.first);
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return sum(a) > sum(b); });
  while (rows.size() > most) {
    Row& rest = rows[most - 1];
    rest.first = "Other topics";
    for (std::size_t i = 0; i < 3; ++i) rest.second[i] += rows.back().second[i];
    rows.pop_back();
  }
  std::uint64_t top = 1;
  for (const Row& row : rows) top = std::max(top, sum(row));
  std::string said;
  std::string bars;
  std::size_t y = 0;
  for (const Row& row : rows) {
    said += (said.empty() ? "" : ", ") + row.first + " " + std::to_string(sum(row));
    bars += "<text class=\"topic\" x=\"152\" y=\"" + std::to_string(y + 15) + "\">" + escaped(row.first) +
            "</text>";
    std::uint64_t x = 160;
    for (std::size_t severity = 3; severity-- > 0;) {
      if (row.second[severity] == 0) continue;
      const std::uint64_t width = std::max<std::uint64_t>(2, row.second[severity] * widest / top);
      bars += "<rect class=\"" + std::string(name(static_cast<Severity>(severity))) + "\" x=\"" +
              std::to_string(x) + "\" y=\"" + std::to_string(y + 3) + "\" width=\"" + std::to_string(width) +
              "\" height=\"16\"/>";
      x += width;
    }
    bars += "<text x=\"" + std::to_string(x + 6) + "\" y=\"" + std::to_string(y + 15) + "\">" +
            std::to_string(sum(row)) + "</text>\n";
    y += 24;
  }
  return "<svg class=\"chart\" role=\"img\" aria-label=\"Findings by topic: " + escaped(said, true) +
         "\" width=\"430\" height=\"" + std::to_string(y) + "\" viewBox=\"0 0 430 " + std::to_string(y) +
         "\">\n" + bars + "</svg>\n";
}

std::string filters(const Tally& tally) {
  std::string out =
      "<form class=\"filters\" aria-label=\"What is shown\">\n<fieldset><legend>Weight</legend>";
  for (const std::string_view weight : weights) {
    const auto found = tally.weights.find(std::string(weight));
    if (found != tally.weights.end())
      out +=
          check_box("weight", weight, weight == "passed" ? "let pass" : std::string(weight), found->second);
  }
  out += "</fieldset>\n<fieldset><legend>Kind</legend>";
  for (const auto& [kind, count] : tally.kinds) {
    out += check_box("kind", kind, std::string("<b aria-hidden=\"true\">") + letter_of(kind) + "</b> " + kind,
                     count);
  }
  out += "</fieldset>\n<fieldset><legend>Topic</legend>";
  for (const auto& [lexicon, count] : tally.lexicons)
    out += check_box("topic", lexicon, escaped(topic_of(lexicon)), count);
  return out + "</fieldset>\n<p class=\"showing\" role=\"status\"></p>\n</form>\n";
}

}  // namespace unstigma::report
