#include "project/changes.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <limits>

#include "base/toml_reader.h"
#include "project/git.h"
#include "project/place.h"

namespace unstigma::project {
namespace {

constexpr std::uint64_t last_line = std::numeric_limits<std::uint64_t>::max();

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

bool take(std::string_view& text, std::string_view head) {
  if (text.substr(0, head.size()) != head) return false;
  text.remove_prefix(head.size());
  return true;
}

bool take_number(std::string_view& text, std::uint64_t& number) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
  return true;
}

/// A path as git writes it: between quotation marks, with the escapes of C, where it holds odd bytes.
std::string unquoted(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::string(text);
  text = text.substr(1, text.size() - 2);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    if (c >= '0' && c <= '7' && i + 2 < text.size()) {
      out += static_cast<char>((c - '0') * 64 + (text[i + 1] - '0') * 8 + (text[i + 2] - '0'));
      i += 2;
    } else {
      constexpr std::string_view letters = "abfnrtv";
      constexpr std::string_view meant = "\a\b\f\n\r\t\v";
      const std::size_t letter = letters.find(c);
      out += letter == std::string_view::npos ? c : meant[letter];
    }
  }
  return out;
}

/// The path behind "+++ ", without the time that diff writes and without git's "b/".
std::string target(std::string_view text) {
  const std::size_t tab = text.rfind('\t');  // git puts one behind names with blanks, diff before the time
  text = text.substr(0, tab);
  while (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  std::string path = unquoted(text);
  const bool prefixed =
      path.size() > 2 && path[1] == '/' && std::string_view("biwco").find(path[0]) != std::string_view::npos;
  return prefixed ? path.substr(2) : path;
}

struct Hunk {
  std::uint64_t old_count = 1;
  std::uint64_t new_start = 0;
  std::uint64_t new_count = 1;
};

/// "@@ -1,2 +3,4 @@".
bool read_hunk(std::string_view line, Hunk& hunk) {
  std::uint64_t old_start = 0;
  if (!take(line, "@@ -") || !take_number(line, old_start)) return false;
  if (take(line, ",") && !take_number(line, hunk.old_count)) return false;
  if (!take(line, " +") || !take_number(line, hunk.new_start)) return false;
  return !take(line, ",") || take_number(line, hunk.new_count);
}

std::string without_newline(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace

bool Changes::read_diff(std::string_view diff, const std::string& folder, const std::string& top) {
  const auto place = [&](const std::string& path) {
    std::string here = absolute(folder + "/" + path);
    std::error_code error;
    if (top.empty() || top == folder || std::filesystem::exists(here, error)) return here;
    return absolute(top + "/" + path);
  };
  std::vector<Lines>* file = nullptr;
  bool any = false;
  while (!diff.empty()) {
    std::string_view line = next_line(diff);
    if (take(line, "+++ ")) {
      any = true;
      const std::string path = target(line);
      file = path == "/dev/null" ? nullptr : &files_[place(path)];
    } else if (take(line, "Binary files ")) {
      any = true;
      const std::size_t from = line.rfind(" and ");
      const std::size_t to = line.rfind(" differ");
      if (from == std::string_view::npos || to == std::string_view::npos || to < from + 5) continue;
      const std::string path = target(line.substr(from + 5, to - from - 5));
      if (path != "/dev/null") files_[place(path)] = {{1, last_line}};
    } else if (Hunk hunk; read_hunk(line, hunk)) {
      std::uint64_t at = hunk.new_start;
      while ((hunk.old_count > 0 || hunk.new_count > 0) && !diff.empty()) {
        const std::string_view inner = next_line(diff);
        const char mark = inner.empty() ? ' ' : inner.front();
        if (mark == '\\') continue;  // "\ No newline at end of file"
        if (mark == '+' && file != nullptr) {
          if (!file->empty() && file->back().last + 1 == at) file->back().last = at;
          else file->push_back({at, at});
        }
        if (mark != '+') hunk.old_count -= hunk.old_count > 0 ? 1 : 0;
        if (mark != '-') hunk.new_count -= hunk.new_count > 0 ? 1 : 0;
        at += mark == '-' ? 0 : 1;
      }
    }
  }
  return any;
}

Result<Changes> Changes::since(const std::string& revision) {
  const auto fail = [](const std::string& message) { return Error{Errc::invalid, {}, message}; };
  if (!run_git({"--version"}))
    return fail("--since needs git, which cannot be run here; install it, or use --changed-lines");
  const auto top = run_git({"rev-parse", "--show-toplevel"});
  if (!top) return fail("--since: this folder is in no git repository; go into one, or use --changed-lines");
  const std::string folder = without_newline(*top);
  const auto commit =
      run_git({"-C", folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  if (!commit)
    return fail("--since: git knows no revision " + base::quoted(revision) +
                " here; check its spelling, or fetch it first (a shallow clone lacks most of them)");
  std::string from = without_newline(*commit);
  if (const auto fork = run_git({"-C", folder, "merge-base", from, "HEAD"})) from = without_newline(*fork);
  const auto diff =
      run_git({"-C", folder, "-c", "core.quotePath=false", "diff", "-U0", "--no-color", "--no-ext-diff",
               "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/", from, "--"});
  const auto fresh = run_git({"-C", folder, "ls-files", "--others", "--exclude-standard", "-z"});
  if (!diff || !fresh)
    return fail("--since: git could not compare with " + base::quoted(revision) + "; try git diff " +
                revision);
  Changes out;
  out.read_diff(*diff, folder, folder);
  std::string_view paths = *fresh;
  while (!paths.empty()) {
    const std::size_t end = std::min(paths.find('\0'), paths.size());
    out.files_[absolute(folder + "/" + std::string(paths.substr(0, end)))] = {{1, last_line}};
    paths.remove_prefix(std::min(end + 1, paths.size()));
  }
  return out;
}

Result<Changes> Changes::of_diff(std::string_view diff, const std::string& name) {
  Changes out;
  const auto top = run_git({"rev-parse", "--show-toplevel"});
  const bool any = out.read_diff(diff, absolute("."), top ? without_newline(*top) : std::string());
  const bool blank = diff.find_first_not_of(" \t\r\n") == std::string_view::npos;  // nothing has changed
  if (!any && !blank)
    return Error{Errc::syntax, {name, 0, 0}, "is no unified diff; make one with git diff or diff -u"};
  return out;
}

bool Changes::touches(const std::string& path) const {
  const auto found = files_.find(absolute(path));
  return found != files_.end() && !found->second.empty();
}

bool Changes::touches(const std::string& path, const Finding& finding) const {
  const auto found = files_.find(absolute(path));
  if (found == files_.end()) return false;
  if (finding.start.line == 0) return !found->second.empty();
  return std::any_of(found->second.begin(), found->second.end(), [&](const Lines& lines) {
    return finding.start.line <= lines.last && finding.end.line >= lines.first;
  });
}

}  // namespace unstigma::project
