#include <doctest/doctest.h>

#include <algorithm>

#include "cli/running.h"
#include "temporary.h"

namespace unstigma::cli {
namespace {

using Ran = tests::Outcome;
using tests::ran;

/// A folder of drafts, one of them broken, and a list of them that is not in the order of their names.
struct Archive {
  tests::TemporaryFolder folder;
  std::string list;

  Archive() {
    std::string names;
    for (int i = 0; i < 40; ++i) {
      const std::string name = "draft-" + std::to_string(i * 7 % 40) + ".md";
      const std::string text = i % 3 == 0   ? "All is well here.\n"
                               : i % 3 == 1 ? "He is a schizophrenic.\n\nShe said: \"It was crazy.\"\n"
                                            : "I want to kill myself.\n";
      names += folder.write(name, text) + "\n";
    }
    names += folder / "gone.md" + std::string("\n") + folder.write("broken.json", "{") + "\n";
    list = folder.write("list", names);
  }

  std::vector<std::string> check(const std::string& format, std::vector<std::string> more = {}) const {
    std::vector<std::string> args = {"--no-config", "--format", format, "--files-from", list};
    args.insert(args.end(), more.begin(), more.end());
    return args;
  }

  /// Writes all shards and returns their files, and how each ended.
  std::vector<std::string> shards(const std::string& format, int of, std::vector<int>* ends = nullptr) const {
    std::vector<std::string> out;
    for (int i = 1; i <= of; ++i) {
      const std::string number = std::to_string(i) + "/" + std::to_string(of);
      out.push_back(folder / (format + "-" + std::to_string(i)));
      const int status = ran(check(format, {"--shard", number, "-o", out.back()})).status;
      CHECK(status <= 2);
      if (ends != nullptr) ends->push_back(status);
    }
    return out;
  }
};

Ran merged(std::vector<std::string> args) {
  args.insert(args.begin(), "merge");
  return ran(args);
}

TEST_CASE("Shards in any order, and given twice, make exactly what one process prints") {
  const Archive archive;
  for (const char* format : {"jsonl", "json"}) {
    const Ran one = ran(archive.check(format));
    CHECK(one.status == 2);
    CHECK(one.out.size() > 10000);
    for (const int of : {1, 2, 7, 60}) {
      CAPTURE(format);
      CAPTURE(of);
      std::vector<std::string> files = archive.shards(format, of);
      files.push_back(files.front());
      std::reverse(files.begin(), files.end());
      const Ran all = merged(files);
      CHECK(all.err.empty());
      CHECK(all.status == 2);
      CHECK(all.out == one.out);
      files.insert(files.begin(), {"-o", archive.folder / "merged"});
      CHECK(merged(files).out.empty());
      CHECK(tests::read_file(archive.folder / "merged") == one.out);
    }
  }
}

TEST_CASE("The merged exit status is that of one process") {
  const tests::TemporaryFolder folder;
  std::vector<std::string> files;
  for (const char* name : {"a.md", "b.md", "c.md", "d.md"})
    files.push_back(folder.write(name, "He is a schizophrenic.\n"));
  for (const auto& [options, status] : std::vector<std::pair<std::vector<std::string>, int>>{
           {{}, 1}, {{"--fail-on", "never"}, 0}, {{"--exit-zero"}, 0}}) {
    std::vector<std::string> shards;
    for (const char* shard : {"1/2", "2/2"}) {
      shards.push_back(folder / (std::string("out") + shard[0]));
      std::vector<std::string> args = {"--no-config", "--format", "jsonl",      "--shard",
                                       shard,         "-o",       shards.back()};
      args.insert(args.end(), options.begin(), options.end());
      args.insert(args.end(), files.begin(), files.end());
      ran(args);
    }
    CHECK(merged(shards).status == status);
  }
}

TEST_CASE("A path always falls to the same shard, on every machine") {
  const tests::TemporaryFolder folder;
  std::vector<std::string> shares;
  for (const char* shard : {"1/3", "2/3", "3/3"}) {
    const Ran out = ran({"--no-config", "--format", "json", "--shard", shard, "--stdin-filename",
                         "articles/2026-01.txt", "-"},
                        "x");
    shares.push_back(out.out.find("\"path\": \"articles/2026-01.txt\"") == std::string::npos ? "" : shard);
  }
  CHECK(shares == std::vector<std::string>{"", "", "3/3"});
}

TEST_CASE("What cannot be a share is told in one sentence") {
  for (const char* shard :
       {"0/3", "4/3", "3", "/", "1/", "/2", "-1/3", "1/2/3", "one/two", "1/0", "1/9999999"}) {
    const Ran out = ran({"--shard", shard, "-"});
    CHECK(out.status == 2);
    CHECK(out.err == "unstigma: --shard is written I/N, share I of N shares counted from 1, e.g. 3/8; '" +
                         std::string(shard) + "' is none\n");
  }
}

TEST_CASE("A shard that is missing is named, unless it may be") {
  const Archive archive;
  std::vector<int> ends;
  std::vector<std::string> files = archive.shards("jsonl", 8, &ends);
  for (const int shard : {5, 3}) {
    files.erase(files.begin() + shard - 1);
    ends.erase(ends.begin() + shard - 1);
  }
  const Ran out = merged(files);
  CHECK(out.status == 2);
  CHECK(out.out.empty());
  CHECK(out.err ==
        "unstigma: shards 3 and 5 of 8 are missing; give what they wrote, too, or say --partial to do "
        "without\n");
  files.push_back("--partial");
  const Ran partial = merged(files);
  // Of one folder in sixteen the files that cannot be read both fall to the shards that are missing.
  CHECK(partial.status == *std::max_element(ends.begin(), ends.end()));
  CHECK(partial.err == "unstigma: shards 3 and 5 of 8 are missing, so this is not all of the run\n");
  CHECK(partial.out.find("{\"summary\":") != std::string::npos);
}

TEST_CASE("Files that are no whole shard of the run are named, and no report is made") {
  const Archive archive;
  const std::vector<std::string> files = archive.shards("jsonl", 2);
  const std::string whole = tests::read_file(files[1]);
  // Which files are in the shard depends on the name of the folder, and so does the line of its first
  // finding.
  const std::size_t why = whole.find("\"why\"");
  const std::string first_finding = std::to_string(1 + std::count(whole.data(), whole.data() + why, '\n'));
  const auto without_line = [&](std::size_t line) {
    std::size_t begin = 0;
    for (; line > 1; --line) begin = whole.find('\n', begin) + 1;
    return whole.substr(0, begin) + whole.substr(whole.find('\n', begin) + 1);
  };
  struct Row {
    std::string bytes, message;
  };
  const std::vector<Row> rows = {
      {"", ":1: this is no report of a shard; unstigma --shard I/N --format jsonl writes them"},
      {"hello\n", ":1: this is no report of a shard; unstigma --shard I/N --format jsonl writes them"},
      {ran(archive.check("jsonl")).out,
       ":1: this is no report of a shard; unstigma --shard I/N --format jsonl writes them"},
      {whole.substr(0, whole.size() / 2),
       ": its last line is missing, so it broke off or is still being written; run shard 2/2 again"},
      {whole.substr(0, whole.size() - 1),
       ": its last line is missing, so it broke off or is still being written; run shard 2/2 again"},
      {without_line(4), ": lines are missing or were added; run this shard again"},
      {without_line(2), ":2: this line belongs to no file; run this shard again"},
      {whole.substr(0, whole.find("\"why\"")) + whole.substr(whole.find('\n', whole.find("\"why\""))),
       ":" + first_finding + ": this line is damaged; run this shard again"},
      {whole.substr(0, whole.find('\n') + 1) + "hello\n" + whole.substr(whole.find('\n') + 1),
       ":2: this is no line that unstigma writes into the report of a shard"},
      {tests::read_file(archive.shards("json", 2)[1]),
       ":1: is not in the format of " + files[0] + "; all shards are written in json, or all in jsonl"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.message);
    const std::string file = archive.folder.write("other", row.bytes);
    const Ran out = merged({"-o", archive.folder / "none", files[0], file});
    CHECK(out.status == 2);
    CHECK(out.err.find("unstigma: " + file) == 0);
    CHECK(out.err.substr(out.err.size() - std::min(out.err.size(), row.message.size() + 1)) ==
          row.message + "\n");
    CHECK_FALSE(std::filesystem::exists(archive.folder / "none"));
  }
  const std::string other = archive.folder / "of-another-run";
  ran(archive.check("jsonl", {"--shard", "2/2", "--locale", "en-GB", "-o", other}));
  const Ran mixed = merged({files[0], other});
  CHECK(mixed.err.find(other + ": is of another run than " + files[0]) != std::string::npos);
  CHECK(merged({archive.folder / "nowhere"}).err.find("nowhere: there is no such file") != std::string::npos);
}

TEST_CASE("A list may end its paths with NUL, as find -print0 does") {
  const tests::TemporaryFolder folder;
  const std::string odd = folder.write("two\nlines.md", "He is a schizophrenic.\n");
  const std::string list =
      folder.write("list", odd + std::string(1, '\0') + folder.write("b.md", "x\n") + std::string(1, '\0'));
  const Ran out = ran({"--no-config", "--format", "jsonl", "--file-list", list});
  CHECK(out.status == 1);
  CHECK(out.out.find("two\\nlines.md") != std::string::npos);
  CHECK(out.out.find("\"files\":2,") != std::string::npos);
}

}  // namespace
}  // namespace unstigma::cli
