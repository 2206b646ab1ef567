#include <algorithm>
#include <array>
#include <cstdlib>

#include "cli/options.h"

namespace unstigma::cli {
namespace {

constexpr std::array<std::string_view, 7> programs = {"iTerm.app", "WezTerm", "vscode", "ghostty",
                                                      "Hyper",     "Tabby",   "rio"};
constexpr std::array<std::string_view, 5> terms = {"xterm-kitty", "alacritty", "foot", "xterm-ghostty",
                                                   "contour"};

std::string value(const Environment& environment, const char* name) {
  const auto found = environment.variables.find(name);
  return found == environment.variables.end() ? std::string() : found->second;
}

template <std::size_t count>
bool among(const std::array<std::string_view, count>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool wants_color(const std::string& choice, const Environment& environment) {
  if (choice != "auto") return choice == "always";
  const auto set = [&](const char* name) {
    const auto found = environment.variables.find(name);
    return found != environment.variables.end() && !found->second.empty() && found->second != "0";
  };
  if (set("NO_COLOR")) return false;
  if (set("FORCE_COLOR") || set("CLICOLOR_FORCE")) return true;
  const auto term = environment.variables.find("TERM");
  return environment.out_terminal && (term == environment.variables.end() || term->second != "dumb");
}

std::size_t width_of(const Environment& environment) {
  constexpr unsigned long narrowest = 40;
  constexpr unsigned long widest = 400;
  const auto columns = environment.variables.find("COLUMNS");
  unsigned long width = environment.width;
  if (columns != environment.variables.end()) {
    const unsigned long said = std::strtoul(columns->second.c_str(), nullptr, 10);
    if (said > 0) width = said;
  }
  return std::min(std::max(width, narrowest), widest);
}

bool wants_links(const std::string& color, const Environment& environment) {
  constexpr unsigned long first_vte = 5001;  // 0.50.0 crashed over them
  if (!environment.out_terminal || color == "never" || value(environment, "TERM") == "dumb") return false;
  const std::string forced = value(environment, "FORCE_HYPERLINK");
  if (!forced.empty()) return forced != "0" && forced != "false";
  if (!value(environment, "CI").empty()) return false;
  if (!value(environment, "WT_SESSION").empty()) return true;
  if (std::strtoul(value(environment, "VTE_VERSION").c_str(), nullptr, 10) >= first_vte) return true;
  return among(programs, value(environment, "TERM_PROGRAM")) || among(terms, value(environment, "TERM"));
}

}  // namespace unstigma::cli
