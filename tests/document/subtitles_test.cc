#include "document/reading.h"

namespace unstigma::document {
namespace {

using tests::check_maps;
using tests::passages;
using tests::shown;

TEST_CASE("The cues of subtitles are joined into sentences") {
  struct Row {
    std::string_view what;
    std::string source;
    std::string passages;
  };
  const Row rows[] = {
      {"a sentence over two cues",
       "1\n00:00:01,000 --> 00:00:02,000\nThe mentally\n\n2\n00:00:02,000 --> 00:00:03,000\nill "
       "man\nleft.\n\n3\n00:00:04,000 --> 00:00:05,000\nHe came back.\n",
       "cue: The mentally ill man left.\ncue: He came back.\n"},
      {"tags",
       "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>cra</i>zy <font color=\"mad\">one</font>\\Ntwo.\n",
       "cue: crazy one two.\n"},
      {"speakers",
       "1\n00:00:01,000 --> 00:00:02,000\n- JOHN: Hello\n- Hi\n\n2\n00:00:02,000 --> 00:00:03,000\n>> DR. "
       "MAD: So\n",
       "cue: Hello\ncue: Hi\ncue: So\n"},
      {"WebVTT",
       "WEBVTT - crazy\n\nNOTE mad\ncrazy\n\nSTYLE\n::cue(mad) {}\n\nmad-id\n00:01.000 --> 00:02.000 "
       "align:start\n<v Mad Man>One &amp; <c.mad>two</c> <00:01.500>three\n",
       "cue: One & two three\n"},
      {"no empty line between cues",
       "1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:02,000 --> 00:00:03,000\nTwo.",
       "cue: One.\ncue: Two.\n"},
      {"a file cut off", "1\n00:00:01,000 --> 00:00:02,000\nOne <i two", "cue: One <i two\n"},
      {"no subtitles at all", "crazy\n", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(row.source, row.what == "WebVTT" ? "vtt" : "srt") == row.passages);
    check_maps(row.source, "srt");
  }
}

TEST_CASE("Captions without full stops are cut at a cue") {
  std::string source = "WEBVTT\n\n";
  for (int i = 0; i < 1000; ++i) source += "00:01.000 --> 00:02.000\nwords and words\n\n";
  const auto found = passages(source, "vtt");
  CHECK(found.size() > 5);
  for (const Passage& passage : found) CHECK(passage.text.size() < 2100);
}

}  // namespace
}  // namespace unstigma::document
