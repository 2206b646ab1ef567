#include "check/fixer.h"

#include <algorithm>
#include <map>
#include <sstream>

#include "document/container.h"
#include "document/reader.h"
#include "rewrite/container.h"
#include "rewrite/splice.h"
#include "text/charset.h"

namespace unstigma::check {
namespace {

/// A passage kept for comparing.
struct Kept {
  std::string text;
  text::SourceMap map;
  document::PassageKind kind = document::PassageKind::paragraph;
  bool quoted = false;
  std::string part;
};

std::vector<Kept> passages(std::string_view bytes, const std::string& name,
                           const document::ReadOptions& options) {
  std::vector<Kept> out;
  std::istringstream in{std::string(bytes)};
  const auto read =
      document::read(in, name, options, [&](const document::Passage& p, const document::Block&) {
        out.push_back({p.text, p.map, p.kind, p.quoted, p.part});
      });
  if (!read) out.clear();
  return out;
}

/// The bytes that edits have been chosen for.
class Taken {
 public:
  /// False, and nothing added, when some of the edit's bytes are taken.
  bool add(const Edit& edit) {
    std::map<std::uint64_t, std::uint64_t>& ranges = by_part_[edit.part];
    const std::vector<ByteRange> wanted = rewrite::pieces(edit);
    for (const ByteRange& range : wanted) {
      const auto after = ranges.lower_bound(std::max(range.end, range.start + 1));
      if (after != ranges.begin() && std::prev(after)->second > range.start) return false;
    }
    for (const ByteRange& range : wanted) ranges[range.start] = range.end;
    return true;
  }

 private:
  std::map<std::string, std::map<std::uint64_t, std::uint64_t>> by_part_;
};

/// True when the byte is of the passage, not of one that stands inside it.
bool holds(const Kept& passage, std::uint64_t byte) {
  if (passage.map.pieces().empty()) return true;
  const auto after =
      std::upper_bound(passage.map.pieces().begin(), passage.map.pieces().end(), byte,
                       [](std::uint64_t value, const text::Piece& piece) { return value < piece.source; });
  if (after == passage.map.pieces().begin()) return false;
  const text::Piece& piece = *std::prev(after);
  return byte < piece.source + piece.source_length;
}

/// What the text of a passage must become. Edits are in decoded offsets.
std::string expected(const Kept& passage, const std::vector<Edit>& edits) {
  std::string out = passage.text;
  const std::uint64_t begin = passage.map.begin(0);
  const std::uint64_t end = passage.map.end(passage.text.size());
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    if (edit->start < begin || edit->end > end || passage.text.empty()) continue;
    if (edit->part != passage.part || (!edit->part.empty() && !holds(passage, edit->start))) continue;
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
  Taken taken;
  chosen.clear();
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    if (finding.alternatives.empty() || !finding.passed.empty()) continue;
    const Alternative& first = finding.alternatives.front();
    if (!first.edit || finding.context != Context::use || (level == FixLevel::safe && !first.safe)) continue;
    if (!taken.add(*first.edit)) continue;
    edits.push_back(*first.edit);
    chosen.push_back(i);
  }
  return edits;
}

Result<std::string> apply_edits(std::string_view bytes, const std::vector<Edit>& edits,
                                const document::ReadOptions& options) {
  if (document::is_container_format(options.format)) return rewrite::edited(bytes, options.format, edits);
  const auto written = document::decode(std::string(bytes), options.format, options);
  if (!written) return written.error();
  std::string out;
  std::uint64_t at = 0;
  for (const Edit& edit : edits) {
    out += bytes.substr(at, edit.start - at);
    if (written->charset.empty()) {
      out += text::encode(edit.to_write(), written->encoding);
    } else {
      const auto encoded = text::encode_as(edit.to_write(), written->charset);
      if (!encoded)
        return Error{Errc::unsupported, {}, "\"" + edit.text + "\" cannot be written in " + written->charset};
      out += *encoded;
    }
    at = edit.end;
  }
  out += bytes.substr(at);
  return out;
}

namespace {

/// Adds those of the edits that leave everything else as it is: all of them, or those of either half.
void add_sound(std::string_view bytes, const std::vector<Edit>& edits, const std::string& name,
               const document::ReadOptions& options, std::vector<Edit>& kept) {
  if (edits.empty()) return;
  std::vector<Edit> trial = kept;
  trial.insert(trial.end(), edits.begin(), edits.end());
  const auto after = apply_edits(bytes, trial, options);
  const bool plain = options.format == "text";  // no markup that an edit could make or break
  if (after && (plain || same_but_for(bytes, trial, *after, name, options))) {
    kept = std::move(trial);
    return;
  }
  if (edits.size() == 1) return;
  const auto middle = edits.begin() + static_cast<std::ptrdiff_t>(edits.size() / 2);
  add_sound(bytes, {edits.begin(), middle}, name, options, kept);
  add_sound(bytes, {middle, edits.end()}, name, options, kept);
}

}  // namespace

std::vector<Edit> sound_edits(std::string_view bytes, const std::vector<Edit>& edits, const std::string& name,
                              const document::ReadOptions& options) {
  std::vector<Edit> kept;
  add_sound(bytes, edits, name, options, kept);
  return kept;
}

bool same_but_for(std::string_view before, const std::vector<Edit>& edits, std::string_view after,
                  const std::string& name, const document::ReadOptions& options) {
  std::vector<Edit> moved = edits;
  if (!document::is_container_format(options.format)) {
    const auto decoded = document::decode(std::string(before), options.format, options);
    if (!decoded) return false;
    for (Edit& edit : moved) {
      edit.start = decoded->map.made(edit.start);
      edit.end = decoded->map.made(edit.end);
    }
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
