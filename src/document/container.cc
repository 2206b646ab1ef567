#include "document/container.h"

#include <algorithm>
#include <array>

#include "document/docx.h"
#include "document/epub.h"
#include "document/odt.h"
#include "document/pdf.h"
#include "document/pptx.h"
#include "document/zip.h"

namespace unstigma::document {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view zip_signature = "PK\x03\x04"sv;
constexpr std::string_view empty_zip_signature = "PK\x05\x06"sv;
constexpr std::string_view pdf_signature = "%PDF-"sv;
constexpr std::string_view compound_signature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

struct Ending {
  std::string_view name;
  std::string_view format;
};
constexpr std::array<Ending, 11> endings = {{{".docx", "docx"},
                                             {".docm", "docx"},
                                             {".dotx", "docx"},
                                             {".dotm", "docx"},
                                             {".odt", "odt"},
                                             {".ott", "odt"},
                                             {".epub", "epub"},
                                             {".pptx", "pptx"},
                                             {".pptm", "pptx"},
                                             {".ppsx", "pptx"},
                                             {".pdf", "pdf"}}};

/// A kind of file by what stands in it.
struct Content {
  std::string_view sign;    ///< in the content types of an Office file, or the mimetype of another
  std::string_view format;  ///< empty: not read
  std::string_view called;
};
// Of Office files the main part counts: others may be embedded, a spreadsheet in a letter.
constexpr std::array<Content, 14> contents = {
    {{"wordprocessingml.document.main", "docx", "a Word document"},
     {"wordprocessingml.template.main", "docx", "a Word document"},
     {"ms-word.document.macroEnabled.main", "docx", "a Word document"},
     {"ms-word.template.macroEnabledTemplate.main", "docx", "a Word document"},
     {"opendocument.text", "odt", "an OpenDocument text"},
     {"epub+zip", "epub", "an EPUB book"},
     {"presentationml.presentation.main", "pptx", "a PowerPoint file"},
     {"presentationml.slideshow.main", "pptx", "a PowerPoint file"},
     {"presentationml.template.main", "pptx", "a PowerPoint file"},
     {"ms-powerpoint.presentation.macroEnabled.main", "pptx", "a PowerPoint file"},
     {"spreadsheetml.sheet.main", "", "an Excel spreadsheet"},
     {"opendocument.spreadsheet", "", "an OpenDocument spreadsheet"},
     {"opendocument.presentation", "", "an OpenDocument presentation"},
     {"%PDF-", "pdf", "a PDF"}}};

using Read = Result<Done> (*)(Zip& zip, const PassageSink& sink);
struct Reader {
  std::string_view format;
  Read read;
};
// A new archive format is a file of its own and a line here.
constexpr std::array<Reader, 4> readers = {
    {{"docx", read_docx}, {"odt", read_odt}, {"epub", read_epub}, {"pptx", read_pptx}}};

bool begins(std::string_view text, std::string_view head) {
  return text.substr(0, head.size()) == head;
}

bool is_zip(std::string_view bytes) {
  return begins(bytes, zip_signature) || begins(bytes, empty_zip_signature);
}

/// True when the text stands in the bytes as UTF-16, as names in an old Office file do.
bool holds_wide(std::string_view bytes, std::string_view text) {
  std::string wide;
  for (const char c : text) (wide += c) += '\0';
  return bytes.find(wide) != std::string_view::npos;
}

Error compound_file(std::string_view bytes) {
  if (holds_wide(bytes, "EncryptedPackage"))
    return {Errc::unsupported, {}, "is locked with a password; take the password off, then check it"};
  const std::string what =
      holds_wide(bytes, "WordDocument") ? "an old Word document (.doc)" : "an old Office document";
  return {
      Errc::unsupported, {}, "is " + what + "; open it in Word or LibreOffice and save it as .docx or .odt"};
}

std::string_view called(std::string_view format) {
  for (const Content& content : contents) {
    if (content.format == format) return content.called;
  }
  return format;
}

/// What the archive holds; nullptr when it is nothing that is known here.
Result<const Content*> content_of(Zip& zip) {
  const std::string_view part = zip.has("mimetype") ? "mimetype" : "[Content_Types].xml";
  if (!zip.has(part)) return nullptr;
  const auto bytes = zip.read(part);
  if (!bytes) return bytes.error();
  for (const Content& content : contents) {
    if (bytes->find(content.sign) != std::string::npos) return &content;
  }
  return nullptr;
}

Error other_than_said(std::string_view is, std::string_view said) {
  return {Errc::unsupported,
          {},
          "is " + std::string(is) + ", not " + std::string(called(said)) + "; leave --input-format out"};
}

Result<std::string> read_zip(std::string_view bytes, std::string_view format, const PassageSink& sink) {
  auto zip = Zip::open(bytes);
  if (!zip) return zip.error();
  const auto content = content_of(*zip);
  if (!content) return content.error();
  if (*content == nullptr)
    return Error{Errc::unsupported, {}, "is an archive without a document that unstigma can read"};
  if ((*content)->format.empty()) {
    return Error{
        Errc::unsupported, {}, "is " + std::string((*content)->called) + ", which unstigma does not read"};
  }
  if (!format.empty() && format != (*content)->format) return other_than_said((*content)->called, format);
  for (const Reader& reader : readers) {
    if (reader.format != (*content)->format) continue;
    const auto read = reader.read(*zip, sink);
    if (!read) return read.error();
  }
  return std::string((*content)->format);
}

}  // namespace

const std::vector<std::string_view>& container_formats() {
  static const std::vector<std::string_view> names = {"docx", "odt", "epub", "pptx", "pdf"};
  return names;
}

bool is_container_format(std::string_view format) {
  const auto& known = container_formats();
  return std::find(known.begin(), known.end(), format) != known.end();
}

std::string_view container_format_of(std::string_view name) {
  std::string small(name);
  for (char& c : small) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  for (const Ending& ending : endings) {
    if (small.size() > ending.name.size() &&
        small.compare(small.size() - ending.name.size(), ending.name.size(), ending.name) == 0)
      return ending.format;
  }
  return {};
}

bool walked_container(std::string_view name) {
  const std::string_view base = name.substr(name.rfind('/') + 1);
  const std::string_view format = container_format_of(name);
  const bool ours = base.find(".unstigma.") != std::string_view::npos;
  return !format.empty() && format != "pdf" && !ours && !begins(base, "~$");
}

bool is_container(std::string_view first_bytes, std::string_view name, std::string_view format) {
  if (is_zip(first_bytes) || begins(first_bytes, compound_signature) || begins(first_bytes, pdf_signature))
    return true;
  if (format.empty()) return !container_format_of(name).empty();
  return is_container_format(format);
}

Result<std::string> read_container(std::string_view bytes, std::string_view name, std::string_view format,
                                   const PassageSink& sink) {
  if (begins(bytes, compound_signature)) return compound_file(bytes);
  if (is_zip(bytes)) return read_zip(bytes, format, sink);
  if (begins(bytes, pdf_signature)) {
    if (!format.empty() && format != "pdf") return other_than_said("a PDF", format);
    const auto read = read_pdf(bytes, sink);
    if (!read) return read.error();
    return std::string("pdf");
  }
  const std::string_view expected = format.empty() ? container_format_of(name) : format;
  if (bytes.empty())
    return Error{Errc::syntax, {}, "is empty, and so no " + std::string(expected) + " file; save it again"};
  return Error{Errc::syntax,
               {},
               "is not " + std::string(called(expected)) +
                   " inside, whatever its name says; if it is text, add --input-format text"};
}

}  // namespace unstigma::document
