#ifndef UNSTIGMA_TESTS_DOCUMENT_ARCHIVE_H_
#define UNSTIGMA_TESTS_DOCUMENT_ARCHIVE_H_

#include <doctest/doctest.h>
#include <zip.h>

#include <string>
#include <utility>
#include <vector>

namespace unstigma::tests {

using Entries = std::vector<std::pair<std::string, std::string>>;

/// An archive with these entries, in this order; with `password`, they are locked.
inline std::string make_zip(const Entries& entries, const char* password = nullptr) {
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  REQUIRE(source != nullptr);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
  REQUIRE(archive != nullptr);
  for (const auto& [name, bytes] : entries) {
    zip_source_t* entry = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), entry, ZIP_FL_ENC_UTF_8);
    REQUIRE(index >= 0);
    if (password != nullptr) {
      zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password);
    }
  }
  REQUIRE(zip_close(archive) == 0);
  zip_stat_t info;
  zip_stat_init(&info);
  REQUIRE(zip_source_stat(source, &info) == 0);
  std::string out(info.size, '\0');
  REQUIRE(zip_source_open(source) == 0);
  REQUIRE(zip_source_read(source, out.data(), out.size()) == static_cast<zip_int64_t>(out.size()));
  zip_source_close(source);
  zip_source_free(source);
  return out;
}

inline const std::string word_types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/word/document.xml" ContentType=)"
    R"("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";

inline const std::string word_names =
    R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
    R"(xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" )"
    R"(xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" )"
    R"(xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" )"
    R"(xmlns:v="urn:schemas-microsoft-com:vml")";

/// <w:X ...>inner</w:X>, X being document, footnotes, comments ...
inline std::string word_part(const std::string& root, const std::string& inner) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:" + root + " " + word_names + ">" + inner +
         "</w:" + root + ">";
}

inline std::string relationships_part(const std::vector<std::pair<std::string, std::string>>& types) {
  std::string out = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  int id = 1;
  for (const auto& [type, target] : types) {
    out += "<Relationship Id=\"rId" + std::to_string(id++) +
           "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type +
           "\" Target=\"" + target + "\"/>";
  }
  return out + "</Relationships>";
}

/// A Word document of this body; `more` are further parts as (relationship's type, root's inner XML), the
/// root being called as the part is: footnotes, comments, styles; header is hdr, footer ftr.
inline std::string make_docx(const std::string& body, const Entries& more = {}) {
  Entries entries = {{"[Content_Types].xml", word_types},
                     {"_rels/.rels", relationships_part({{"officeDocument", "word/document.xml"}})},
                     {"word/document.xml", word_part("document", "<w:body>" + body + "</w:body>")}};
  std::vector<std::pair<std::string, std::string>> types;
  for (const auto& [type, inner] : more) {
    types.emplace_back(type, type + ".xml");
    const std::string root = type == "header" ? "hdr" : type == "footer" ? "ftr" : type;
    entries.emplace_back("word/" + type + ".xml", word_part(root, inner));
  }
  entries.emplace_back("word/_rels/document.xml.rels", relationships_part(types));
  return make_zip(entries);
}

/// An OpenDocument text of this body; `styles` go into content.xml, `shared` is the inner XML of styles.xml.
inline std::string make_odt(const std::string& body, const std::string& styles = {},
                            const std::string& shared = {}) {
  const std::string odf = "urn:oasis:names:tc:opendocument:xmlns:";
  const std::string names = "xmlns:office=\"" + odf + "office:1.0\" xmlns:style=\"" + odf +
                            "style:1.0\" xmlns:text=\"" + odf + "text:1.0\" xmlns:table=\"" + odf +
                            "table:1.0\" xmlns:draw=\"" + odf + "drawing:1.0\" xmlns:fo=\"" + odf +
                            "xsl-fo-compatible:1.0\" xmlns:svg=\"" + odf +
                            "svg-compatible:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
  return make_zip(
      {{"mimetype", "application/vnd.oasis.opendocument.text"},
       {"content.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content " + names +
                           "><office:automatic-styles>" + styles +
                           "</office:automatic-styles><office:body><office:text>" + body +
                           "</office:text></office:body></office:document-content>"},
       {"styles.xml", "<office:document-styles " + names + ">" + shared + "</office:document-styles>"}});
}

/// A paragraph of one run.
inline std::string word_paragraph(const std::string& text, const std::string& properties = {}) {
  return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") +
         "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

}  // namespace unstigma::tests

#endif  // UNSTIGMA_TESTS_DOCUMENT_ARCHIVE_H_
