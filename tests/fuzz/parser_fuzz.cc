// One reader of a format, on any bytes; the name of the program says which (unstigma_rst_fuzz). Passages have
// maps that stay inside the input and never run backwards; what can be read can be mended, and is read the
// same afterwards.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "check/edits.h"
#include "check/fixer.h"
#include "document/container.h"
#include "document/pdf.h"
#include "document/pptx.h"
#include "document/reader.h"
#include "document/zip.h"
#include "rewrite/answers.h"
#include "rewrite/container.h"

namespace {

namespace document = unstigma::document;
using document::Block;
using document::Passage;
using document::ReadOptions;

constexpr const char* words = "a < b & \"c\"";
constexpr const char* date = "2026-11-26T12:00:00Z";

void demand(bool holds, const char* what) {
  if (holds) return;
  std::cerr << "broken: " << what << '\n';
  std::abort();
}

/// What holds for every passage of every format.
void look_at(const Passage& passage, const Block& block) {
  const std::string_view source = block.text();
  const std::string_view text = passage.text;
  const std::uint64_t end = block.offset() + source.size();
  std::uint64_t last = block.offset();
  for (const auto& piece : passage.map.pieces()) {
    demand(piece.source >= last, "maps never run backwards");
    demand(piece.source + piece.source_length <= end, "maps stay inside the input");
    last = piece.source;
    if (piece.unit != 1) continue;
    demand(text.substr(piece.at, piece.length) == source.substr(piece.source - block.offset(), piece.length),
           "what is said to be as it stands in the source is");
  }
  demand(!text.empty(), "passages hold something");
  demand(passage.own.begin <= passage.own.end && passage.own.end <= text.size(),
         "a passage owns some of its text");
  for (const auto& range : passage.emphasis)
    demand(range.begin <= range.end && range.end <= text.size(), "emphasis stands in the text");
}

// ---- formats of text

/// Reads the text, puts words into some of its passages, and reads that.
void read_text(const std::string& bytes, const std::string& name, const ReadOptions& options) {
  constexpr std::size_t most_edits = 4;
  std::vector<unstigma::Edit> edits;
  std::istringstream in(bytes);
  const auto read = document::read(in, name, options, [&](const Passage& p, const Block& block) {
    look_at(p, block);
    demand(block.position(p.map.end(p.text.size())).offset <= bytes.size(), "places stay inside the file");
    if (edits.size() == most_edits || p.aside) return;
    const auto end = static_cast<std::uint32_t>(std::min(p.text.find(' '), p.text.size()));
    auto edit = unstigma::check::edit_of(p, {0, end}, words, block);
    if (edit && (edits.empty() || edits.back().end <= edit->start)) edits.push_back(std::move(*edit));
  });
  if (!read) return demand(!read.error().message.empty(), "errors say something");
  const auto sound = unstigma::check::sound_edits(bytes, edits, name, options);
  demand(static_cast<bool>(unstigma::check::apply_edits(bytes, sound, options)), "sound edits can be put in");
}

/// The first line is what the file is called, which tells the language.
void read_source(const std::string& bytes) {
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  read_text(bytes.substr(std::min(end + 1, bytes.size())), bytes.substr(0, end), "code");
}

/// UTF-8 or what a byte order mark says, and an encoding of one and two bytes.
void read_plain(const std::string& bytes) {
  read_text(bytes, "a.txt", "text");
  ReadOptions japanese("text");
  japanese.encoding = "Shift_JIS";
  read_text(bytes, "a.txt", japanese);
}

// ---- documents that are packages

std::string package(const std::map<std::string, std::string>& entries) {
  const std::string nothing = std::string("PK\x05\x06") + std::string(18, '\0');
  const auto made = document::with_entries(nothing, entries);
  demand(static_cast<bool>(made), "archives can be made");
  return *made;
}

bool readable(const std::string& bytes) {
  return static_cast<bool>(document::read_container(bytes, "fuzz", "", look_at));
}

/// Mends a package, and answers in it in both ways.
void write_into(const std::string& bytes, std::string_view format) {
  std::vector<unstigma::Edit> edits;
  std::vector<unstigma::rewrite::Remark> remarks;
  const auto read =
      document::read_container(bytes, "fuzz", format, [&](const Passage& p, const Block& block) {
        look_at(p, block);
        const auto size = static_cast<std::uint32_t>(p.text.size());
        auto edit = unstigma::check::edit_of(p, {0, size}, words, block);
        remarks.push_back({p.part, p.map.begin(0), p.map.end(size), {"why <so>"}});
        // Each passage's own words; those of paragraphs inside it are kept.
        if (edit) edits.push_back(std::move(*edit));
      });
  if (!read) return;
  const auto mended = unstigma::rewrite::edited(bytes, format, edits);
  demand(!mended || readable(*mended), "what was mended can be read");
  const auto tracked = unstigma::rewrite::with_tracked_changes(bytes, format, edits, date);
  demand(!tracked || readable(tracked->bytes), "what has tracked changes can be read");
  const auto remarked = unstigma::rewrite::with_comments(bytes, format, remarks, date);
  demand(!remarked || readable(remarked->bytes), "what has comments can be read");
}

void read_word(const std::string& xml) {
  write_into(package({{"[Content_Types].xml", "<Types>wordprocessingml.document.main</Types>"},
                      {"word/document.xml", xml}}),
             "docx");
}

void read_open_document(const std::string& xml) {
  write_into(package({{"mimetype", "application/vnd.oasis.opendocument.text"},
                      {"content.xml", xml},
                      {"styles.xml", xml}}),
             "odt");
}

/// The bytes as a chapter, and as the list of chapters.
void read_book(const std::string& bytes) {
  const std::string head = R"(<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>)"
                           R"(<rootfile full-path="p.opf"/></rootfiles></container>)";
  const std::string list =
      R"(<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="c" href="c.xhtml")"
      R"( media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>)";
  for (const bool chapter : {true, false}) {
    const auto read = document::read_container(package({{"mimetype", "application/epub+zip"},
                                                        {"META-INF/container.xml", head},
                                                        {"p.opf", chapter ? list : bytes},
                                                        {"c.xhtml", bytes}}),
                                               "fuzz", "epub", look_at);
    demand(read || !read.error().message.empty(), "errors say something");
  }
}

void read_slide(const std::string& xml) {
  const auto read = document::read_slide(xml, "slide.xml", "slide 1", look_at);
  demand(read || !read.error().message.empty(), "errors say something");
}

void read_archive(const std::string& bytes) {
  if (bytes.substr(0, 5) == "%PDF-") return;  // the work of another program
  const auto read = document::read_container(bytes, "x.docx", "", look_at);
  demand(read || !read.error().message.empty(), "errors say something");
}

// ---- the readers by name

using Reader = std::function<void(const std::string&)>;

/// Reads the same bytes in each of the formats.
Reader texts(std::vector<const char*> formats) {
  return [formats = std::move(formats)](const std::string& bytes) {
    for (const char* format : formats) read_text(bytes, "fuzz", format);
  };
}

const std::map<std::string, Reader, std::less<>>& readers() {
  static const std::map<std::string, Reader, std::less<>> all = {
      {"text", read_plain},
      {"markdown", texts({"markdown", "mdx"})},
      {"html", texts({"html"})},
      {"rst", texts({"rst"})},
      {"asciidoc", texts({"asciidoc"})},
      {"org", texts({"org"})},
      {"latex", texts({"latex"})},
      {"typst", texts({"typst"})},
      {"subtitles", texts({"srt"})},  // one reader for both kinds
      {"po", texts({"po"})},
      {"json", texts({"json", "jsonl"})},
      {"yaml", texts({"yaml"})},
      {"toml", texts({"toml"})},
      {"csv", texts({"csv"})},
      {"mail", texts({"eml"})},
      {"code", read_source},
      {"docx", read_word},
      {"odt", read_open_document},
      {"epub", read_book},
      {"pptx", read_slide},
      {"pdf", [](const std::string& boxes) { document::read_pdf_boxes(boxes, look_at); }},
      {"zip", read_archive},
  };
  return all;
}

const Reader* chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** arguments) {
  constexpr std::string_view head = "unstigma_";
  const std::string program = (*arguments)[0];
  std::string name = program.substr(program.rfind('/') + 1);
  name = name.substr(0, name.rfind('_'));
  const auto found = readers().find(name.substr(std::min(head.size(), name.size())));
  if (found == readers().end()) {
    std::cerr << program << ": there is no such reader; call it unstigma_READER_fuzz, READER being one of";
    for (const auto& reader : readers()) std::cerr << ' ' << reader.first;
    std::cerr << '\n';
    std::exit(2);
  }
  chosen = &found->second;
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (*chosen)(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
