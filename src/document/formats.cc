#include "document/formats.h"

#include <algorithm>

#include "document/ascii.h"
#include "document/code.h"
#include "document/container.h"
#include "document/html.h"
#include "document/markdown.h"
#include "document/plain.h"
#include "document/readers.h"

namespace unstigma::document {
namespace {

struct ByName {
  const Format* format = nullptr;
  bool prose = false;
};

/// The names and endings of all formats, to be looked up.
class Names {
 public:
  Names() {
    for (const Format& format : formats()) {
      add(format.prose, {&format, true});
      add(format.others, {&format, false});
    }
    std::stable_sort(all_.begin(), all_.end(), less);
  }

  /// The format of the name or ending (lower case); with several, the first in the list of formats.
  ByName find(std::string_view name) const {
    const auto found = std::lower_bound(all_.begin(), all_.end(), Named{name, {}}, less);
    return found == all_.end() || found->name != name ? ByName() : found->tells;
  }

 private:
  struct Named {
    std::string_view name;
    ByName tells;
  };
  static bool less(const Named& a, const Named& b) { return a.name < b.name; }

  void add(std::string_view list, ByName tells) {
    while (!list.empty()) {
      const std::string_view name = list.substr(0, list.find(' '));
      all_.push_back({name, tells});
      list.remove_prefix(std::min(name.size() + 1, list.size()));
    }
  }

  std::vector<Named> all_;
};

/// The format that a file's name tells: CMakeLists.txt by the whole of it before .txt by its end. No ending
/// is the end of another that means something else.
ByName format_by_name(std::string_view name) {
  static const Names names;
  const std::string file = ascii::lower(name.substr(name.rfind('/') + 1));
  ByName out = names.find(file);
  for (std::size_t dot = file.rfind('.'); out.format == nullptr && dot != std::string::npos;
       dot = dot == 0 ? std::string::npos : file.rfind('.', dot - 1))
    out = names.find(std::string_view(file).substr(dot));
  return out;
}

/// What the first bytes of a file without a telling name are; empty for plain text.
std::string_view format_by_content(std::string_view first_bytes) {
  const std::string head = ascii::lower(first_bytes.substr(0, 512));
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string::npos) return {};
  const auto begins = [&](std::string_view mark) { return head.compare(first, mark.size(), mark) == 0; };
  if (begins("<!doctype html") || begins("<html")) return "html";
  if (begins("\\documentclass")) return "latex";
  if (begins("webvtt")) return "vtt";
  if (begins("#!")) return "code";
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
      {"code", "comments in source code", "", code::names(), read_code},
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
    out.insert(out.end(), container_formats().begin(), container_formats().end());
    return out;
  }();
  return names;
}

bool known_name(std::string_view name) {
  const ByName found = format_by_name(name);
  return found.format == nullptr ? walked_container(name) : found.prose;
}

std::string_view format_of(std::string_view name, std::string_view first_bytes) {
  const Format* format = format_by_name(name).format;
  if (format != nullptr) return format->name;
  if (const std::string_view container = container_format_of(name); !container.empty()) return container;
  const std::string_view found = format_by_content(first_bytes);
  return found.empty() ? "text" : found;
}

}  // namespace unstigma::document
