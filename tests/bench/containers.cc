// Reading the parts of packages beside expat alone, which does nothing with what it reads: at most five times
// as long.
#include <benchmark/benchmark.h>
#include <expat.h>

#include <string>

#include "document/docx_part.h"
#include "document/odt_part.h"

namespace {

using unstigma::document::Block;
using unstigma::document::Passage;

constexpr int paragraphs = 12000;
const std::string sentence =
    "The committee met on a Tuesday in the old town hall, as it had for years. Nobody spoke of the weather";

/// A main part as Word writes it: properties, revision marks, a phrase in italics.
const std::string& word_xml() {
  static const std::string xml = [] {
    std::string out =
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
    for (int i = 0; i < paragraphs; ++i) {
      out +=
          "<w:p w:rsidR=\"00A77B3E\" w:rsidRDefault=\"00A77B3E\"><w:pPr><w:pStyle "
          "w:val=\"BodyText\"/></w:pPr>"
          "<w:r><w:t xml:space=\"preserve\">" +
          sentence +
          ", </w:t></w:r><w:r w:rsidRPr=\"00A1\"><w:rPr><w:i/>"
          "<w:iCs/></w:rPr><w:t>the minutes &amp; all</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>";
    }
    return out + "</w:body></w:document>";
  }();
  return xml;
}

const std::string& odt_xml() {
  static const std::string xml = [] {
    const std::string odf = "urn:oasis:names:tc:opendocument:xmlns:";
    std::string out = "<office:document-content xmlns:office=\"" + odf + "office:1.0\" xmlns:text=\"" + odf +
                      "text:1.0\"><office:body><office:text>";
    for (int i = 0; i < paragraphs; ++i) {
      out += "<text:p text:style-name=\"Text_20_body\">" + sentence +
             ", <text:span text:style-name=\"T1\">the minutes &amp; all</text:span>.</text:p>";
    }
    return out + "</office:text></office:body></office:document-content>";
  }();
  return xml;
}

void set_rate(benchmark::State& state, const std::string& xml) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(xml.size()));
}

void expat_alone(benchmark::State& state, const std::string& (*make)()) {
  const std::string& xml = make();
  for (auto _ : state) {
    XML_Parser parser = XML_ParserCreateNS(nullptr, '\n');
    XML_SetElementHandler(
        parser, [](void*, const XML_Char*, const XML_Char**) {}, [](void*, const XML_Char*) {});
    XML_SetCharacterDataHandler(parser, [](void*, const XML_Char*, int) {});
    const XML_Status status = XML_Parse(parser, xml.data(), static_cast<int>(xml.size()), XML_TRUE);
    benchmark::DoNotOptimize(status);
    XML_ParserFree(parser);
  }
  set_rate(state, xml);
}
BENCHMARK_CAPTURE(expat_alone, docx, word_xml)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(expat_alone, odt, odt_xml)->Unit(benchmark::kMillisecond);

void read_docx(benchmark::State& state) {
  const unstigma::document::Styles styles;
  for (auto _ : state) {
    std::size_t bytes = 0;
    const auto read = unstigma::document::read_docx_part(
        word_xml(), {"word/document.xml", "", unstigma::document::PassageKind::paragraph}, styles,
        [&](const Passage& p, const Block&) { bytes += p.text.size(); });
    benchmark::DoNotOptimize(read);
    benchmark::DoNotOptimize(bytes);
  }
  set_rate(state, word_xml());
}
BENCHMARK(read_docx)->Unit(benchmark::kMillisecond);

void read_odt(benchmark::State& state) {
  const unstigma::document::Styles styles;
  for (auto _ : state) {
    std::size_t bytes = 0;
    const auto read = unstigma::document::read_odt_part(
        odt_xml(), "content.xml", styles, [&](const Passage& p, const Block&) { bytes += p.text.size(); });
    benchmark::DoNotOptimize(read);
    benchmark::DoNotOptimize(bytes);
  }
  set_rate(state, odt_xml());
}
BENCHMARK(read_odt)->Unit(benchmark::kMillisecond);

}  // namespace
