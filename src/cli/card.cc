#include "cli/card.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "report/report.h"
#include "text/width.h"

namespace unstigma::cli {
namespace {

std::string joined(const std::vector<std::string>& items, std::string_view between) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += between;
    out += item.empty() ? "(leave it out)" : item;
  }
  return out;
}

std::string unmarked(std::string sentence) {
  for (const char* mark : {"[[", "]]"}) {
    const std::size_t at = sentence.find(mark);
    if (at != std::string::npos) sentence.erase(at, 2);
  }
  return sentence;
}

/// "  key      text", wrapped under itself.
void row(std::string_view key, std::string_view text, std::size_t width, std::ostream& out) {
  constexpr std::size_t indent = 12;
  if (text.empty()) return;
  out << "  " << key << std::string(key.size() + 2 < indent ? indent - key.size() - 2 : 1, ' ');
  std::size_t column = indent;
  bool begins = true;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    const std::size_t word_width = text::display_width(word);
    if (!begins && column + 1 + word_width > width) {
      out << '\n' << std::string(indent, ' ');
      column = indent;
      begins = true;
    }
    if (!begins) out << ' ';
    out << word;
    column += word_width + (begins ? 0 : 1);
    begins = false;
    text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
  }
  out << '\n';
}

}  // namespace

void write_card(const EntryCard& card, std::size_t width, bool color, std::ostream& out) {
  out << (color ? "\x1b[1m" : "") << card.rule << (color ? "\x1b[0m" : "") << "  " << name(card.severity)
      << ", " << name(card.kind) << (card.status == "stable" ? "" : ", " + card.status) << '\n';
  row("finds", joined(card.phrases, "; "), width, out);
  row("says", card.message, width, out);
  row("instead", joined(card.alternatives, "; "), width, out);
  row("advice", card.advice, width, out);
  row("why", card.why, width, out);
  row("fine", card.fine, width, out);
  row("differs", card.disagreement, width, out);
  if (!card.community.empty()) {
    row("community",
        card.community + (card.prefers.empty() ? "" : ", when " + card.prefers + " is preferred"), width,
        out);
  }
  row("profiles", joined(card.profiles, ", "), width, out);
  for (const std::string& locale : card.locales) row("in", locale, width, out);
  for (const std::string& guard : card.guards) row("sense", guard, width, out);
  row("by itself", joined(card.policies, "; "), width, out);
  if (card.sources.empty()) row("source", "editorial judgement", width, out);
  for (const Source& source : card.sources) {
    const std::string seen = source.via.empty() ? "" : "; seen in: " + source.via;
    row("source", report::cited(source) + seen + (source.url.empty() ? "" : " " + source.url), width, out);
  }
  for (const std::string& sentence : card.flag) row("found", sentence, width, out);
  for (const std::string& sentence : card.pass) row("let pass", sentence, width, out);
}

void write_markdown_card(const EntryCard& card, std::ostream& out) {
  out << "\n### " << card.rule << "\n\n" << name(card.severity) << ", " << name(card.kind);
  if (card.status != "stable") out << ", " << card.status;
  out << "\n\n- **Finds**: `" << joined(card.phrases, "`, `") << "`\n";
  if (!card.alternatives.empty()) out << "- **Instead**: `" << joined(card.alternatives, "`, `") << "`\n";
  if (!card.advice.empty()) out << "- **Advice**: " << card.advice << '\n';
  out << "- **Why**: " << card.why << '\n';
  if (!card.fine.empty()) out << "- **Fine**: " << card.fine << '\n';
  if (!card.locales.empty()) out << "- **By country**: " << joined(card.locales, "; ") << '\n';
  if (!card.disagreement.empty()) out << "- **Guides differ**: " << card.disagreement << '\n';
  std::string sources;
  for (const Source& source : card.sources) {
    const std::string cited = report::cited(source);
    sources +=
        (sources.empty() ? "" : "; ") + (source.url.empty() ? cited : "[" + cited + "](" + source.url + ")");
  }
  out << "- **Source**: " << (sources.empty() ? "editorial judgement" : sources) << '\n';
  if (!card.flag.empty()) out << "- **Found in**: " << unmarked(card.flag.front()) << '\n';
  if (!card.pass.empty()) out << "- **Let pass**: " << card.pass.front() << '\n';
}

void write_json_cards(const std::vector<EntryCard>& cards, std::ostream& out) {
  auto all = nlohmann::ordered_json::array();
  for (const EntryCard& card : cards) {
    nlohmann::ordered_json one = {{"rule", card.rule},
                                  {"lexicon", card.lexicon},
                                  {"kind", name(card.kind)},
                                  {"severity", name(card.severity)},
                                  {"status", card.status},
                                  {"phrases", card.phrases},
                                  {"alternatives", card.alternatives},
                                  {"advice", card.advice},
                                  {"message", card.message},
                                  {"why", card.why},
                                  {"fine", card.fine},
                                  {"disagreement", card.disagreement},
                                  {"community", card.community},
                                  {"prefers", card.prefers},
                                  {"profiles", card.profiles},
                                  {"aliases", card.aliases},
                                  {"locales", card.locales},
                                  {"guards", card.guards},
                                  {"policies", card.policies},
                                  {"flag", card.flag},
                                  {"pass", card.pass}};
    auto sources = nlohmann::ordered_json::array();
    for (const Source& source : card.sources) {
      sources.push_back({{"title", source.title},
                         {"organization", source.organization},
                         {"year", source.year},
                         {"url", source.url},
                         {"via", source.via}});
    }
    one["sources"] = std::move(sources);
    all.push_back(std::move(one));
  }
  out << all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

}  // namespace unstigma::cli
