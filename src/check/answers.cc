#include "check/answers.h"

#include "check/fixer.h"
#include "rewrite/answers.h"

namespace unstigma::check {
namespace {

std::string sentence(std::string text) {
  if (!text.empty() && text.back() != '.' && text.back() != '?' && text.back() != '!') text += '.';
  return text;
}

std::string sources_in_words(const Finding& finding) {
  constexpr std::size_t shown = 2;
  if (finding.sources.empty()) return "editorial judgement";
  std::string out;
  for (std::size_t i = 0; i < finding.sources.size() && i < shown; ++i) {
    const Source& source = finding.sources[i];
    out += (i > 0 ? "; " : "") + source.title;
    std::string by = source.organization;
    if (source.year > 0) by += (by.empty() ? "" : ", ") + std::to_string(source.year);
    if (!by.empty()) out += " (" + by + ")";
  }
  return out;
}

/// What a comment says: the finding, what to write instead, why, who says so.
rewrite::Remark remark_of(const Finding& finding) {
  rewrite::Remark out{finding.start.part, finding.start.offset, finding.end.offset, {}};
  out.paragraphs.push_back(sentence(finding.message));
  std::string instead;
  for (const Alternative& alternative : finding.alternatives)
    instead +=
        (instead.empty() ? "" : ", ") + (alternative.text.empty() ? "(leave it out)" : alternative.text);
  if (!instead.empty()) out.paragraphs.push_back("Instead: " + instead);
  if (!finding.advice.empty()) out.paragraphs.push_back(sentence(finding.advice));
  for (const std::string& note : finding.notes) out.paragraphs.push_back(sentence("Note: " + note));
  out.paragraphs.push_back("Why: " + sentence(finding.why));
  if (!finding.fine.empty()) out.paragraphs.push_back("Fine: " + sentence(finding.fine));
  out.paragraphs.push_back("Source: " + sources_in_words(finding));
  return out;
}

Error changed_too_much() {
  return {Errc::unsupported, {}, "cannot be answered in without changing it; see unstigma check instead"};
}

}  // namespace

Result<Answer> answer_with_comments(std::string_view bytes, const std::string& name, std::string_view format,
                                    std::vector<Finding> findings, const std::string& date) {
  std::vector<rewrite::Remark> remarks;
  remarks.reserve(findings.size());
  for (const Finding& finding : findings) remarks.push_back(remark_of(finding));
  auto answered = rewrite::with_comments(bytes, format, remarks, date);
  if (!answered) return answered.error();
  if (!same_but_for(bytes, {}, answered->bytes, name, format)) return changed_too_much();
  Answer out;
  out.bytes = std::move(answered->bytes);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    std::vector<Finding>& where = answered->placed[i]     ? out.placed
                                  : answered->standing[i] ? out.standing
                                                          : out.left;
    where.push_back(std::move(findings[i]));
  }
  return out;
}

Result<Answer> answer_with_changes(std::string_view bytes, const std::string& name, std::string_view format,
                                   std::vector<Finding> findings, FixLevel level, const std::string& date) {
  std::vector<std::size_t> chosen;
  const std::vector<Edit> wanted = choose_edits(findings, level, chosen);
  const std::vector<Edit> edits = sound_edits(bytes, wanted, name, format);
  auto answered = rewrite::with_tracked_changes(bytes, format, edits, date);
  if (!answered) return answered.error();
  std::vector<Edit> made;
  std::vector<bool> placed(findings.size());
  for (std::size_t i = 0, k = 0; i < wanted.size() && k < edits.size(); ++i) {
    if (wanted[i].start != edits[k].start || wanted[i].part != edits[k].part) continue;
    placed[chosen[i]] = answered->placed[k];
    if (answered->placed[k]) made.push_back(edits[k]);
    ++k;
  }
  if (!same_but_for(bytes, made, answered->bytes, name, format)) return changed_too_much();
  Answer out;
  out.bytes = std::move(answered->bytes);
  for (std::size_t i = 0; i < findings.size(); ++i)
    (placed[i] ? out.placed : out.left).push_back(std::move(findings[i]));
  return out;
}

}  // namespace unstigma::check
