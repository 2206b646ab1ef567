#include "document/ascii.h"
#include "document/code.h"

namespace unstigma::document::code {
namespace {

Language c_like(std::string_view names) {
  Language out;
  out.names = names;
  out.line = "//";
  out.open = "/*";
  out.close = "*/";
  out.quote = Quote::character;
  return out;
}

Language hash(std::string_view names) {
  Language out;
  out.names = names;
  out.line = "#";
  out.spaced = true;
  return out;
}

std::vector<Language> make_c_family() {
  std::vector<Language> out;
  Language c = c_like(".c .h .cc .cpp .cxx .hh .hpp .hxx .ipp .inl .m .mm .cu .glsl .hlsl .proto .d .v .sv");
  c.raw = true;
  out.push_back(c);
  Language java = c_like(".java .cs .groovy .gradle .dart");
  java.triple = true;
  out.push_back(java);
  Language kotlin = java;
  kotlin.names = ".kt .kts .scala .sc .swift";
  kotlin.nested = true;
  out.push_back(kotlin);
  Language rust = c_like(".rs");
  rust.nested = rust.raw = rust.multiline = true;
  out.push_back(rust);
  Language go = c_like(".go");
  go.backtick = true;
  out.push_back(go);
  Language script = c_like(".js .jsx .mjs .cjs .ts .tsx .mts .cts");
  script.quote = Quote::string;
  script.backtick = script.regex = true;
  out.push_back(script);
  Language php = c_like(".php .phtml");
  php.line = "// #";
  php.quote = Quote::string;
  php.multiline = php.heredoc = true;
  out.push_back(php);
  Language css = c_like(".css");
  css.line = {};
  css.quote = Quote::string;
  out.push_back(css);
  Language scss = c_like(".scss .sass .less .styl");
  scss.quote = Quote::string;
  scss.spaced = true;
  out.push_back(scss);
  out.push_back(c_like(".zig"));
  out.back().open = out.back().close = {};
  return out;
}

std::vector<Language> make_script_family() {
  std::vector<Language> out;
  Language python = hash(".py .pyi .pyx .pxd .bzl sconstruct wscript");
  python.triple = python.docstrings = true;
  python.spaced = false;
  out.push_back(python);
  Language elixir = hash(".ex .exs");
  elixir.triple = elixir.docstrings = elixir.multiline = true;
  out.push_back(elixir);
  Language shell = hash(".sh .bash .zsh .ksh .fish .bats");
  shell.multiline = shell.heredoc = true;
  out.push_back(shell);
  Language ruby = hash(".rb .rake .gemspec rakefile gemfile vagrantfile");
  ruby.open = "=begin";
  ruby.close = "=end";
  ruby.multiline = ruby.heredoc = true;
  out.push_back(ruby);
  Language perl = hash(".pl .pm .t");
  perl.multiline = perl.heredoc = true;
  out.push_back(perl);
  Language julia = hash(".jl");
  julia.open = "#=";
  julia.close = "=#";
  julia.quote = Quote::character;
  julia.triple = julia.docstrings = julia.nested = true;
  out.push_back(julia);
  out.push_back(hash(".r .tcl .awk .nim .coffee .gd .tf .hcl .nix .cr"));
  Language power = hash(".ps1 .psm1 .psd1");
  power.open = "<#";
  power.close = "#>";
  power.quote = Quote::doubled;
  power.multiline = true;
  out.push_back(power);
  Language make = hash(".mk .mak makefile gnumakefile dockerfile containerfile .dockerfile .gitignore .conf");
  make.quote = Quote::none;
  make.doubles = false;
  out.push_back(make);
  Language cmake = hash(".cmake cmakelists.txt");
  cmake.quote = Quote::none;
  cmake.brackets = cmake.multiline = true;
  out.push_back(cmake);
  return out;
}

std::vector<Language> make_others() {
  std::vector<Language> out;
  Language lua = hash(".lua");
  lua.line = "--";
  lua.spaced = false;
  lua.brackets = true;
  out.push_back(lua);
  Language sql = lua;
  sql.names = ".sql .ddl .psql";
  sql.open = "/*";
  sql.close = "*/";
  sql.quote = Quote::doubled;
  sql.brackets = false;
  sql.multiline = true;
  out.push_back(sql);
  Language haskell = lua;
  haskell.names = ".hs .lhs .elm .purs";
  haskell.open = "{-";
  haskell.close = "-}";
  haskell.nested = haskell.spaced = true;
  haskell.quote = Quote::character;
  haskell.brackets = false;
  out.push_back(haskell);
  Language ada = lua;
  ada.names = ".ada .adb .ads .vhd .vhdl";
  ada.quote = Quote::character;
  ada.brackets = false;
  out.push_back(ada);
  Language lisp = hash(".el .lisp .lsp .cl .scm .ss .clj .cljs .cljc .edn .rkt");
  lisp.line = ";";
  lisp.quote = Quote::none;
  lisp.multiline = true;
  out.push_back(lisp);
  Language erlang = hash(".erl .hrl");
  erlang.line = "%";
  out.push_back(erlang);
  Language fortran = hash(".f90 .f95 .f03 .f08");
  fortran.line = "!";
  out.push_back(fortran);
  Language ml = c_like(".ml .mli .fs .fsi .fsx");
  ml.line = {};
  ml.open = "(*";
  ml.close = "*)";
  ml.nested = ml.multiline = true;
  out.push_back(ml);
  return out;
}

const std::vector<Language>& languages() {
  static const std::vector<Language> all = [] {
    std::vector<Language> out = make_c_family();
    for (const auto& more : {make_script_family(), make_others()})
      out.insert(out.end(), more.begin(), more.end());
    return out;
  }();
  return all;
}

const Language* with_name(std::string_view name) {
  for (const Language& language : languages()) {
    if (ascii::among(name, language.names)) return &language;
  }
  return nullptr;
}

}  // namespace

const Language& language_of(std::string_view name, std::string_view text) {
  const std::string file = ascii::lower(name.substr(name.rfind('/') + 1));
  const Language* found = with_name(file);
  const std::size_t dot = file.rfind('.');
  if (found == nullptr && dot != std::string::npos) found = with_name(std::string_view(file).substr(dot));
  if (found == nullptr && text.substr(0, 2) == "#!") {
    const std::string_view line = text.substr(0, text.find('\n'));
    struct Row {
      std::string_view program;
      std::string_view ending;
    };
    for (const Row& row : {Row{"python", ".py"}, Row{"ruby", ".rb"}, Row{"perl", ".pl"}, Row{"node", ".js"},
                           Row{"lua", ".lua"}, Row{"sh", ".sh"}}) {
      if (line.find(row.program) != std::string_view::npos) return *with_name(row.ending);
    }
  }
  return found != nullptr ? *found : languages().front();
}

const std::string& names() {
  static const std::string all = [] {
    std::string out;
    for (const Language& language : languages()) out.append(out.empty() ? "" : " ").append(language.names);
    return out;
  }();
  return all;
}

}  // namespace unstigma::document::code
