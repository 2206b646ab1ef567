#include <algorithm>
#include <string>

#include "document/ascii.h"
#include "document/builder.h"
#include "document/html.h"
#include "document/mime.h"
#include "document/plain.h"
#include "document/readers.h"

namespace unstigma::document {
namespace {

using mime::Head;
using mime::Layer;

/// The text without the signature (-- ) and without the message it answers to where programs quote without >.
std::string_view own_words(std::string_view text) {
  for (const std::string_view mark : {"\n-- \n", "\n-- \r\n", "\n-----Original Message-----"}) {
    text = text.substr(0, text.find(mark));
  }
  return ascii::begins(text, "-- \n") || ascii::begins(text, "-- \r\n") ? std::string_view() : text;
}

class Reader {
 public:
  Reader(const Block& block, const ReadOptions& options, const PassageSink& sink)
      : block_(block), text_(block.text()), options_(options), sink_(sink) {}

  void message(std::size_t begin, std::size_t end) {
    const Head head = mime::read_head(text_, begin, end);
    if (head.subject_end > head.subject_begin) {
      const Layer subject = mime::decode_words(text_, head.subject_begin, head.subject_end);
      hand_out(subject, head.subject_begin, false, {}, [](const Block& words, const PassageSink& sink) {
        Builder builder(words, sink);
        builder.literal(0, words.text().size());
        builder.finish(PassageKind::heading, false);
      });
    }
    part(head, end, 0);
  }

 private:
  void part(const Head& head, std::size_t end, int depth) {  // NOLINT(misc-no-recursion): bounded by depth
    constexpr int deepest = 20;
    if (head.attached || depth > deepest) return;
    if (ascii::begins(head.type, "multipart/")) return multipart(head, end, depth);
    if (head.type != "text/plain" && head.type != "text/html" && head.type != "text/markdown") return;
    const bool html = head.type == "text/html";
    const Layer body = mime::decode_body(text_, head.body, end, head);
    const std::string charset = head.charset.empty() ? "us-ascii" : head.charset;
    const std::string written = head.transfer == "quoted-printable" ? charset : std::string();
    hand_out(body, head.body, head.transfer == "base64", written,
             [&](const Block& words, const PassageSink& sink) {
               if (html) return read_html(words, 0, words.text().size(), false, sink);
               const std::string_view own = own_words(words.text());
               (void)read_plain(Block(own, 0, 1, 1, words.decoding()), options_, sink);
             });
  }

  void multipart(const Head& head, std::size_t end, int depth) {  // NOLINT(misc-no-recursion)
    if (head.boundary.empty()) return;
    std::vector<std::pair<Head, std::size_t>> found;
    for (const mime::Part& inner : mime::parts(text_, head.body, end, head.boundary))
      found.emplace_back(mime::read_head(text_, inner.begin, inner.end), inner.end);
    if (head.type ==
        "multipart/alternative") {  // the same words more than once: the plain ones, else the last
      const auto plain = std::find_if(found.begin(), found.end(),
                                      [](const auto& f) { return f.first.type == "text/plain"; });
      if (plain != found.end()) return part(plain->first, plain->second, depth + 1);
      if (!found.empty()) part(found.back().first, found.back().second, depth + 1);
      return;
    }
    for (const auto& [inner, inner_end] : found) part(inner, inner_end, depth + 1);
  }

  /// Lets `read` read a decoded text; its passages lead back to the message. The lines of an encoded text are
  /// counted from the line where it begins, for those of the file say nothing to a person.
  /// `charset` is that of quoted-printable text, else empty.
  template <class Read>
  void hand_out(const Layer& layer, std::size_t begin, bool encoded, const std::string& charset,
                const Read& read) {
    const text::SourceMap to_file = encoded ? text::through(layer.map, block_.decoding()) : text::SourceMap();
    const std::uint64_t line = encoded ? block_.position(block_.offset() + begin).line : 1;
    const Block words(layer.text, 0, line, 1, to_file);
    read(words, [&](const Passage& passage, const Block&) {
      if (encoded) return sink_(passage, words);
      Passage moved = passage;
      moved.quoted_printable = charset;
      moved.map = text::through(passage.map, layer.map);
      sink_(moved, block_);
    });
  }

  const Block& block_;
  std::string_view text_;
  const ReadOptions& options_;
  const PassageSink& sink_;
};

}  // namespace

Result<Done> read_mail(const Block& block, const ReadOptions& options, const PassageSink& sink) {
  const std::string_view text = block.text();
  Reader reader(block, options, sink);
  const auto first_line = [&](std::size_t at) { return std::min(text.find('\n', at), text.size()); };
  std::size_t begin = ascii::begins(text, "From ") ? first_line(0) : 0;
  const bool many = begin > 0;
  if (many) begin = std::min(begin + 1, text.size());
  while (begin < text.size()) {
    std::size_t next = many ? text.find("\nFrom ", begin) : std::string_view::npos;
    // Only behind an empty line is it the beginning of a message.
    while (next != std::string_view::npos && text[next - 1] != '\n' && text[next - 1] != '\r')
      next = text.find("\nFrom ", next + 1);
    const std::size_t end = std::min(next, text.size());
    reader.message(begin, end);
    begin = end >= text.size() ? end : std::min(first_line(end + 1) + 1, text.size());
  }
  return Done{};
}

}  // namespace unstigma::document
