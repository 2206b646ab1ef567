#include "document/fields.h"

#include "document/reading.h"

namespace unstigma::document {
namespace {

using tests::check_maps;
using tests::shown;

/// What is shown with --field.
std::string shown_fields(const std::string& source, std::string_view format,
                         std::vector<std::string> fields) {
  ReadOptions options(format);
  options.fields = std::move(fields);
  return shown(source, options);
}

TEST_CASE("Structured data gives the values of its fields") {
  struct Row {
    std::string_view what;
    std::string_view format;
    std::string source;
    std::string passages;
  };
  const Row rows[] = {
      {"JSON", "json",
       "{\"title\": \"One\", \"id\": \"crazy\", \"items\": [{\"Body\": \"Two\\nthree\\n\\nfour\"}, 5, null]}",
       "h: One\nvalue: Two three\nvalue: four\n"},
      {"escapes", "json", "{\"text\": \"caf\\u00e9 \\\"a\\\" \\ud83d\\ude00 \\ud83d x\\/y \\t z\"}",
       "value: caf\xC3\xA9 \"a\" \xF0\x9F\x98\x80 \xEF\xBF\xBD x/y z\n"},
      {"comments and commas", "json", "// mad\n{\"text\": \"One\", /* crazy */ \"x\": [1, 2,],}",
       "value: One\n"},
      {"HTML in values", "json", "{\"body\": \"<p>cra<b>zy</b></p><p>two {name} %s 100% of it\"}",
       "value: @crazy@@two @ @ 100% of it\n"},
      {"JSON Lines", "jsonl", "{\"text\": \"One\"}\n{\"text\": \"Two\"}\n", "value: One\nvalue: Two\n"},
      {"YAML", "yaml",
       "title: \"A \\\"mad\\\" one\"\nid: crazy\nitems:\n  - text: plain words\n      go on\n  - text: "
       "'it''s\n\n      two'\nbody: >-\n  folded\n  lines\n\n  more\ndescription: |\n  as they\n  "
       "are\n---\nsummary: last\n",
       "h: A \"mad\" one\nvalue: plain words go on\nvalue: it's\nvalue: two\nvalue: folded lines\nvalue: "
       "more\nvalue: as "
       "they are\nvalue: last\n"},
      {"YAML in braces", "yaml", "a: {text: one, b: [text, crazy]}\nc: &x\n  text: two\nd: *x\n",
       "value: one\nvalue: two\n"},
      {"TOML", "toml",
       "title = \"A \\\"mad\\\" caf\xC3\xA9\" # crazy\n[a.b]\ntext = 'it is'\nbody = \"\"\"\nOne \\\n  "
       "two\n\nthree\"\"\"\nitems = [{text = '''\nfour'''}]\n",
       "h: A \"mad\" caf\xC3\xA9\nvalue: it is\nvalue: One two\nvalue: three\nvalue: four\n"},
      {"CSV", "csv", "id,Text,kind\n1,\"One, \"\"two\"\"\r\nthree\",crazy\n2,four,mad\n",
       "td: One, \"two\" three\ntd: four\n"},
      {"columns that read like prose", "csv", "id;words\n1;one two three\n2;mad\n",
       "td: one two three\ntd: mad\n"},
      {"TSV", "csv", "text\tx\none\tcrazy\n", "td: one\n"},
      {"no head", "csv", "1,This is one.\n2,This is two.\n", "td: This is one.\ntd: This is two.\n"},
      {"PO", "po",
       "msgid \"\"\nmsgstr \"Language: en_GB\\n\"\n\n# crazy\n#: mad.c:3\nmsgctxt \"mad\"\nmsgid "
       "\"crazy\"\nmsgstr \"\"\n\"cra\"\n\"zy <b>%s</b>\\n\"\n\"\\\"two\\\"\"\n\n#~ msgid \"mad\"\n\nmsgid "
       "\"One\"\nmsgid_plural \"Many\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n",
       "value: crazy @ \"two\"\nvalue: One\nvalue: Many\n"},
      {"a German catalogue", "po",
       "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\nmsgid \"crazy\"\nmsgstr \"irre\"\n", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(row.source, row.format) == row.passages);
    check_maps(row.source, row.format);
  }
}

TEST_CASE("--field says which fields are read") {
  struct Row {
    std::string_view what;
    std::string_view format;
    std::vector<std::string> fields;
    std::string source;
    std::string passages;
  };
  const Row rows[] = {
      {"a key anywhere",
       "json",
       {"x"},
       "{\"x\": \"1\", \"a\": [{\"X\": [\"2\"]}], \"text\": \"mad\"}",
       "value: 1\nvalue: 2\n"},
      {"a path",
       "json",
       {"a.b"},
       "{\"a\": [{\"b\": \"1\", \"c\": {\"b\": \"mad\"}}], \"b\": \"mad\"}",
       "value: 1\n"},
      {"a path with a star",
       "json",
       {"a.*.c"},
       "{\"a\": {\"b\": {\"c\": \"1\"}, \"d\": {\"c\": \"2\"}}, \"c\": \"mad\"}",
       "value: 1\nvalue: 2\n"},
      {"everything at the root", "json", {"*"}, "{\"a\": \"1\", \"b\": {\"c\": \"mad\"}}", "value: 1\n"},
      {"two fields", "yaml", {"b", "a"}, "a: one\nb: two\ntext: mad\n", "value: one\nvalue: two\n"},
      {"a column", "csv", {"B"}, "a,b\nmad mad mad,two\n", "td: two\n"},
      {"messages of a catalogue", "po", {"msgid"}, "msgid \"One\"\nmsgstr \"mad\"\n", "value: One\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown_fields(row.source, row.format, row.fields) == row.passages);
  }
}

TEST_CASE("Structured data that is broken is told with its line") {
  struct Row {
    std::string_view format;
    std::string source;
    std::string message;
  };
  const Row rows[] = {
      {"json", "{\n\"text\": \"one", "this is not JSON: a string is not closed (line 2, column 9)"},
      {"json", "{\"a\": [1, {", "this is not JSON: what begins here is never closed (line 1, column 11)"},
      {"json", "{\"a\": }}", "this is not JSON: this bracket closes nothing (line 1, column 8)"},
      {"json", "{\"a\": x}", "this is not JSON: a value should stand here (line 1, column 7)"},
      {"json", "{a: 1}", "this is not JSON: a name in quotation marks should stand here (line 1, column 2)"},
      {"json", std::string(100000, '['),
       "this is not JSON: it is nested deeper than 256 levels (line 1, column 257)"},
      {"jsonl", "{\"a\": x}\n{\"text\": \"one\"}\n",
       "this is not JSON: a value should stand here (line 1, column 7)"},
      {"yaml", "a: [1\nb: {", "this is not YAML: "},
      {"yaml", std::string(100000, '['), "this is not YAML: "},
      {"toml", "a = \n", "this is not TOML: "},
      {"csv", "a,b\n1,\"two", "a quotation mark opens here and is never closed (line 2, column 3)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.source.substr(0, 60));
    std::istringstream in(row.source);
    const auto read = document::read(in, "test", row.format, [](const Passage&, const Block&) {});
    REQUIRE(!read);
    CHECK(read.error().message.substr(0, row.message.size()) == row.message);
    CHECK(read.error().message.find('\n') == std::string::npos);
  }
}

}  // namespace
}  // namespace unstigma::document
