#ifndef UNSTIGMA_DOCUMENT_READERS_H_
#define UNSTIGMA_DOCUMENT_READERS_H_

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

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_READERS_H_
