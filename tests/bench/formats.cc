// Reading each text format; where a library parses, beside that parser alone, which does nothing with what it
// reads: at most five times as long.
#include <benchmark/benchmark.h>
#include <md4c.h>
#include <toml++/toml.h>
#include <yaml-cpp/yaml.h>

#include <map>
#include <sstream>
#include <string>

#include "document/reader.h"

namespace {

constexpr int paragraphs = 8000;
const std::string prose =
    "The committee met on a Tuesday in the old town hall, as it had for years. Nobody spoke of the weather.";

/// A paragraph of a format, with the markup that its documents have in passing.
const std::map<std::string, std::string>& shapes() {
  static const std::map<std::string, std::string> all = {
      {"markdown", prose + " The *minutes* record [a talk](https://example.org) of `drains`.\n\n"},
      {"html", "<p>" + prose + " The <em>minutes</em> record <a href=\"x\">a talk</a> &amp; more.</p>\n"},
      {"rst", prose + " The *minutes* record `a talk <https://example.org>`_ of ``drains``.\n\n"},
      {"asciidoc", prose + " The _minutes_ record https://example.org[a talk] of `drains`.\n\n"},
      {"org", prose + " The /minutes/ record [[https://example.org][a talk]] of =drains=.\n\n"},
      {"latex", prose + " The \\emph{minutes} record \\cite{talk} a talk of $x^2$ drains.\n\n"},
      {"typst", prose + " The _minutes_ record #link(\"https://example.org\")[a talk] of `drains`.\n\n"},
      {"srt", "1\n00:00:01,000 --> 00:00:04,000\n" + prose + "\n\n"},
      {"po", "msgid \"a\"\nmsgstr \"" + prose + "\"\n\n"},
      {"jsonl", "{\"id\": 1, \"body\": \"" + prose + " \\u00e9\"}\n"},
      {"yaml", "- title: one\n  body: \"" + prose + "\"\n"},
      {"toml", "[[item]]\nbody = \"" + prose + "\"\n"},
      {"csv", "1,\"" + prose + "\",x\n"},
      {"code", "// " + prose + "\nint x = 1;  // the minutes\n\n"},
  };
  return all;
}

const std::string& text_of(const std::string& format) {
  static std::map<std::string, std::string> made;
  std::string& out = made[format];
  if (out.empty()) {
    for (int i = 0; i < paragraphs; ++i) out += shapes().at(format);
  }
  return out;
}

void set_rate(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(text.size()));
}

void read_format(benchmark::State& state, const std::string& format) {
  const std::string& text = text_of(format);
  for (auto _ : state) {
    std::istringstream in(text);
    std::uint64_t bytes = 0;
    const auto read =
        unstigma::document::read(in, "x.cc", unstigma::document::ReadOptions(format),
                                 [&](const unstigma::document::Passage& p, const unstigma::document::Block&) {
                                   bytes += p.text.size();
                                 });
    if (!read || bytes < text.size() / 2) state.SkipWithError("most of the text was not read");
  }
  set_rate(state, text);
}

void md4c_alone(benchmark::State& state) {
  const std::string text = text_of("markdown") + std::string(64, '\0');
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
  parser.enter_block = parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  parser.enter_span = parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE, const MD_CHAR*, MD_SIZE, void*) { return 0; };
  for (auto _ : state)
    benchmark::DoNotOptimize(md_parse(text.data(), static_cast<MD_SIZE>(text.size() - 64), &parser, nullptr));
  set_rate(state, text);
}
BENCHMARK(md4c_alone)->Unit(benchmark::kMillisecond);

void yaml_cpp_alone(benchmark::State& state) {
  const std::string& text = text_of("yaml");
  for (auto _ : state) benchmark::DoNotOptimize(YAML::Load(text).size());
  set_rate(state, text);
}
BENCHMARK(yaml_cpp_alone)->Unit(benchmark::kMillisecond);

void toml_alone(benchmark::State& state) {
  const std::string& text = text_of("toml");
  for (auto _ : state) benchmark::DoNotOptimize(toml::parse(text).size());
  set_rate(state, text);
}
BENCHMARK(toml_alone)->Unit(benchmark::kMillisecond);

const bool registered = [] {
  for (const auto& [format, shape] : shapes())
    benchmark::RegisterBenchmark(("read_format/" + format).c_str(), read_format, format)
        ->Unit(benchmark::kMillisecond);
  return true;
}();

}  // namespace
