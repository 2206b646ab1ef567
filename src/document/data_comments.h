#ifndef UNSTIGMA_DOCUMENT_DATA_COMMENTS_H_
#define UNSTIGMA_DOCUMENT_DATA_COMMENTS_H_

#include <cstddef>

#include "document/passage.h"

// The comments that the parsers of YAML and TOML pass over without a word.
namespace unstigma::document {

/// Hands out those comments of block.text()[begin, end) that are meant for unstigma (Builder::comment()). The
/// text need not be well-formed; # in a string is no comment. Takes no time where there is no such word.
void yaml_comments(const Block& block, std::size_t begin, std::size_t end, const PassageSink& sink);
void toml_comments(const Block& block, std::size_t begin, std::size_t end, const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_DATA_COMMENTS_H_
