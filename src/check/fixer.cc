#include "check/fixer.h"

#include <algorithm>
#include <sstream>

#include "document/reader.h"
#include "text/charset.h"

namespace unstigma::check {
namespace {

/// A passage kept for comparing.
struct Kept {
  std::string text;
  text::SourceMap map;
  document::PassageKind kind = document::PassageKind::paragraph;
  bool quoted = false;
};

std::vector<Kept> passages(std::string_view bytes, const std::string& name,
                           const document::ReadOptions& options) {
  std::vector<Kept> out;
  std::istringstream in{std::string(bytes)};
  const auto read =
      document::read(in, name, options, [&](const document::Passage& p, const document::Block&) {
        out.push_back({p.text, p.map, p.kind, p.quoted});
      });
  if (!read) out.clear();
  return out;
}

/// What the text of a passage must become. Edits are in decoded offsets.
std::string expected(const Kept& passage, const std::vector<Edit>& edits) {
  std::string out = passage.text;
  const std::uint64_t begin = passage.map.begin(0);
  const std::uint64_t end = passage.map.end(passage.text.size());
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    if (edit->start < begin || edit->end > end || passage.text.empty()) continue;
    const std::uint64_t first = passage.map.made(edit->start);
    const std::uint64_t last = passage.map.made(edit->end);
    // Notes and captions stand inside the source of the passage that they interrupt, but not in its text.
    if (passage.map.begin(first) != edit->start) continue;
    if (first <= last && last <= out.size()) out.replace(first, last - first, edit->text);
  }
  return out;
}

}  // namespace

std::vector<Edit> choose_edits(const std::vector<Finding>& findings, FixLevel level,
                               std::vector<std::size_t>& chosen) {
  std::vector<Edit> edits;
  chosen.clear();
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    if (finding.alternatives.empty() || !finding.passed.empty()) continue;
    const Alternative& first = finding.alternatives.front();
    if (!first.edit || finding.context != Context::use || (level == FixLevel::safe && !first.safe)) continue;
    if (!edits.empty() && first.edit->start < edits.back().end) continue;
    edits.push_back(*first.edit);
    chosen.push_back(i);
  }
  return edits;
}

bool writable(const Edit& edit, const Written& written) {
  return written.charset.empty() || text::encode_as(edit.text, written.charset).has_value();
}

std::string apply_edits(std::string_view bytes, const std::vector<Edit>& edits, const Written& written) {
  std::string out;
  std::uint64_t at = 0;
  for (const Edit& edit : edits) {
    out += bytes.substr(at, edit.start - at);
    if (written.charset.empty()) out += text::encode(edit.text, written.encoding);
    else out += text::encode_as(edit.text, written.charset).value_or(std::string());
    at = edit.end;
  }
  out += bytes.substr(at);
  return out;
}

bool same_but_for(std::string_view before, const std::vector<Edit>& edits, std::string_view after,
                  const std::string& name, const document::ReadOptions& options) {
  const auto decoded = document::decode(std::string(before), options.format, options);
  if (!decoded) return false;
  std::vector<Edit> moved = edits;
  for (Edit& edit : moved) {
    edit.start = decoded->map.made(edit.start);
    edit.end = decoded->map.made(edit.end);
  }
  const std::vector<Kept> old_passages = passages(before, name, options);
  const std::vector<Kept> new_passages = passages(after, name, options);
  if (old_passages.size() != new_passages.size()) return false;
  for (std::size_t i = 0; i < old_passages.size(); ++i) {
    const Kept& was = old_passages[i];
    const Kept& is = new_passages[i];
    if (was.kind != is.kind || was.quoted != is.quoted || expected(was, moved) != is.text) return false;
  }
  return true;
}

}  // namespace unstigma::check
