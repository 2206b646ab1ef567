#ifndef UNSTIGMA_DOCUMENT_FORMATS_H_
#define UNSTIGMA_DOCUMENT_FORMATS_H_

#include <string>
#include <string_view>
#include <vector>

#include "document/glance.h"
#include "document/passage.h"
#include "unstigma/result.h"

namespace unstigma::document {

/// How a document is to be read.
struct ReadOptions {
  ReadOptions() = default;
  ReadOptions(std::string_view format_name) : format(format_name) {}  // NOLINT: implicit by design
  ReadOptions(const char* format_name) : format(format_name) {}       // NOLINT: implicit by design

  std::string_view name;            ///< of the file, where the format alone does not say it all
  std::string_view format;          ///< a name of --input-format, or empty to decide by name and content
  std::vector<std::string> fields;  ///< of structured data, see Fields; empty: the usual ones
  std::string id_field;       ///< of records: what tells them apart, see read_json_lines(); may be empty
  bool only_records = false;  ///< refuse what is not JSON Lines
  std::string encoding;       ///< of the file; empty: what it says itself, else UTF-8
  Glance* glance = nullptr;   ///< at plain text that is streamed; may be none
};

/// Reads the decoded text of `block` and hands out its passages in order. An Error has no place; its message
/// says the line.
using TextReader = Result<Done> (*)(const Block& block, const ReadOptions& options, const PassageSink& sink);

/// A format that unstigma reads. To add one, add its line in formats.cc.
struct Format {
  std::string_view name;   ///< as --input-format has it
  std::string_view title;  ///< as people call it
  /// How the names of its files end, lower case, one space between them; without a dot: the whole name.
  std::string_view prose;   ///< of files that a walk through a folder picks up
  std::string_view others;  ///< of files that are read when they are named
  TextReader read = nullptr;
};

/// In the order in which --help lists them.
const std::vector<Format>& formats();

/// The format of that name; nullptr when there is none.
const Format* format_named(std::string_view name);

/// The names of --input-format, in the order --help lists them.
const std::vector<std::string_view>& format_names();

/// The format of a file by its name and, where that says nothing, by its first bytes: "text" if unsure.
std::string_view format_of(std::string_view name, std::string_view first_bytes);

/// True when the name ends as those of prose do (.md, .txt, .html ...): what a walk through a folder picks
/// up.
bool known_name(std::string_view name);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_FORMATS_H_
