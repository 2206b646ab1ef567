#include "document/yaml_shortcut.h"

#include <doctest/doctest.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace unstigma::document {
namespace {

/// Events as "(", ")", "[", "]", "-" and "place:text", one a line.
std::string shown(const std::vector<YamlEvent>& events) {
  std::string out;
  for (const YamlEvent& event : events) {
    if (event.what == YamlEvent::What::scalar)
      out += std::to_string(event.at) + ":" + std::string(event.text);
    else out += "()[]:-"[static_cast<std::size_t>(event.what)];
    out += '\n';
  }
  return out;
}

/// Writes down what yaml-cpp says in the same way.
class Recorder final : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override { out += "-\n"; }
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override { out += "alias\n"; }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& made) override {
    out += std::to_string(mark.pos) + ":" + made + "\n";
  }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    out += "[\n";
  }
  void OnSequenceEnd() override { out += "]\n"; }
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    out += "(\n";
  }
  void OnMapEnd() override { out += ")\n"; }
  std::string out;
};

std::string by_the_library(const std::string& text) {
  Recorder recorder;
  std::istringstream in(text);
  try {
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(recorder)) {
      if (recorder.out.size() > 100 * (text.size() + 1)) return "without end";
    }
  } catch (const YAML::Exception& e) {
    return recorder.out + "broken: " + e.what();
  }
  return recorder.out;
}

/// Compares; true when the shortcut was taken.
bool compared(const std::string& text) {
  std::vector<YamlEvent> events;
  if (!simple_yaml(text, events)) return false;
  INFO(text);
  REQUIRE(shown(events) == by_the_library(text));
  return true;
}

}  // namespace

TEST_CASE("Usual front matter is read by the shortcut, as yaml-cpp reads it") {
  for (const char* text : {
           "title: Keyboard Shortcuts\nslug: keys-2\nhide_title: false\n",
           "title: \"v0.17 release: # it\"\nauthors: [\"one\", two, 'three four']\ndate: "
           "2020-12-20T09:30:00\n",
           "title: ''\n\nauthor handle: https://github.com/somebody\nimage: /a/b.png  \n",
           "hide:\n  - toc\n  -   navigation bar\ntags:\n- one\n- \"two\"\nlast: Caf\xC3\xA9 (x)\n",
           "search:\n  boost: 2\n  deep:\n    title: null\n    empty:\nlast: NULL\n",
           "a:\nb:\n  c:\n\nd:",
           "# a\na: b\n  # c\n#\n\n# d\nx:\n # e\n - f\n# g\n - h",
           "- one\n- two\n",
           "\n",
           "",
           "title: A # B",
           "x:\n  - a\n  - b\n\n \n",
       }) {
    CAPTURE(text);
    const bool taken = compared(text);
    CHECK(taken == (std::string_view(text).find("A #") == std::string_view::npos));
  }
}

TEST_CASE("What is more than the plainest YAML is left to yaml-cpp") {
  for (const char* text : {"a: b: c\n",
                           "a: |\n  text\n",
                           "a: >\n  text\n",
                           "a: b\n  goes on\n",
                           "a: \"b\n  c\"\n",
                           "a: 'it''s'\n",
                           "a: \"\\x41\"\n",
                           "a: &b c\n",
                           "a: *b\n",
                           "a: !!str b\n",
                           "? a\n",
                           "a: {b: c}\n",
                           "a: [b, [c]]\n",
                           "a: [b,]\n",
                           "a: [\n  b]\n",
                           "\ta: b\n",
                           "a:\tb\n",
                           "a: b\r\n",
                           "a: b # c\n",
                           "a: @b\n",
                           "- a: b\n",
                           "- - a\n",
                           "a\n",
                           "a:b\n",
                           "null: a\n",
                           "a: ~\n",
                           "--- a\n",
                           "a: b\n...\n",
                           "- a\nb: c\n",
                           "a: b\n c: d\n",
                           "a:\n    b: c\n  d: e\n",
                           "a: b\n- c\n",
                           "a: \"b\" c\n",
                           "a: b\xC2\x85"
                           "c\n"}) {
    CAPTURE(text);
    std::vector<YamlEvent> events;
    CHECK_FALSE(simple_yaml(text, events));
  }
}

TEST_CASE("The shortcut through YAML says what yaml-cpp says on random documents") {
  const std::vector<std::string> pieces = {"a: ",
                                           "b:",
                                           "c d: ",
                                           "title: ",
                                           "- ",
                                           "-",
                                           " ",
                                           "  ",
                                           "    ",
                                           "\n",
                                           "\n",
                                           "\n",
                                           "\n",
                                           "\n  ",
                                           "\n  ",
                                           "\n- ",
                                           "word",
                                           "two words",
                                           "\"",
                                           "'",
                                           "[",
                                           "]",
                                           ", ",
                                           "null",
                                           "~",
                                           ":",
                                           ": ",
                                           "#",
                                           " #",
                                           "?",
                                           "{",
                                           "}",
                                           "|",
                                           ">",
                                           "&",
                                           "*",
                                           "!",
                                           "%",
                                           "@",
                                           "...",
                                           "---",
                                           "\t",
                                           "\\",
                                           "\xC3\xA9",
                                           "1.5",
                                           "2020-01-02",
                                           "/x",
                                           "<b>",
                                           "\"q\"",
                                           "'q'",
                                           "[a, \"b\"]",
                                           "\nkey: value",
                                           "\nkey: \"value\"",
                                           "\n  - item",
                                           "\n  in: side",
                                           "\nkey:",
                                           "\r\n",
                                           "\xC2\x85",
                                           "\xE2\x80\xA8",
                                           "\xEF\xBB\xBF",
                                           "(x)",
                                           "_",
                                           ".",
                                           ",",
                                           "$",
                                           "=",
                                           "+",
                                           "`",
                                           "\x01"};
  std::mt19937 random(7);
  int taken = 0;
  for (int round = 0; round < 60000; ++round) {
    std::string text = random() % 2 == 0 ? "key: value" : "";
    const std::size_t parts = random() % 12;
    for (std::size_t i = 0; i < parts; ++i) text += pieces[random() % pieces.size()];
    if (compared(text)) ++taken;
  }
  CHECK(taken > 5000);
}

TEST_CASE("The shortcut through YAML says what yaml-cpp says on random documents that are nearly plain") {
  const std::vector<std::string> lines = {"a: b",
                                          "b:",
                                          "c d: e f",
                                          "- x",
                                          "-   'y'",
                                          "k: [p, \"q\"]",
                                          "",
                                          " ",
                                          "k: null",
                                          "k: \"v\"",
                                          "long-key_1: it's - so: ",
                                          "k: x:y",
                                          "k: \"a: b # c\"",
                                          "# a comment",
                                          "#",
                                          "word"};
  std::mt19937 random(11);
  int taken = 0;
  for (int round = 0; round < 60000; ++round) {
    std::string text;
    const std::size_t count = random() % 8;
    for (std::size_t i = 0; i < count; ++i)
      text += std::string(random() % 4 == 0 ? random() % 5 : 2 * (random() % 2), ' ') +
              lines[random() % lines.size()] + "\n";
    if (compared(text)) ++taken;
  }
  CHECK(taken > 5000);
}

}  // namespace unstigma::document
