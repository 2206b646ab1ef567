#include "document/formats.h"

#include <algorithm>

#include "document/html.h"
#include "document/markdown.h"
#include "document/plain.h"
#include "document/readers.h"

namespace unstigma::document {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  return out;
}

bool ends_with(std::string_view text, std::string_view tail) {
  return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

/// True when the file name (lower case) has one of the endings, or is one of them that has no dot.
bool named(std::string_view name, std::string_view endings) {
  const std::string_view file = name.substr(name.rfind('/') + 1);
  while (!endings.empty()) {
    const std::string_view ending = endings.substr(0, endings.find(' '));
    if (ending.front() == '.' ? ends_with(file, ending) : file == ending) return true;
    endings.remove_prefix(std::min(ending.size() + 1, endings.size()));
  }
  return false;
}

/// What the first bytes of a file without a telling name are; empty for plain text.
std::string_view format_by_content(std::string_view first_bytes) {
  const std::string head = lower(first_bytes.substr(0, 512));
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string::npos) return {};
  const auto begins = [&](std::string_view mark) { return head.compare(first, mark.size(), mark) == 0; };
  if (begins("<!doctype html") || begins("<html")) return "html";
  if (begins("\\documentclass")) return "latex";
  if (begins("webvtt")) return "vtt";
  return {};
}

}  // namespace

const std::vector<Format>& formats() {
  static const std::vector<Format> all = {
      {"text", "plain text", ".txt .text", ".log", read_plain},
      {"markdown", "Markdown", ".md .markdown .mdown .mkd .qmd .rmd", "", read_markdown},
      {"mdx", "MDX", ".mdx", "", read_mdx},
      {"html", "HTML", ".html .htm .xhtml", "", read_html_page},
      {"rst", "reStructuredText", ".rst .rest", "", read_rst},
      {"asciidoc", "AsciiDoc", ".adoc .asciidoc .asc", "", read_asciidoc},
      {"org", "Org", ".org", "", read_org},
      {"latex", "LaTeX", ".tex .ltx .latex", "", read_latex},
      {"typst", "Typst", ".typ", "", read_typst},
      {"srt", "SubRip subtitles", ".srt", "", read_subtitles},
      {"vtt", "WebVTT subtitles", ".vtt", "", read_subtitles},
      {"po", "gettext catalogue", ".po .pot", "", read_po},
      {"json", "JSON", "", ".json .geojson .webmanifest", read_json},
      {"jsonl", "JSON Lines", "", ".jsonl .ndjson", read_json_lines},
      {"yaml", "YAML", "", ".yaml .yml", read_yaml},
      {"toml", "TOML", "", ".toml", read_toml},
      {"csv", "comma- or tab-separated values", "", ".csv .tsv .tab", read_csv},
      {"eml", "mail", ".eml .mbox", "", read_mail},
  };
  return all;
}

const Format* format_named(std::string_view name) {
  const auto found = std::find_if(formats().begin(), formats().end(),
                                  [&](const Format& format) { return format.name == name; });
  return found == formats().end() ? nullptr : &*found;
}

const std::vector<std::string_view>& format_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> out;
    for (const Format& format : formats()) out.push_back(format.name);
    return out;
  }();
  return names;
}

bool known_name(std::string_view name) {
  const std::string small = lower(name);
  return std::any_of(formats().begin(), formats().end(),
                     [&](const Format& format) { return named(small, format.prose); });
}

std::string_view format_of(std::string_view name, std::string_view first_bytes) {
  const std::string small = lower(name);
  for (const Format& format : formats()) {
    if (named(small, format.prose) || named(small, format.others)) return format.name;
  }
  const std::string_view found = format_by_content(first_bytes);
  return found.empty() ? "text" : found;
}

}  // namespace unstigma::document
