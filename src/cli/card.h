#ifndef UNSTIGMA_CLI_CARD_H_
#define UNSTIGMA_CLI_CARD_H_

#include <iosfwd>
#include <string>

#include "unstigma/checker.h"

namespace unstigma::cli {

/// Writes an entry for people, wrapped to `width`.
void write_card(const EntryCard& card, std::size_t width, bool color, std::ostream& out);

/// Writes an entry as a section of a Markdown page.
void write_markdown_card(const EntryCard& card, std::ostream& out);

/// Writes entries as a JSON array.
void write_json_cards(const std::vector<EntryCard>& cards, std::ostream& out);

}  // namespace unstigma::cli

#endif  // UNSTIGMA_CLI_CARD_H_
