#include "cli/completions.h"

#include <ostream>

namespace unstigma::cli {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : std::string(between)) + word;
  return out;
}

std::string names_of(const std::vector<CommandCard>& commands) {
  std::vector<std::string> names;
  names.reserve(commands.size());
  for (const CommandCard& command : commands) names.push_back(command.name);
  return joined(names, " ");
}

/// A text between single quotation marks, as all three shells read it. `bare` are characters that need a
/// backslash.
std::string quoted(std::string_view text, std::string_view bare = "") {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += "'\\''";
    else if (bare.find(c) != std::string_view::npos) out.append("\\").append(1, c);
    else out += c;
  }
  return out + "'";
}

template <class Each>
void each_command(const CommandCard& root, const Each& each) {
  for (const CommandCard& command : root.commands) {
    each(command, command.name);
    for (const CommandCard& inner : command.commands) each(inner, command.name + " " + inner.name);
  }
}

// --- bash

void bash_command(const CommandCard& command, const std::string& path, std::ostream& out) {
  out << "    " << quoted(path) << ")\n      case $previous in\n";
  std::vector<std::string> options;
  std::vector<std::string> files;
  std::vector<std::string> free;
  for (const OptionCard& option : command.options) {
    options.insert(options.end(), option.names.begin(), option.names.end());
    if (option.value == Value::words)
      out << "        " << joined(option.names, "|") << ") words=" << quoted(joined(option.words, " "))
          << "; return;;\n";
    std::vector<std::string>* list = option.value == Value::file   ? &files
                                     : option.value == Value::free ? &free
                                                                   : nullptr;
    if (list != nullptr) list->insert(list->end(), option.names.begin(), option.names.end());
  }
  if (!files.empty()) out << "        " << joined(files, "|") << ") files=yes; return;;\n";
  if (!free.empty()) out << "        " << joined(free, "|") << ") return;;\n";
  std::vector<std::string> words = command.words;
  for (const CommandCard& inner : command.commands) words.push_back(inner.name);
  out << "      esac\n      options=" << quoted(joined(options, " "))
      << "\n      words=" << quoted(joined(words, " "))
      << "\n      files=" << (command.arguments == Value::file ? "yes" : "") << ";;\n";
}

void write_bash(const CommandCard& root, std::ostream& out) {
  out << "# bash completion for unstigma; put it where bash-completion looks, or: source <(unstigma "
         "completions bash)\n"
         "_unstigma_command() {\n  case $command in\n";
  each_command(
      root, [&](const CommandCard& command, const std::string& path) { bash_command(command, path, out); });
  out << "  esac\n}\n\n"
         "_unstigma() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  local command=check options= words= files= first=${COMP_WORDS[1]} second=${COMP_WORDS[2]}\n"
         "  # bash parts --option=value at the =\n"
         "  if [[ $current == '=' ]]; then current=\n"
         "  elif [[ $previous == '=' ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}\n"
         "  fi\n"
         "  if ((COMP_CWORD > 1)) && [[ \" "
      << names_of(root.commands)
      << " \" == *\" $first \"* ]]; then\n"
         "    command=$first\n";
  for (const CommandCard& command : root.commands) {
    if (command.commands.empty()) continue;
    out << "    if [[ $first == " << command.name << " ]] && ((COMP_CWORD > 2)) && [[ \" "
        << names_of(command.commands) << " \" == *\" $second \"* ]]; then command=\"$first $second\"; fi\n";
  }
  out << "  fi\n"
         "  _unstigma_command\n"
         "  if ((COMP_CWORD == 1)); then words=\"$words "
      << names_of(root.commands)
      << "\"; fi\n"
         "  if [[ $current == -* ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
         "    return\n"
         "  fi\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "  if [[ -n $files ]]; then\n"
         "    local file\n"
         "    while IFS= read -r file; do COMPREPLY+=(\"$file\"); done < <(compgen -f -- \"$current\")\n"
         "    compopt -o filenames 2>/dev/null\n"
         "  fi\n"
         "}\n"
         "complete -F _unstigma unstigma\n";
}

// --- zsh

std::string zsh_value(Value value, const std::string& shown, const std::vector<std::string>& words) {
  switch (value) {
    case Value::none:
      return {};
    case Value::words:
      return ":" + shown + ":(" + joined(words, " ") + ")";
    case Value::file:
      return ":" + shown + ":_files";
    case Value::free:
      return ":" + shown + ": ";
  }
  return {};
}

void zsh_command(const CommandCard& command, const std::string& path, std::ostream& out) {
  out << "    " << quoted(path) << ")\n      arguments=(\n";
  for (const OptionCard& option : command.options) {
    const std::string value = zsh_value(option.value, option.shown, option.words);
    for (const std::string& name : option.names) {
      const std::string mark = option.value == Value::none ? "" : name.size() > 2 ? "=" : "+";
      const std::string others = option.repeats ? "*" : "(" + joined(option.names, " ") + ")";
      out << "        " << quoted(others + name + mark + "[") << quoted(option.help, "[]\\")
          << quoted("]" + value) << "\n";
    }
  }
  if (!command.commands.empty())
    out << "        " << quoted("1:command:(" + names_of(command.commands) + ")") << "\n";
  if (command.arguments == Value::words)
    out << "        " << quoted("1:word:(" + joined(command.words, " ") + ")") << "\n";
  if (command.arguments == Value::file) out << "        '*:file:_files'\n";
  out << "      );;\n";
}

void write_zsh(const CommandCard& root, std::ostream& out) {
  out << "#compdef unstigma\n"
         "# zsh completion for unstigma; put it as _unstigma into a folder of $fpath\n"
         "_unstigma() {\n"
         "  local -a commands arguments\n"
         "  commands=(\n";
  for (const CommandCard& command : root.commands)
    out << "    " << quoted(command.name + ":" + command.help) << "\n";
  out << "  )\n"
         "  local command=check\n"
         "  if (( CURRENT == 2 )); then _describe -t commands command commands; fi\n"
         "  if (( CURRENT > 2 )) && [[ \" "
      << names_of(root.commands)
      << " \" == *\" $words[2] \"* ]]; then\n"
         "    command=$words[2]\n"
         "    shift words; (( CURRENT-- ))\n";
  for (const CommandCard& command : root.commands) {
    if (command.commands.empty()) continue;
    out << "    if [[ $command == " << command.name << " ]] && (( CURRENT > 2 )) && [[ \" "
        << names_of(command.commands)
        << " \" == *\" $words[2] \"* ]]; then\n"
           "      command=\"$command $words[2]\"\n"
           "      shift words; (( CURRENT-- ))\n"
           "    fi\n";
  }
  out << "  fi\n  case $command in\n";
  each_command(root,
               [&](const CommandCard& command, const std::string& path) { zsh_command(command, path, out); });
  out << "  esac\n"
         "  _arguments -s $arguments\n"
         "}\n"
         "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _unstigma \"$@\"; else compdef _unstigma "
         "unstigma; fi\n";
}

// --- fish

void fish_option(const OptionCard& option, const std::string& when, std::ostream& out) {
  out << "complete -c unstigma -n " << quoted(when);
  for (const std::string& name : option.names)
    out << (name.size() > 2 ? " -l " + name.substr(2) : " -s " + name.substr(1));
  if (option.value == Value::words) out << " -x -a " << quoted(joined(option.words, " "));
  if (option.value == Value::file) out << " -r -F";
  if (option.value == Value::free) out << " -x";
  out << " -d " << quoted(option.help, "\\") << "\n";
}

void write_fish(const CommandCard& root, std::ostream& out) {
  out << "# fish completion for unstigma; put it as unstigma.fish into ~/.config/fish/completions\n"
         "# True when the command line holds this command; check may be left out.\n"
         "function __unstigma_in\n"
         "  set -l words (commandline -opc)\n"
         "  set -e words[1]\n"
         "  set -l command check\n"
         "  if contains -- \"$words[1]\" "
      << names_of(root.commands) << "\n    set command $words[1]\n";
  for (const CommandCard& command : root.commands) {
    if (command.commands.empty()) continue;
    out << "    if test \"$command\" = " << command.name << "; and contains -- \"$words[2]\" "
        << names_of(command.commands) << "\n      set command \"$command $words[2]\"\n    end\n";
  }
  out << "  end\n  test \"$command\" = \"$argv[1]\"\nend\n\n"
         "complete -c unstigma -f\n";
  for (const CommandCard& command : root.commands) {
    out << "complete -c unstigma -n 'test (count (commandline -opc)) -eq 1' -a " << command.name << " -d "
        << quoted(command.help, "\\") << "\n";
  }
  each_command(root, [&](const CommandCard& command, const std::string& path) {
    const std::string when =
        "__unstigma_in " + (path.find(' ') == std::string::npos ? path : "\"" + path + "\"");
    for (const OptionCard& option : command.options) fish_option(option, when, out);
    for (const CommandCard& inner : command.commands)
      out << "complete -c unstigma -n " << quoted(when) << " -a " << inner.name << " -d "
          << quoted(inner.help, "\\") << "\n";
    if (command.arguments == Value::words)
      out << "complete -c unstigma -n " << quoted(when) << " -a " << quoted(joined(command.words, " "))
          << "\n";
    if (command.arguments == Value::file) out << "complete -c unstigma -n " << quoted(when) << " -F\n";
  });
}

}  // namespace

const std::vector<std::string>& shells() {
  static const std::vector<std::string> names = {"bash", "zsh", "fish"};
  return names;
}

void write_completions(const std::string& shell, const CommandCard& root, std::ostream& out) {
  if (shell == "bash") write_bash(root, out);
  if (shell == "zsh") write_zsh(root, out);
  if (shell == "fish") write_fish(root, out);
}

}  // namespace unstigma::cli
