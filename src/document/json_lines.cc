#include "document/json_lines.h"

#include <algorithm>
#include <istream>
#include <optional>
#include <string>

#include "document/comment.h"
#include "document/escapes.h"
#include "document/json_walk.h"
#include "document/readers.h"
#include "text/lines.h"

namespace unstigma::document {
namespace {

constexpr std::size_t block_bytes = std::size_t{256} * 1024;   ///< read at a time
constexpr std::size_t longest_record = std::size_t{8} << 20U;  ///< bytes
constexpr std::size_t longest_id = 1000;                       ///< bytes; it is said with every finding

/// Finds the value of one field, by its name at the top or its path from there, and stops.
class IdFinder : public JsonWalk {
 public:
  IdFinder(const Block& block, std::string_view wanted) : JsonWalk(block), wanted_(wanted) {}

  const std::optional<RecordId>& id() const { return id_; }
  /// True when the field is there, whatever it holds.
  bool seen() const { return seen_; }

 protected:
  void string(std::size_t begin, std::size_t end) override {
    if (!here()) return;
    seen_ = true;
    id_ = RecordId{unescaped_json(text().substr(begin, end - begin)), false};
  }
  void word(std::size_t begin, std::size_t end) override {
    if (!here()) return;
    seen_ = true;
    const char first = text()[begin];
    const bool number = first == '-' || (first >= '0' && first <= '9');
    if (number && text().substr(begin, 2) != "-I")
      id_ = RecordId{std::string(text().substr(begin, end - begin)), true};
  }
  void opened() override { seen_ = seen_ || here(); }
  bool enough() const override { return seen_; }

 private:
  bool here() const {
    const std::vector<Step>& steps = path();
    if (steps.size() == 1 && steps.front().key == wanted_) return !steps.front().item;
    std::string_view rest = wanted_;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const std::string_view name = rest.substr(0, rest.find('.'));
      if (steps[i].item || steps[i].key != name) return false;
      if (i + 1 == steps.size()) return name.size() == rest.size();
      if (name.size() == rest.size()) return false;
      rest.remove_prefix(name.size() + 1);
    }
    return false;
  }

  std::string_view wanted_;
  std::optional<RecordId> id_;
  bool seen_ = false;
};

/// Reads records one by one and remembers what was wrong with them.
class Records {
 public:
  Records(const ReadOptions& options, const PassageSink& sink)
      : fields_(options.fields), id_field_(options.id_field), sink_(sink) {}

  /// Reads a line; `block` is that line.
  void read(Block block, std::uint64_t line) {
    if (block.text().find_first_not_of(" \t\r\n\v\f") == std::string_view::npos) return;
    Record record;
    record.line = line;
    block.is_record(record);
    if (!id_field_.empty() && !identify(block, record)) return;
    comments_first(block.text(), sink_, [&](const PassageSink& sink) {
      JsonText reader(block, fields_, sink);
      for (;;) {
        const auto read = reader.read_value();
        if (!read) wrong_ = read.error();
        if (!read || !*read) break;
      }
    });
    if (wrong_) left_out(*wrong_);
    wrong_.reset();
  }

  void too_long(std::uint64_t line) {
    left_out({Errc::unsupported,
              {},
              "a record of more than 8 MiB was left out; split it, or read the file with --input-format json "
              "(line " +
                  std::to_string(line) + ")"});
  }

  Result<Done> done() const {
    if (!first_) return Done{};
    if (others_ == 0) return *first_;
    Error error = *first_;
    error.message += others_ == 1
                         ? "; another record could not be read either"
                         : "; " + std::to_string(others_) + " other records could not be read either";
    return error;
  }

 private:
  /// False when the record has to be left out. What is broken is told when it is read.
  bool identify(const Block& block, Record& record) {
    IdFinder finder(block, id_field_);
    const auto read = finder.read_value();
    if (!read || (!*read && !finder.seen())) return true;
    std::string what;
    if (!finder.seen()) what = "this record has no field '" + id_field_ + "'";
    else if (!finder.id())
      what = "the field '" + id_field_ + "' of this record is neither a string nor a number";
    else if (finder.id()->text.size() > longest_id)
      what = "the field '" + id_field_ + "' of this record is longer than 1000 bytes";
    record.id = finder.id();
    if (!what.empty()) left_out(broken_at(block, 0, what + ", so it was left out"));
    return what.empty();
  }

  void left_out(const Error& error) {
    if (first_) ++others_;
    else first_ = error;
  }

  Fields fields_;
  std::string id_field_;
  const PassageSink& sink_;
  std::optional<Error> wrong_;  ///< with the record being read
  std::optional<Error> first_;
  std::uint64_t others_ = 0;
};

/// How many lines end in the text of a record: one, or more where a lone CR stands in it.
std::uint64_t line_ends(std::string_view line) {
  std::uint64_t ends = 0;
  for (std::size_t at = line.find('\r'); at < line.size(); at = line.find('\r', at + 1))
    ends += line.substr(at + 1, 1) == "\n" ? 0U : 1U;
  return ends + (!line.empty() && line.back() == '\n' ? 1U : 0U);
}

/// A stream cut into lines, a bounded part of it in memory.
class LineStream {
 public:
  LineStream(std::istream& in, std::string_view head, std::size_t skip)
      : in_(in), buffer_(head.substr(skip)), offset_(skip) {}

  /// The next line with its end; empty at the end of the stream. `whole` is false for one that is longer than
  /// a record may be: that is its beginning alone, and its end is passed over. Valid until the next call.
  std::string_view next(bool& whole) {
    offset_ += line_size_;
    begin_ += line_size_;
    whole = true;
    line_size_ = find_end();
    if (line_size_ <= longest_record) return std::string_view(buffer_).substr(begin_, line_size_);
    whole = false;
    while (buffer_[begin_ + line_size_ - 1] != '\n') {
      offset_ += line_size_;
      begin_ = buffer_.size();
      line_size_ = find_end();
      if (line_size_ == 0) break;
    }
    return "-";
  }
  /// Where that line begins in the stream.
  std::uint64_t offset() const { return offset_; }

 private:
  /// The size of the line at begin_, or of what is more than a record may be.
  std::size_t find_end() {
    std::size_t seen = begin_;
    for (;;) {
      const std::size_t end = buffer_.find('\n', seen);
      if (end != std::string::npos) return end + 1 - begin_;
      seen = buffer_.size() - begin_;
      if (seen > longest_record || !more_) return seen;
      buffer_.erase(0, begin_);
      begin_ = 0;
      fill();
    }
  }

  void fill() {
    const std::size_t had = buffer_.size();
    buffer_.resize(had + block_bytes);
    in_.read(buffer_.data() + had, static_cast<std::streamsize>(block_bytes));
    buffer_.resize(had + static_cast<std::size_t>(in_.gcount()));
    more_ = in_.gcount() > 0;
  }

  std::istream& in_;
  std::string buffer_;
  std::uint64_t offset_;
  std::size_t begin_ = 0;
  std::size_t line_size_ = 0;
  bool more_ = true;
};

}  // namespace

Result<Done> read_json_lines(const Block& block, const ReadOptions& options, const PassageSink& sink) {
  Records records(options, sink);
  const std::string_view text = block.text();
  std::uint64_t line = 1;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string_view record = text.substr(begin, end - begin);
    if (record.size() > longest_record) records.too_long(line);
    else records.read(Block(record, block.offset() + begin, line, 1, block.decoding()), line);
    line += line_ends(record);
    begin = end;
  }
  return records.done();
}

Result<Done> stream_json_lines(std::istream& in, std::string_view head, std::size_t skip,
                               const ReadOptions& options, const PassageSink& sink) {
  const text::SourceMap identity;
  Records records(options, sink);
  LineStream lines(in, head, skip);
  bool whole = true;
  std::uint64_t line = 1;
  for (std::string_view text = lines.next(whole); !text.empty(); text = lines.next(whole)) {
    if (whole) records.read(Block(text, lines.offset(), line, 1, identity), line);
    else records.too_long(line);
    line += whole ? line_ends(text) : 1;
  }
  return records.done();
}

}  // namespace unstigma::document
