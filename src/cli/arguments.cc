#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <ostream>

#include "cli/completions.h"
#include "cli/option_tree.h"
#include "cli/options.h"
#include "cli/sharing.h"
#include "document/reader.h"
#include "project/rules.h"
#include "report/report.h"

namespace unstigma::cli {
namespace {

const std::vector<std::string> commands = {"check", "fix",   "explain",    "lexicon",
                                           "init",  "merge", "completions"};

constexpr std::string_view footer = R"(
Exit status: 0, nothing at or above --fail-on; 1, findings; 2, something could not be used.
Nothing leaves your machine: unstigma opens no network connection.)";

/// A value that must be one of a few words.
struct Choice {
  const std::string* value;
  std::string option;
  std::vector<std::string> names;
};

/// Builds the command line and reads it; one object for one run.
class Parser {
 public:
  /// `asked` is the command whose options are needed: none for "", all for "completions".
  explicit Parser(std::string_view asked)
      : app_("Finds stigmatizing language in drafts and documentation, and says what to write instead.",
             "unstigma") {
    app_.set_help_flag("-h,--help", "Show this help");
    app_.set_version_flag("-V,--version", "unstigma " + std::string(version()), "Show the version");
    app_.require_subcommand(0, 1);
    app_.footer(std::string(footer));
    app_.get_formatter()->column_width(34);
    check_ =
        app_.add_subcommand("check", "Check files, folders, or - for standard input (the default command)");
    fix_ =
        app_.add_subcommand("fix", "Rewrite what can be rewritten safely; --diff shows it without writing");
    explain_ = app_.add_subcommand("explain", "Why an entry is there, what to write instead, who says so");
    lexicon_ = app_.add_subcommand("lexicon", "For the people who curate lexicons");
    init_ = app_.add_subcommand("init", "Write a commented .unstigma.toml here");
    merge_ =
        app_.add_subcommand("merge", "Join the reports of shards to what one process would have printed");
    completions_ = app_.add_subcommand("completions", "Make your shell complete the command line");
    // Making options takes longer than reading them.
    const auto needs = [&](std::string_view command) { return asked == command || asked == "completions"; };
    if (needs("check")) add_check();
    if (needs("fix")) add_fix();
    if (needs("merge")) add_merge();
    if (needs("lexicon")) add_lexicon();
    completions_->add_option("SHELL", options_.paths, "bash, zsh or fish")->required()->expected(1);
    explain_->add_option("WORD-OR-RULE", options_.paths, "A word (crazy) or a rule (mental-health/crazy)")
        ->required();
  }

  std::optional<Options> run(std::vector<std::string> args, std::ostream& out, std::ostream& err,
                             int& status) {
    std::reverse(args.begin(), args.end());  // CLI11 takes them from the back
    try {
      app_.parse(args);
    } catch (const CLI::CallForHelp&) {
      const bool inner = lexicon_->parsed() && current() != lexicon_;
      out << (current() == &app_ ? app_.help() : current()->help(inner ? "unstigma lexicon" : "unstigma"));
      status = 0;
      return std::nullopt;
    } catch (const CLI::CallForVersion& e) {
      out << e.what() << '\n';
      status = 0;
      return std::nullopt;
    } catch (const CLI::ParseError& e) {
      complain(err, one_line(e.what()) + "; see unstigma " +
                        (current() == &app_ ? "" : current()->get_name() + " ") + "--help");
      status = 2;
      return std::nullopt;
    }
    status = 2;
    if (!known_arguments(err) || !choices(err) || !say_all(err) ||
        !can_answer(options_, fix_->parsed(), err) || !shard(err))
      return std::nullopt;
    if (completions_->parsed()) {
      status = complete(out, err);
      return std::nullopt;
    }
    finish();
    status = 0;
    return std::move(options_);
  }

 private:
  CLI::App* current() {
    for (CLI::App* command : {check_, fix_, explain_, lexicon_, init_, merge_, completions_}) {
      if (command->parsed()) {
        const auto inner = command->get_subcommands();
        return inner.empty() ? command : inner.front();
      }
    }
    return &app_;
  }

  int complete(std::ostream& out, std::ostream& err) {
    const std::string& shell = options_.paths.front();
    if (std::find(shells().begin(), shells().end(), shell) == shells().end()) {
      const std::string hint = did_you_mean(shell, shells());
      complain(err, "there are no completions for '" + shell + "'" +
                        (hint.empty() ? "; there are for bash, zsh and fish" : hint));
      return 2;
    }
    std::map<std::string, std::vector<std::string>> words;
    for (const Choice& choice : choices_) words[choice.option] = choice.names;
    write_completions(shell, card_of(app_, words), out);
    return 0;
  }

  static std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    while (!text.empty() && (text.back() == ' ' || text.back() == '.')) text.pop_back();
    return text;
  }

  void choice(CLI::App& app, const std::string& option, std::string& value, const std::string& help,
              std::vector<std::string> names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    app.add_option(option, value, help + ": " + list)->option_text("NAME");
    choices_.push_back({&value, option, std::move(names)});
  }

  /// What check and fix share.
  void add_input(CLI::App& app) {
    app.allow_extras();
    app.get_formatter()->column_width(34);
    app.add_option("PATH", options_.paths, "Files, folders, or - for standard input");
    file(app, "-c,--config", options_.config_file, "Use this configuration, not the nearest .unstigma.toml");
    app.add_flag("--no-config", options_.no_config, "Use no configuration file");
    app.add_flag("--print-config", options_.print_config, "Show what holds for a file, and who said so");
    several(app, "--lexicon", "NAME-OR-FILE", "Add a lexicon: a file, or the name of a shipped one");
    several(app, "--without", "NAME", "Leave a lexicon out");
    chosen(app, "--profile", "What is checked", "profile");
    chosen(app, "--locale", "Whose English", "locale");
    several(app, "--prefer", "COMMUNITY=WAY",
            "How a community is spoken of, e.g. autism=person-first; see 'lexicon profiles'");
    several(app, "--select", "RULE", "Only these rules, lexicons (substance-use/) or kinds");
    several(app, "--ignore", "RULE", "Not these rules, lexicons or kinds");
    app.add_flag("--preview", preview_, "Use entries that are still being tried out, too");
    chosen(app, "--quotations", "Terms inside direct quotations", "quotations");
    chosen(app, "--min-severity", "Lowest severity to report", "min-severity");
    choice(app, "--input-format", words_["--input-format"], "Overrule what the file name says",
           {document::format_names().begin(), document::format_names().end()});
    app.add_option("--field", options_.settings.fields,
                   "Of JSON, YAML, TOML, CSV and PO read these fields: body, or a path like articles.*.body")
        ->option_text("NAME")
        ->type_size(1)
        ->allow_extra_args(false);
    app.add_option("--text-field", options_.settings.text_fields,
                   "Of JSON Lines alone: the same; each record is a document of its own")
        ->option_text("NAME")
        ->type_size(1)
        ->allow_extra_args(false);
    app.add_option("--id-field", options_.settings.id_field,
                   "Of JSON Lines: the field that tells records apart; findings carry it")
        ->option_text("NAME");
    app.add_option("--encoding", options_.settings.encoding,
                   "How the files are encoded, where they do not say it themselves")
        ->option_text("NAME");
    app.add_option("--stdin-filename,--stdin-filepath", options_.stdin_name,
                   "The name that standard input goes by")
        ->option_text("NAME");
    app.add_option("--exclude", options_.exclude, "Leave out what matches this pattern, e.g. 'drafts/*'")
        ->option_text("GLOB")
        ->allow_extra_args(false);
    app.add_flag("--force-exclude", options_.force_exclude, "Exclude files that are named explicitly, too");
    app.add_flag("--no-ignore", options_.no_ignore, "Pay no heed to .gitignore and .unstigmaignore");
    app.add_flag("--hidden", options_.hidden, "Look into hidden folders and files");
    file(app, "--file-list,--files-from", options_.file_list,
         "Check the paths in this file, one a line or before a NUL; - for standard input");
    app.add_option("-j,--jobs", options_.jobs, "Files checked side by side (0: one for each processor)")
        ->option_text("N");
    choice(app, "--color", options_.color, "Colour", {"auto", "always", "never"});
  }

  static void file(CLI::App& app, const std::string& option, std::string& value, const std::string& help) {
    app.add_option(option, value, help)->option_text("FILE");
  }

  void add_check() {
    CLI::App& app = *check_;
    add_input(app);
    choice(app, "--format", options_.format, "How findings are written", report::format_names());
    file(app, "-o,--output-file", options_.output_file, "Write the report to this file");
    chosen(app, "--fail-on", "Lowest severity for exit status 1", "fail-on");
    file(app, "--baseline", options_.baseline, "Report only what is not in this baseline");
    file(app, "--write-baseline", options_.write_baseline,
         "Write what is found down as known, and report nothing");
    CLI::Option* since = app.add_option("--since", options_.since,
                                        "Report only changed lines: since this branch left REV (needs git)")
                             ->option_text("REV");
    app.add_option("--changed-lines", options_.changed_lines,
                   "Report only lines that this diff adds; - for standard input")
        ->option_text("DIFF")
        ->excludes(since);
    app.add_option("--shard", options_.shard_text,
                   "Check share I of N of the files, e.g. 3/8; see 'unstigma merge'")
        ->option_text("I/N");
    app.add_flag("--exit-zero", options_.exit_zero, "Exit status 0 even when there are findings");
    app.add_flag("--show-passed", options_.settings.show_passed,
                 "List what was let pass, and which guard, name or sense let it");
    choice(app, "--progress", options_.progress, "A bar while many files are checked",
           {"auto", "always", "never"});
    app.add_flag("--statistics", options_.statistics, "Count findings by rule");
    app.add_flag("-q,--quiet", options_.quiet, "Findings only");
    app.add_flag("-v,--verbose", options_.verbose,
                 "Tell of every file how it was read, and what held for it");
  }

  void add_fix() {
    add_input(*fix_);
    fix_->add_flag("--diff", options_.diff, "Show the changes without making them");
    fix_->add_flag("-i,--interactive", options_.interactive,
                   "Show the findings one by one and ask what to do with each");
    fix_->add_flag("--unsafe", options_.unsafe, "Apply suggestions that need a human eye, too");
    fix_->add_flag("--as-comments", options_.as_comments,
                   "Leave Word and OpenDocument files alone; write a copy with a comment at each finding");
    fix_->add_flag("--as-tracked-changes", options_.as_tracked_changes,
                   "The same with the fixes as changes to accept or reject");
    file(*fix_, "-o,--output-file", options_.output_file,
         "Where that copy goes; else draft.unstigma.docx beside draft.docx");
    fix_->add_flag("-q,--quiet", options_.quiet, "Say only what could not be done");
  }

  void add_merge() {
    merge_->get_formatter()->column_width(34);
    merge_->add_option("FILE", options_.paths, "What check --shard wrote, in json or jsonl, in any order")
        ->required();
    file(*merge_, "-o,--output-file", options_.output_file, "Write the report to this file");
    merge_->add_flag("--partial", options_.partial, "Do without the shards that are missing");
  }

  void add_lexicon() {
    lexicon_->require_subcommand(1);
    CLI::App* list =
        lexicon_->add_subcommand("list", "The lexicons, or all their entries (--format json, markdown)");
    list->add_option("--format", options_.format, "text, json or markdown")->option_text("NAME");
    lexicon_->add_subcommand("profiles", "What each profile checks, and how each community is spoken of")
        ->add_option("--format", options_.format, "text or markdown")
        ->option_text("NAME");
    CLI::App* show = lexicon_->add_subcommand("show", "The entries of a lexicon, or one rule");
    show->add_option("NAME", options_.paths, "A lexicon or a rule")->required();
    CLI::App* validate = lexicon_->add_subcommand("validate", "Every mistake in lexicon files");
    validate->add_option("FILE", options_.paths, "Lexicon files")->required();
    CLI::App* test = lexicon_->add_subcommand("test", "Run the sentences that entries carry");
    test->add_option("FILE", options_.paths, "Lexicon files; the shipped ones when there are none");
  }

  /// What CLI11 did not know, with the nearest name.
  bool known_arguments(std::ostream& err) {
    const std::vector<std::string> extras = app_.remaining(true);
    for (const std::string& extra : extras) {
      if (extra.size() < 2 || extra.front() != '-') continue;
      std::vector<std::string> names;
      for (const CLI::Option* option : current()->get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
      }
      const std::string word = extra.substr(0, extra.find('='));
      complain(err, "there is no option '" + word + "'" + did_you_mean(word, names));
      return false;
    }
    return true;
  }

  bool choices(std::ostream& err) {
    if (!check_->parsed() && !fix_->parsed()) return true;  // the other commands have formats of their own
    for (const Choice& choice : choices_) {
      const std::string& value = *choice.value;
      if (value.empty() || std::find(choice.names.begin(), choice.names.end(), value) != choice.names.end())
        continue;
      std::string hint = did_you_mean(value, choice.names);
      if (hint.empty()) {
        hint = "; it is one of";
        for (const std::string& name : choice.names)
          hint.append(hint.back() == 'f' ? " " : ", ").append(name);
      }
      complain(err, choice.option + " does not know '" + value + "'" + hint);
      return false;
    }
    return true;
  }

  bool shard(std::ostream& err) {
    if (options_.shard_text.empty()) return true;
    options_.shard = shard_named(options_.shard_text);
    if (!options_.shard)
      complain(err, "--shard is written I/N, share I of N shares counted from 1, e.g. 3/8; '" +
                        options_.shard_text + "' is none");
    return options_.shard.has_value();
  }

  /// An option that may be given again and again.
  void several(CLI::App& app, const std::string& option, const std::string& shown, const std::string& help) {
    app.add_option(option, said_[option], help)->option_text(shown)->type_size(1)->allow_extra_args(false);
  }

  /// An option for a word that the configuration knows, too.
  void chosen(CLI::App& app, const std::string& option, const std::string& help, std::string_view key) {
    choice(app, option, words_[option], help, project::words_for(key));
  }

  /// What the command line says, in the words of a configuration.
  bool say_all(std::ostream& err) {
    for (const char* key : {"profile", "locale", "quotations", "min-severity", "fail-on", "input-format"})
      say(key, std::string("--") + key, words_[std::string("--") + key]);
    if (preview_) say("preview", "--preview", "true");
    if (!said_["--select"].empty()) options_.said.push_back({"select", {}, {}, {"--select", 0, 0}});
    for (const auto& [key, option] :
         {std::pair("select", "--select"), std::pair("ignore", "--ignore"),
          std::pair("lexicons.add", "--lexicon"), std::pair("lexicons.without", "--without")}) {
      for (const std::string& value : said_[option]) say(key, option, value);
    }
    for (const std::string& said : said_["--prefer"]) {
      const std::size_t equals = said.find('=');
      if (equals == std::string::npos || equals == 0) {
        complain(err, "--prefer is written COMMUNITY=WAY, e.g. autism=identity-first, not '" + said + "'");
        return false;
      }
      options_.said.push_back(
          {"preferences", said.substr(0, equals), said.substr(equals + 1), {"--prefer", 0, 0}});
    }
    return true;
  }

  void say(const std::string& key, const std::string& option, const std::string& value) {
    if (!value.empty()) options_.said.push_back({key, {}, value, {option, 0, 0}});
  }

  void finish() {
    // What no configuration says stays as the options left it.
    Settings said = project::fold({}, {&options_.said}).settings;
    said.show_passed = options_.settings.show_passed;
    said.fields = std::move(options_.settings.fields);
    said.text_fields = std::move(options_.settings.text_fields);
    said.id_field = std::move(options_.settings.id_field);
    said.encoding = std::move(options_.settings.encoding);
    options_.settings = std::move(said);
    options_.command = current()->get_name();
    if (lexicon_->parsed()) options_.command = "lexicon " + options_.command;
  }

  CLI::App app_;
  CLI::App* check_ = nullptr;
  CLI::App* fix_ = nullptr;
  CLI::App* explain_ = nullptr;
  CLI::App* lexicon_ = nullptr;
  CLI::App* init_ = nullptr;
  CLI::App* merge_ = nullptr;
  CLI::App* completions_ = nullptr;
  Options options_;
  std::map<std::string, std::string> words_;              ///< by option: what was chosen
  std::map<std::string, std::vector<std::string>> said_;  ///< by option: what was listed
  bool preview_ = false;
  std::vector<Choice> choices_;
};

}  // namespace

std::optional<Options> parse(const std::vector<std::string>& args, std::ostream& out, std::ostream& err,
                             int& status) {
  if (args.size() == 1 && (args[0] == "--version" || args[0] == "-V")) {
    out << "unstigma " << version() << '\n';  // asked often by scripts; no need to build the rest
    status = 0;
    return std::nullopt;
  }
  const std::string first = args.empty() ? std::string() : args.front();
  if (first == "-h" || first == "--help" || first == "-V" || first == "--version")
    return Parser(args.size() == 1 ? "" : "completions").run(args, out, err, status);
  std::vector<std::string> full = args;
  if (std::find(commands.begin(), commands.end(), first) == commands.end())
    full.insert(full.begin(), "check");
  return Parser(full.front()).run(full, out, err, status);
}

void complain(std::ostream& err, const std::string& message) {
  err << "unstigma: " << message << '\n';
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& names) {
  const std::string near = nearest_name(word, names);
  return near.empty() ? std::string() : "; did you mean '" + near + "'?";
}

}  // namespace unstigma::cli
