#ifndef UNSTIGMA_DOCUMENT_FRONT_MATTER_H_
#define UNSTIGMA_DOCUMENT_FRONT_MATTER_H_

#include <cstddef>

#include "document/passage.h"

namespace unstigma::document {

/// Hands out title, subtitle, description and summary of the YAML (---) or TOML (+++) front matter that
/// block.text() begins with. Returns where the text behind it begins, 0 when there is none. Front matter that
/// cannot be parsed is skipped.
std::size_t read_front_matter(const Block& block, const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_FRONT_MATTER_H_
