#include "document/reading.h"

namespace unstigma::document {
namespace {

/// The comments of a file of that name, one a line.
std::string comments(const std::string& source, std::string_view name) {
  std::string out;
  std::istringstream in(source);
  const auto read = document::read(in, name, ReadOptions(), [&](const Passage& p, const Block&) {
    std::string text = p.text;
    for (std::size_t at = text.find(object_replacement); at != std::string::npos;
         at = text.find(object_replacement))
      text.replace(at, object_replacement.size(), "@");
    for (const text::Piece& piece : p.map.pieces()) {
      if (piece.unit == 1)
        CHECK(source.substr(piece.source, piece.length) == p.text.substr(piece.at, piece.length));
    }
    out += text + "\n";
  });
  REQUIRE(read);
  CHECK(*read == "code");
  return out;
}

TEST_CASE("Source code gives its comments and documentation") {
  struct Row {
    std::string_view what;
    std::string_view name;
    std::string source;
    std::string comments;
  };
  const Row rows[] = {
      {"C", "a.c",
       "#include <mad.h>\n/* One\n * two\n *\n * three */\nint x; // four\n// five\n// six\nchar *s = \"// "
       "crazy /* \\\" \";\nchar c = '\"'; // seven\n",
       "One two\nthree\nfour\nfive six\nseven\n"},
      {"C++", "a.cc",
       "auto s = R\"x(// crazy \")\" )x\"; // one\nint n = 1'000; // two\n/// @param mad the\n///        "
       "words\n//! \\brief Three\n",
       "one\ntwo\nthe words Three\n"},
      {"Python", "a.py",
       "#!/usr/bin/env python\n\"\"\"One\n\ntwo `crazy` snake_case\n\"\"\"\nx = '# crazy'  # three\ny = "
       "\"\"\"# crazy\"\"\"\ndef f():\n    r'''Four.\n\n    >>> crazy\n    '''\n    # type: mad\n    #: "
       "five\n",
       "One\ntwo @ @\nthree\nFour.\n: five\n"},
      {"JavaScript", "a.ts",
       "const r = /[/'\"]\\/\\/crazy/; // one\nconst t = `// crazy ${x}`; /** two {@link Mad} */\n// "
       "eslint-disable-next-line mad\nconst a = b / c; // three\n",
       "one\ntwo @\nthree\n"},
      {"Rust", "a.rs",
       "/* a /* b */ c */\nfn f<'a>(x: &'a str) -> char { '\"' } // one\nlet s = r#\"// crazy\"#; // "
       "two\n/// ```\n/// crazy\n/// ```\n/// three\n",
       "a /* b */ c\none\ntwo\nthree\n"},
      {"Go", "a.go", "//go:build mad\n\n// One\n// two\nvar s = `// crazy`\n", "One two\n"},
      {"shell", "a.sh",
       "#!/bin/sh\n# one\necho \"$# crazy\" ${x#mad} # two\ncat <<EOF\n# crazy\nEOF\n# three\n",
       "one\ntwo\nthree\n"},
      {"PHP", "a.php",
       "<p>it's # crazy</p>\n<?php // one ?> mad # mad <?php # two\n$x = '# crazy'; /* three */",
       "one\ntwo\nthree\n"},
      {"Ruby", "a.rb", "=begin\none\n=end\nx = \"#{crazy}\" # two\n", "one\ntwo\n"},
      {"SQL", "a.sql", "-- one\nSELECT 'it''s -- crazy'; /* two */", "one\ntwo\n"},
      {"Lua", "a.lua", "--[[ one\ntwo ]]\ns = [[ -- crazy ]] -- three\n", "one two\nthree\n"},
      {"Haskell", "a.hs", "{- a {- b -} c -}\n-- | One\nf' x = x -- two\n", "a {- b -} c\nOne\ntwo\n"},
      {"Elixir", "a.ex", "@doc \"\"\"\nOne\n\"\"\"\ndef f, do: \"# crazy\" # two\n", "One\ntwo\n"},
      {"Make and CMake", "Makefile", "all: # it's one\n\techo 'mad'\n# two\n", "it's one\ntwo\n"},
      {"CMake", "CMakeLists.txt", "# one\nset(x \"# crazy\")\n#[[ two ]]\n", "one\ntwo\n"},
      {"CSS", "a.css", "/* one */ a { background: url(//mad); content: \"/* crazy */\" }", "one\n"},
      {"PowerShell", "a.ps1", "<# one #>\n$x = '# crazy' # two\n", "one\ntwo\n"},
      {"licences and orders", "a.c",
       "/* Copyright (c) Mad Inc.\n * crazy */\n// Licensed under the terms of the\n// crazy licence, "
       "without warranty\nint x; // NOLINT\n// x = crazy();\n// ------\n// one\n",
       "one\n"},
      {"names of code", "a.c",
       "// see fooBar, a::b, x->y, call() and obj.field, e.g. MAD_MAX at https://x.y/mad\n",
       "see @, @, @, @ and @, e.g. @ at @\n"},
      {"lists", "a.c", "// Do:\n// - one\n//   two\n// - three\n", "Do:\none two\nthree\n"},
      {"documentation of parameters", "a.java",
       "/**\n * One.\n * @param mad the one\n * @return the <b>two</b>\n */\n", "One.\nthe one\nthe two\n"},
      {"unclosed", "a.c", "/* one\n \"two", "one \"two\n"},
      {"an unclosed string", "a.c", "char *s = \"crazy\n// one\n", "one\n"},
      {"a program without a name", "-", "#!/bin/bash\n# one\n", "one\n"},
      {"nothing", "a.c", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(comments(row.source, row.name) == row.comments);
  }
}

TEST_CASE("A walk through a folder picks up prose, not code or data") {
  for (const std::string_view name :
       {"a.md", "a.RST", "a.adoc", "a.tex", "a.org", "a.typ", "a.srt", "a.vtt", "a.po", "a.eml"})
    CHECK(known_name(name));
  for (const std::string_view name :
       {"a.c", "a.py", "Makefile", "CMakeLists.txt", "a.json", "a.yml", "a.toml", "a.csv", "a.log"})
    CHECK(!known_name(name));
}

}  // namespace
}  // namespace unstigma::document
