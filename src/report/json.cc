#include <array>
#include <iterator>
#include <optional>
#include <ostream>
#include <utility>

#include "report/json_text.h"
#include "report/json_values.h"
#include "report/merge_json.h"
#include "report/shard_file.h"

namespace unstigma::report {
namespace {

using Json = nlohmann::ordered_json;

/// One object; written when everything is known.
class JsonReport : public Report {
 public:
  JsonReport(std::ostream& out, std::optional<Shard> shard) : out_(out), shard_(std::move(shard)) {
    lists_.fill(Json::array());
  }

  void begin(const std::string& /*path*/, std::optional<Severity> /*fails*/) override {
    if (!shard_) return;
    counts_.push_back(Json::array({shard_->order[counts_.size()], 0U, 0U, 0U, 0U, 0U}));
  }
  void finding(const std::string& path, const Finding& finding) override {
    text_.clear();
    append_json(path, finding, text_);
    add(finding.passed.empty() ? 0 : 1, Json::parse(text_));
  }
  void help(const std::string& path, const Help& help) override { add(2, json_of(path, help)); }
  void file(const FileSummary& file) override { add(3, json_of(file)); }
  void error(const std::string& path, const std::string& message) override {
    add(4, {{"path", path}, {"message", message}});
  }
  void finish(const Totals& totals) override {
    Json out = whole_report(std::move(lists_[0]), std::move(lists_[1]), std::move(lists_[2]),
                            std::move(lists_[3]), std::move(lists_[4]), totals);
    if (shard_) {
      out["shard"] = json_of(*shard_);
      out["shard"]["status"] = static_cast<unsigned>(totals.status);
      out["shard"]["order"] = std::move(counts_);
    }
    out_ << dumped(out, 2) << '\n';
  }

 private:
  void add(std::size_t list, Json item) {
    lists_[list].push_back(std::move(item));
    if (shard_) counts_.back()[list + 1] = counts_.back()[list + 1].get<std::uint64_t>() + 1;
  }

  std::ostream& out_;
  std::optional<Shard> shard_;
  std::string text_;                               ///< of a finding
  std::array<Json, std::size(json_lists)> lists_;  ///< as json_lists names them
  Json counts_ = Json::array();  ///< of a share, by file: its place, and its items in each list
};

/// A line a finding, written as they come, some at a time; the last line is the summary. A share has lines of
/// its own besides: what it is, before the findings of a file its place among all, and at the end how many
/// lines there should be.
class JsonLinesReport : public Report {
 public:
  JsonLinesReport(std::ostream& out, std::optional<Shard> shard) : out_(out), shard_(std::move(shard)) {
    if (shard_) line({{"shard", json_of(*shard_)}});
  }

  void begin(const std::string& /*path*/, std::optional<Severity> /*fails*/) override {
    ++begun_;
    placed_ = false;
  }
  void finding(const std::string& path, const Finding& finding) override {
    place();
    append_json(path, finding, text_);
    end_line();
  }
  void help(const std::string& path, const Help& help) override { item({{"help", json_of(path, help)}}); }
  void error(const std::string& path, const std::string& message) override {
    item({{"path", path}, {"error", message}});
  }
  void finish(const Totals& totals) override {
    line({{"summary", json_of(totals)}});
    if (!shard_) return write_out();
    line({{"shard",
           {{"index", shard_->index},
            {"of", shard_->of},
            {"lines", lines_},
            {"status", static_cast<unsigned>(totals.status)}}}});
    write_out();
  }

 private:
  void line(const Json& json) {
    text_ += dumped(json, -1);
    end_line();
  }
  /// Streams hand long texts to the system one by one, which takes longer than making them.
  void end_line() {
    constexpr std::size_t many = 16384;
    text_ += '\n';
    ++lines_;
    if (text_.size() >= many) write_out();
  }
  void write_out() {
    out_ << text_;
    text_.clear();
  }
  void item(const Json& json) {
    place();
    line(json);
  }
  void place() {
    if (shard_ && !placed_) line({{"input", shard_->order[begun_ - 1]}});
    placed_ = true;
  }

  std::ostream& out_;
  std::optional<Shard> shard_;
  std::size_t begun_ = 0;  ///< files
  bool placed_ = false;    ///< the place of the last one has been written
  std::uint64_t lines_ = 0;
  std::string text_;  ///< lines that are still to be written
};

}  // namespace

std::unique_ptr<Report> make_json(std::ostream& out, const Style& style) {
  return std::make_unique<JsonReport>(out, style.shard);
}
std::unique_ptr<Report> make_jsonl(std::ostream& out, const Style& style) {
  return std::make_unique<JsonLinesReport>(out, style.shard);
}

}  // namespace unstigma::report
