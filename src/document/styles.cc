#include "document/styles.h"

#include <algorithm>
#include <array>

namespace unstigma::document {
namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

template <std::size_t count>
bool among(std::string_view name, const std::array<std::string_view, count>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 4> heading_names = {"title", "subtitle", "heading", "headline"};
constexpr std::array<std::string_view, 5> emphasis_names = {"emphasis", "strong", "intense emphasis",
                                                            "subtle emphasis", "strong emphasis"};
constexpr std::array<std::string_view, 11> code_names = {
    "source code",   "preformatted text", "html preformatted", "verbatim char", "html code", "source text",
    "html keyboard", "html sample",       "html variable",     "macro text",    "code"};
/// Beside all that speak of quotes: what style sheets of other languages call a block quotation.
constexpr std::array<std::string_view, 7> quotation_names = {"block text", "zitat",      "citation", "cita",
                                                             "citazione",  "blockzitat", "citaat"};

}  // namespace

StyleLook look_of_name(std::string_view name) {
  std::string small(name);
  for (char& c : small) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c == '_' ? ' ' : c);
  StyleLook out;
  out.heading = among(small, heading_names) || small.substr(0, 8) == "heading ";
  out.quoted = holds(small, "quot") || among(small, quotation_names);
  out.caption = holds(small, "caption");
  out.list = small.substr(0, 11) == "list bullet" || small.substr(0, 11) == "list number";
  out.code = among(small, code_names);
  out.emphasis = among(small, emphasis_names);
  out.generated = small.substr(0, 4) == "toc " || small.substr(0, 9) == "contents ";
  return out;
}

void Styles::add(const std::string& key, std::string_view name, std::string_view based_on,
                 const StyleLook& own) {
  StyleLook look = look_of_name(name);
  look.heading = look.heading || own.heading;
  look.emphasis = look.emphasis || own.emphasis;
  styles_[key] = {std::string(based_on), look};
}

StyleLook Styles::look(std::string_view key) const {
  constexpr int deepest = 32;  // styles that are based on each other in a circle end here
  StyleLook out;
  for (int i = 0; i < deepest && !key.empty(); ++i) {
    const auto found = styles_.find(key);
    if (found == styles_.end()) break;
    const StyleLook& own = found->second.own;
    out.heading = out.heading || own.heading;
    out.quoted = out.quoted || own.quoted;
    out.caption = out.caption || own.caption;
    out.list = out.list || own.list;
    out.code = out.code || own.code;
    out.emphasis = out.emphasis || own.emphasis;
    out.generated = out.generated || own.generated;
    key = found->second.based_on;
  }
  return out;
}

}  // namespace unstigma::document
