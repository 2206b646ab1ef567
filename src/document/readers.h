#ifndef UNSTIGMA_DOCUMENT_READERS_H_
#define UNSTIGMA_DOCUMENT_READERS_H_

#include "document/fields.h"
#include "document/formats.h"
#include "document/passage.h"

// The readers of text formats, one a source file. Any bytes may come; what is broken is read as far as it
// makes sense, and an Error only comes where docs/formats.md says so. All are linear in the size of the text.
namespace unstigma::document {

/// reStructuredText: without code, literal blocks, roles and directives for machines, targets, comments.
Result<Done> read_rst(const Block& block, const ReadOptions& options, const PassageSink& sink);

/// AsciiDoc: without listings, literal and passed-through blocks, macros' targets, attributes, comments.
Result<Done> read_asciidoc(const Block& block, const ReadOptions& options, const PassageSink& sink);

/// Org: without source and example blocks, drawers, keywords, links' targets, formulas, comments.
Result<Done> read_org(const Block& block, const ReadOptions& options, const PassageSink& sink);

/// LaTeX: without the preamble (but its title), commands, labels, formulas, code, comments.
Result<Done> read_latex(const Block& block, const ReadOptions& options, const PassageSink& sink);

/// Typst: without code (but the content blocks in it), raw text, formulas, labels, references, comments.
Result<Done> read_typst(const Block& block, const ReadOptions& options, const PassageSink& sink);

/// SubRip and WebVTT: the text of the cues, those of one sentence joined, without tags and speakers' names.
Result<Done> read_subtitles(const Block& block, const ReadOptions& options, const PassageSink& sink);

/// gettext catalogues: the translations, or the messages where there are none; --field msgid or msgstr
/// overrules. A catalogue whose head names another language than English is left out.
Result<Done> read_po(const Block& block, const ReadOptions& options, const PassageSink& sink);

/// JSON: the strings of options.fields. Errc::syntax for what is none.
Result<Done> read_json(const Block& block, const ReadOptions& options, const PassageSink& sink);

/// JSON Lines: each line is a Record, a document of its own. A line that is no JSON, that has no
/// options.id_field or is longer than 8 MiB makes an Error in the end, which tells the first and counts the
/// others; all other lines are read.
Result<Done> read_json_lines(const Block& block, const ReadOptions& options, const PassageSink& sink);

/// YAML and TOML: likewise. Errc::syntax with what the parser says.
Result<Done> read_yaml(const Block& block, const ReadOptions& options, const PassageSink& sink);
Result<Done> read_toml(const Block& block, const ReadOptions& options, const PassageSink& sink);

/// The same for block.text()[begin, end), of front matter; values that are no titles come as `kind`.
Result<Done> read_yaml_part(const Block& block, std::size_t begin, std::size_t end, const Fields& fields,
                            PassageKind kind, const PassageSink& sink);
Result<Done> read_toml_part(const Block& block, std::size_t begin, std::size_t end, const Fields& fields,
                            PassageKind kind, const PassageSink& sink);

/// Comma-, semicolon- or tab-separated values (RFC 4180): the columns that options.fields name, else those
/// with the usual names and those whose cells read like prose. Errc::invalid when no column has such a name,
/// Errc::syntax for a quotation mark that is never closed.
Result<Done> read_csv(const Block& block, const ReadOptions& options, const PassageSink& sink);

/// Mail: the subject and the texts of a message (MIME), decoded; without attachments and signatures, of two
/// alternatives the plain one. Reply lines (>) are quotations. Also many messages behind "From " lines.
Result<Done> read_mail(const Block& block, const ReadOptions& options, const PassageSink& sink);

/// Comments and docstrings of source code, by the language that options.name tells; without licences, orders
/// to tools, code in backticks and names of code.
Result<Done> read_code(const Block& block, const ReadOptions& options, const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_READERS_H_
