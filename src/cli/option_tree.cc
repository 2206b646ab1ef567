#include "cli/option_tree.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace unstigma::cli {
namespace {

using Words = std::map<std::string, std::vector<std::string>>;

OptionCard card_of(const CLI::Option& option, const Words& words) {
  OptionCard out;
  for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
  out.help = option.get_description();
  out.shown = option.get_option_text();
  if (option.get_items_expected_max() == 0) return out;
  out.repeats = option.get_items_expected_max() > 1;
  const bool file = out.shown == "FILE" || out.shown == "NAME-OR-FILE" || out.shown == "DIFF";
  out.value = file ? Value::file : Value::free;
  const auto known = words.find(out.names.back());
  if (known != words.end()) {
    out.value = Value::words;
    out.words = known->second;
    out.help.resize(std::min(out.help.rfind(": "), out.help.size()));  // --help lists them
  }
  return out;
}

}  // namespace

CommandCard card_of(const CLI::App& app, const Words& words) {
  CommandCard out;
  out.name = app.get_name();
  out.help = app.get_description();
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) {
      out.options.push_back(card_of(*option, words));
      continue;
    }
    const std::string name = option->get_name(true);
    out.arguments = name == "SHELL"                    ? Value::words
                    : name == "PATH" || name == "FILE" ? Value::file
                                                       : Value::free;
    if (name == "SHELL") out.words = shells();
  }
  for (const CLI::App* inner : app.get_subcommands([](const CLI::App*) { return true; }))
    out.commands.push_back(card_of(*inner, words));
  return out;
}

}  // namespace unstigma::cli
