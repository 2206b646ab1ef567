#include "document/pdf.h"

#include <algorithm>

#include "base/child.h"
#include "document/entities.h"
#include "document/mask.h"

namespace unstigma::document {
namespace {

constexpr std::string_view pdf_note = "taken out of a PDF; words and their order may differ from the page";

/// Puts words together to paragraphs: a block on the page is one.
class Boxes {
 public:
  Boxes(std::string_view source, const PassageSink& sink)
      : source_(source), sink_(sink), block_(source, 0, 1, 1, identity_) {}

  void run() {
    for (std::size_t at = source_.find('<'); at != std::string_view::npos; at = source_.find('<', at)) {
      const std::string_view rest = source_.substr(at);
      if (begins(rest, "<word")) {
        at = word(at);
        continue;
      }
      if (begins(rest, "<page")) {
        finish();
        ++page_;
        paragraph_ = 0;
      } else if (begins(rest, "<block")) {
        finish();
        ++paragraph_;
      } else if (begins(rest, "</block")) {
        finish();
      } else if (begins(rest, "<line")) {
        line_begins_ = true;
      }
      ++at;
    }
    finish();
  }

 private:
  static bool begins(std::string_view text, std::string_view head) {
    return text.substr(0, head.size()) == head;
  }
  static bool small(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0xC3; }

  /// Takes the word whose tag begins at `at`; returns where to go on.
  std::size_t word(std::size_t at) {
    const std::size_t begin = source_.find('>', at);
    if (begin == std::string_view::npos) return source_.size();
    const std::size_t end = std::min(source_.find('<', begin), source_.size());
    add(begin + 1, end);
    return end;
  }

  void add(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    std::string& text = passage_.text;
    const bool cut = line_begins_ && text.size() > 1 && text.back() == '-' && text[text.size() - 2] != ' ' &&
                     small(source_[begin]);
    if (cut) {
      // The hyphen was the line's, not the word's.
      passage_.map = passage_.map.part(0, text.size() - 1);
      text.pop_back();
    } else if (!text.empty()) {
      text += ' ';
      passage_.map.add_opaque(1, begin, 0);
    }
    line_begins_ = false;
    for (std::size_t i = begin; i < end;) {
      const Reference found = source_[i] == '&' ? read_reference(source_.substr(i, end - i)) : Reference();
      const std::size_t stop =
          found.size > 0 ? i + found.size : std::min(std::min(source_.find('&', i + 1), end), end);
      const std::string_view piece =
          found.size > 0 ? std::string_view(found.text) : source_.substr(i, stop - i);
      text += piece;
      if (found.size > 0) passage_.map.add_opaque(piece.size(), i, stop - i);
      else passage_.map.add_literal(piece.size(), i);
      i = stop;
    }
  }

  void finish() {
    if (passage_.text.empty()) return;
    passage_.part = "page " + std::to_string(std::max<std::uint64_t>(page_, 1));
    passage_.place = passage_.part;
    passage_.paragraph = std::max<std::uint64_t>(paragraph_, 1);
    passage_.note = pdf_note;
    passage_.read_only = true;
    std::string whole = passage_.text;
    text::SourceMap whole_map = passage_.map;
    mask_addresses(passage_);
    if (passage_.text != whole) {
      passage_.whole = std::move(whole);
      passage_.whole_map = std::move(whole_map);
    }
    passage_.own = {0, static_cast<std::uint32_t>(passage_.text.size())};
    sink_(passage_, block_);
    passage_ = {};
  }

  std::string_view source_;
  const PassageSink& sink_;
  text::SourceMap identity_;
  Block block_;
  Passage passage_;
  std::uint64_t page_ = 0;
  std::uint64_t paragraph_ = 0;
  bool line_begins_ = false;
};

Error no_text(const base::ChildOutcome& outcome, std::string_view bytes) {
  using End = base::ChildOutcome::End;
  const auto error = [](std::string message) { return Error{Errc::unsupported, {}, std::move(message)}; };
  if (outcome.end == End::not_found)
    return error("is a PDF, and reading those needs pdftotext; install the package poppler-utils");
  if (outcome.end == End::too_long) return error("took pdftotext more than a minute; it is not read");
  if (outcome.end == End::too_much) return error("holds more than 256 MB of text; it is not read");
  if (outcome.end == End::failed) return error("made pdftotext fail; it is not read");
  if (outcome.status == 3) return error("does not allow its text to be taken out");
  if (bytes.find("/Encrypt") != std::string_view::npos)
    return error("is locked with a password; take the password off, then check it");
  return {Errc::syntax, {}, "is a damaged PDF; make it again"};
}

}  // namespace

void read_pdf_boxes(std::string_view boxes, const PassageSink& sink) {
  Boxes(boxes, sink).run();
}

Result<Done> read_pdf(std::string_view bytes, const PassageSink& sink) {
  const base::ChildOutcome outcome =
      base::run_child({"pdftotext", "-q", "-enc", "UTF-8", "-bbox-layout", "/dev/stdin", "-"}, bytes, {});
  if (outcome.end != base::ChildOutcome::End::exited || outcome.status != 0) return no_text(outcome, bytes);
  std::uint64_t words = 0;
  read_pdf_boxes(outcome.output, [&](const Passage& passage, const Block& block) {
    ++words;
    sink(passage, block);
  });
  if (words > 0) return Done{};
  return Error{
      Errc::unsupported,
      {},
      "is a PDF without text, probably pages that were scanned; text recognition (ocrmypdf) can add it"};
}

}  // namespace unstigma::document
