// Any bytes as the XML of a document's main part, or as what pdftotext prints: passages whose maps stay
// inside the part; and whatever can be read can be mended and answered in, and is read the same afterwards.
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "check/edits.h"
#include "document/container.h"
#include "document/pdf.h"
#include "document/pptx.h"
#include "document/zip.h"
#include "rewrite/answers.h"
#include "rewrite/container.h"

namespace {

using unstigma::document::Block;
using unstigma::document::Passage;

/// A package with `xml` in the place of its text.
std::string package(bool word, const std::string& xml) {
  const std::string nothing = std::string("PK\x05\x06") + std::string(18, '\0');
  const std::map<std::string, std::string> entries =
      word ? std::map<std::string, std::string>{{"[Content_Types].xml",
                                                 "<Types>wordprocessingml.document.main</Types>"},
                                                {"word/document.xml", xml}}
           : std::map<std::string, std::string>{{"mimetype", "application/vnd.oasis.opendocument.text"},
                                                {"content.xml", xml},
                                                {"styles.xml", xml}};
  const auto made = unstigma::document::with_entries(nothing, entries);
  if (!made) std::abort();
  return *made;
}

void look_at(const Passage& passage, const Block& block) {
  std::uint64_t last = 0;
  for (const auto& piece : passage.map.pieces()) {
    if (piece.source < last || piece.source + piece.source_length > block.text().size()) std::abort();
    last = piece.source;
  }
  if (passage.own.end > passage.text.size() || passage.text.empty()) std::abort();
}

bool readable(const std::string& bytes) {
  return static_cast<bool>(unstigma::document::read_container(bytes, "fuzz", "", look_at));
}

void write_into(const std::string& bytes, std::string_view format) {
  std::vector<unstigma::Edit> edits;
  std::vector<unstigma::rewrite::Remark> remarks;
  const auto read =
      unstigma::document::read_container(bytes, "fuzz", format, [&](const Passage& p, const Block& block) {
        look_at(p, block);
        const auto size = static_cast<std::uint32_t>(p.text.size());
        auto edit = unstigma::check::edit_of(p, {0, size}, "a < b & \"c\"", block);
        remarks.push_back({p.part, p.map.begin(0), p.map.end(size), {"why <so>"}});
        // Each passage's own words; those of paragraphs inside it are kept.
        if (edit) edits.push_back(std::move(*edit));
      });
  if (!read) return;
  const auto mended = unstigma::rewrite::edited(bytes, format, edits);
  if (mended && !readable(*mended)) std::abort();
  const auto tracked = unstigma::rewrite::with_tracked_changes(bytes, format, edits, "2026-11-26T12:00:00Z");
  if (tracked && !readable(tracked->bytes)) std::abort();
  const auto remarked = unstigma::rewrite::with_comments(bytes, format, remarks, "2026-11-26T12:00:00Z");
  if (remarked && !readable(remarked->bytes)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  write_into(package(true, bytes), "docx");
  write_into(package(false, bytes), "odt");
  const auto slide = unstigma::document::read_slide(bytes, "slide.xml", "slide 1", look_at);
  if (!slide && slide.error().message.empty()) std::abort();
  unstigma::document::read_pdf_boxes(bytes, look_at);
  if (bytes.substr(0, 5) == "%PDF-") return 0;  // the work of another program
  const auto any = unstigma::document::read_container(bytes, "x.docx", "", look_at);
  if (!any && any.error().message.empty()) std::abort();
  return 0;
}
