#include "check/lexicon_test.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

#include "lexicon/lexicon.h"

namespace unstigma::check {
namespace {

using match::EntryRow;
using match::Program;
using match::Table;

/// A flag sentence without its marks.
struct Marked {
  std::string text;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

Marked unmarked(std::string_view sentence) {
  const std::size_t open = sentence.find("[[");
  const std::size_t close = sentence.find("]]");
  Marked out;
  out.text = std::string(sentence.substr(0, open)) +
             std::string(sentence.substr(open + 2, close - open - 2)) +
             std::string(sentence.substr(close + 2));
  out.begin = open;
  out.end = close - 2;
  return out;
}

std::string described(const Finding& finding) {
  return "\"" + finding.match + "\" [" + finding.rule + "]";
}

/// Tests the entries of programs; keeps a Checker for each set of preferences that entries ask for.
class Tester {
 public:
  Tester(const match::Matcher& matcher, const Settings& settings) : matcher_(matcher), settings_(settings) {}

  std::vector<Error> run(std::uint64_t* ran) {
    const std::uint32_t first = matcher_.programs() > 1 ? 1 : 0;
    for (std::uint32_t p = first; p < matcher_.programs(); ++p) {
      const Program& program = matcher_.program(p);
      for (const EntryRow& entry : program.entries()) {
        if (entry.status != static_cast<std::uint8_t>(lexicon::Status::retired)) test(program, entry);
      }
    }
    if (ran != nullptr) *ran = ran_;
    return std::move(errors_);
  }

 private:
  /// Lexicons for one kind of text alone, such as notes about patients: other lexicons' sentences are not
  /// theirs.
  std::vector<std::string> lexicons_of_a_genre() const {
    const Program& shipped = matcher_.program(0);
    std::vector<std::string> out;
    for (const match::ProfileRow& profile : shipped.table<match::ProfileRow>(Table::profiles)) {
      if (shipped.text(profile.name) != Settings().profile) continue;
      for (const match::Text without : shipped.rows<match::Text>(Table::texts, profile.without))
        out.emplace_back(shipped.text(without));
    }
    return out;
  }

  /// All lexicons and entries on that meet the entry, with the preference under which it speaks.
  const Checker* checker_for(const Program& program, const EntryRow& entry) {
    const std::string community(program.text(entry.community));
    const std::string prefers(program.text(entry.prefers));
    const std::string_view lexicon = program.text(program.lexicons()[entry.lexicon].id);
    std::vector<std::string> without = lexicons_of_a_genre();
    if (std::find(without.begin(), without.end(), lexicon) != without.end()) without.clear();
    std::unique_ptr<Checker>& checker = checkers_[community + "=" + prefers + (without.empty() ? "!" : "")];
    if (checker) return checker.get();
    Settings settings;
    settings.without = std::move(without);
    settings.profile = "all";
    settings.lexicon_files = settings_.lexicon_files;
    settings.preview = true;
    settings.quotations = Quotations::check;
    if (!prefers.empty()) settings.preferences[community] = prefers;
    auto built = Checker::build(settings);
    if (!built) {
      errors_.insert(errors_.end(), built.error().begin(), built.error().end());
      return nullptr;
    }
    checker = std::make_unique<Checker>(std::move(*built));
    return checker.get();
  }

  static std::vector<Finding> findings(const Checker& checker, const std::string& text) {
    std::vector<Finding> out;
    const auto done =
        checker.check_text(text, "sentence.txt", "text", [&](Finding&& f) { out.push_back(std::move(f)); });
    static_cast<void>(done);
    return out;
  }
  static std::optional<Help> help(const Checker& checker, const std::string& text) {
    auto done = checker.check_text(text, "sentence.txt", "text", [](Finding&&) {});
    return done ? std::move(done->help) : std::nullopt;
  }

  void fail(const Program& program, const EntryRow& entry, std::uint32_t line, const std::string& message) {
    const std::string file(program.text(program.lexicons()[entry.lexicon].file));
    errors_.push_back(
        {Errc::invalid, {file, line, 0}, std::string(program.text(entry.rule)) + ": " + message});
  }

  void test(const Program& program, const EntryRow& entry) {
    const Checker* checker = checker_for(program, entry);
    if (checker == nullptr) return;
    for (const auto& row : program.rows<match::SentenceRow>(Table::sentences, entry.flag)) {
      ++ran_;
      if (scope(entry) == lexicon::Scope::words) flag(*checker, program, entry, row);
      if (scope(entry) == lexicon::Scope::document) flag_document(*checker, program, entry, row);
      if (scope(entry) == lexicon::Scope::help) flag_help(*checker, program, entry, row);
    }
    for (const auto& row : program.rows<match::SentenceRow>(Table::sentences, entry.pass)) {
      ++ran_;
      if (scope(entry) == lexicon::Scope::help && help(*checker, std::string(program.text(row.text)))) {
        fail(program, entry, row.line,
             "must pass, but calls for help: " + std::string(program.text(row.text)));
      }
      for (const Finding& finding : findings(*checker, std::string(program.text(row.text)))) {
        if (finding.rule == program.text(entry.rule)) {
          fail(program, entry, row.line,
               "must pass, but gives " + described(finding) + ": " + std::string(program.text(row.text)));
        }
      }
    }
  }

  static lexicon::Scope scope(const EntryRow& entry) { return static_cast<lexicon::Scope>(entry.scope); }

  /// Rules about a document are told at its top; what else is found in it is not their concern.
  void flag_document(const Checker& checker, const Program& program, const EntryRow& entry,
                     const match::SentenceRow& row) {
    const std::string text(program.text(row.text));
    std::size_t own = 0;
    for (const Finding& finding : findings(checker, text)) {
      if (finding.rule == program.text(entry.rule) && finding.start.offset == 0) ++own;
    }
    if (own != 1) fail(program, entry, row.line, "gives no finding at the top: " + text);
  }

  void flag_help(const Checker& checker, const Program& program, const EntryRow& entry,
                 const match::SentenceRow& row) {
    const Marked marked = unmarked(program.text(row.text));
    const auto found = help(checker, marked.text);
    if (!found || found->start.offset != marked.begin || found->end.offset != marked.end)
      fail(program, entry, row.line, "does not call for help at the marks: " + marked.text);
    for (const Finding& finding : findings(checker, marked.text))
      fail(program, entry, row.line, "gets advice on style, " + described(finding) + ": " + marked.text);
  }

  void flag(const Checker& checker, const Program& program, const EntryRow& entry,
            const match::SentenceRow& row) {
    const Marked marked = unmarked(program.text(row.text));
    const std::vector<Finding> found = findings(checker, marked.text);
    const Finding* own = nullptr;
    for (const Finding& finding : found) {
      if (finding.rule == program.text(entry.rule) && finding.start.offset == marked.begin &&
          finding.end.offset == marked.end) {
        own = &finding;
      } else {
        fail(program, entry, row.line, "also gives " + described(finding) + ": " + marked.text);
      }
    }
    if (own == nullptr) {
      fail(program, entry, row.line, "gives no finding at the marks: " + std::string(program.text(row.text)));
      return;
    }
    if (own->alternatives.empty() || !own->alternatives.front().edit) return;
    const Edit& edit = *own->alternatives.front().edit;
    std::string mended = marked.text;
    mended.replace(edit.start, edit.end - edit.start, edit.text);
    for (const Finding& finding : findings(checker, mended)) {
      fail(program, entry, row.line,
           "after the first alternative still gives " + described(finding) + ": " + mended);
    }
  }

  const match::Matcher& matcher_;
  const Settings& settings_;
  std::map<std::string, std::unique_ptr<Checker>> checkers_;
  std::vector<Error> errors_;
  std::uint64_t ran_ = 0;
};

}  // namespace

std::vector<Error> test_lexicons(const match::Matcher& matcher, const Settings& settings,
                                 std::uint64_t* ran) {
  return Tester(matcher, settings).run(ran);
}

}  // namespace unstigma::check
