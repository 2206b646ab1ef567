#include "cli/interview.h"

#include <algorithm>
#include <ostream>

#include "report/report.h"

namespace unstigma::cli {
namespace {

constexpr std::string_view prompt_end = "s,r,i,a,e,u,q,x,?] ";

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// How many of the alternatives can be put in by their number.
std::size_t choices(const Finding& finding) {
  return static_cast<std::size_t>(std::count_if(finding.alternatives.begin(), finding.alternatives.end(),
                                                [](const Alternative& a) { return a.edit.has_value(); }));
}

std::string prompt(const Finding& finding) {
  const std::size_t count = choices(finding);
  std::string numbers = count == 0 ? "" : count == 1 ? "1," : "1-" + std::to_string(count) + ",";
  return "Change it? [" + numbers + "o," + std::string(prompt_end);
}

}  // namespace

Interview::Interview(std::ostream& out, const report::Style& style, const Ask& ask)
    : out_(out), style_(style), ask_(ask) {
  style_.numbered = true;
}

/// True when an answer before settles this one too.
bool Interview::settled(const Finding& finding) const {
  if (rules_.count(finding.rule) > 0 || words_.count(finding.match) > 0) return true;
  return std::any_of(answers_.begin(), answers_.end(), [&](const Answer& answer) {
    const Finding& other = (*findings_)[answer.finding];
    const bool rule = answer.kind == Kind::skip_rule || answer.kind == Kind::ignore;
    return (rule && other.rule == finding.rule) ||
           (answer.kind == Kind::allow && other.match == finding.match);
  });
}

Decisions Interview::run(const std::string& path, const std::vector<Finding>& findings) {
  answers_.clear();
  findings_ = &findings;
  Decisions out;
  for (std::size_t i = 0; i < findings.size() && !out.stop;) {
    if (settled(findings[i])) {
      ++i;
      continue;
    }
    show(path, findings[i], i + 1, findings.size());
    const std::size_t before = answers_.size();
    bool next = false;
    while (!next && !out.stop) {
      const auto answer = ask_(prompt(findings[i]));
      if (!answer) {  // the end of input: keep what was decided, as q does
        out.stop = true;
      } else if (trimmed(*answer) == "u") {
        if (answers_.empty()) {
          out_ << "There is nothing to undo in this file.\n";
          continue;
        }
        i = answers_.back().finding;
        answers_.pop_back();
        next = true;
      } else {
        next = take(trimmed(*answer), findings[i], i, out);
      }
    }
    if (answers_.size() > before) ++i;
  }
  return decided(std::move(out));
}

/// What an answer means; false when the question has to be asked again.
bool Interview::take(const std::string& answer, const Finding& finding, std::size_t index, Decisions& out) {
  if (!answer.empty() && answer.find_first_not_of("0123456789") == std::string::npos && answer.size() < 4)
    return put_in(finding, index, std::stoul(answer));
  if (answer.empty() || answer == "s") return record({Kind::skip, index, {}});
  if (answer == "r") return record({Kind::skip_rule, index, {}});
  if (answer == "i") return record({Kind::ignore, index, {}});
  if (answer == "a") return record({Kind::allow, index, {}});
  if (answer == "o") return own_words(finding, index);
  if (answer == "q" || answer == "x") {
    out.stop = true;
    out.save = answer == "q";
    return true;
  }
  if (answer == "e") explain(finding);
  else keys(finding);
  return false;
}

bool Interview::record(Answer answer) {
  answers_.push_back(std::move(answer));
  return true;
}

bool Interview::put_in(const Finding& finding, std::size_t index, std::size_t number) {
  const std::size_t count = choices(finding);
  for (const Alternative& alternative : finding.alternatives) {
    if (alternative.edit && --number == 0) return record({Kind::edit, index, *alternative.edit});
  }
  if (count == 0) out_ << "No words drop in here; type o to write your own, s to leave it.\n";
  else
    out_ << "There " << (count == 1 ? "is one alternative" : "are " + std::to_string(count) + " alternatives")
         << ".\n";
  return false;
}

bool Interview::own_words(const Finding& finding, std::size_t index) {
  const auto words = ask_("Instead of \"" + finding.match + "\": ");
  if (!words || trimmed(*words).empty()) {
    out_ << "Nothing was changed.\n";
    return false;
  }
  Edit edit;
  edit.start = finding.start.offset;
  edit.end = finding.end.offset;
  if (!finding.start.part.empty()) {
    // In a package only an edit knows which bytes between the letters are markup.
    const auto whole =
        std::find_if(finding.alternatives.begin(), finding.alternatives.end(), [&](const Alternative& a) {
          return a.edit && a.edit->start == edit.start && a.edit->end == edit.end;
        });
    if (whole == finding.alternatives.end()) {
      out_ << "No words can be put in here; change the document itself.\n";
      return false;
    }
    edit = *whole->edit;
  }
  edit.text = trimmed(*words);
  return record({Kind::edit, index, edit});
}

void Interview::show(const std::string& path, const Finding& finding, std::size_t number, std::size_t count) {
  out_ << "\n(" << number << " of " << count << ")\n";
  report::make_report("text", out_, style_)->finding(path, finding);
}

void Interview::explain(const Finding& finding) {
  out_ << finding.why << '\n';
  if (!finding.fine.empty()) out_ << "Fine: " << finding.fine << '\n';
  if (!finding.advice.empty()) out_ << "Advice: " << finding.advice << '\n';
  for (const Source& source : finding.sources) {
    out_ << "- " << report::cited(source) << '\n';
    if (!source.url.empty()) out_ << "  " << source.url << '\n';
  }
}

void Interview::keys(const Finding& finding) {
  if (choices(finding) > 0) out_ << "1, 2 ...  put in the words with this number\n";
  out_ << "o         write your own words\n"
          "s, Enter  leave it as it is\n"
          "r         leave all of "
       << finding.rule
       << " in this file\n"
          "i         never ask about this rule again (writes it to the configuration)\n"
          "a         never ask about these words again (likewise)\n"
          "e         explain: why, and who says so\n"
          "u         undo the last answer and ask again\n"
          "q         save what you decided and stop\n"
          "x         stop; leave this file as it was\n";
}

Decisions Interview::decided(Decisions out) {
  if (!out.save) return out;
  for (const Answer& answer : answers_) {
    const Finding& finding = (*findings_)[answer.finding];
    if (answer.kind == Kind::ignore) out.ignored.push_back(finding.rule);
    if (answer.kind == Kind::allow) out.allowed.push_back(finding.match);
    const bool apart = out.edits.empty() || answer.edit.part != out.edits.back().part ||
                       answer.edit.start >= out.edits.back().end;
    if (answer.kind == Kind::edit && apart) out.edits.push_back(answer.edit);
    if (answer.kind == Kind::edit && !apart)
      out_ << "\"" << finding.match << "\" touches the change before it and is left for the next run.\n";
  }
  rules_.insert(out.ignored.begin(), out.ignored.end());
  words_.insert(out.allowed.begin(), out.allowed.end());
  return out;
}

}  // namespace unstigma::cli
