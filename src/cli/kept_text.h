#ifndef UNSTIGMA_CLI_KEPT_TEXT_H_
#define UNSTIGMA_CLI_KEPT_TEXT_H_

#include <istream>
#include <optional>
#include <streambuf>
#include <string>

#include "report/report.h"

namespace unstigma::cli {

/// Files larger than this are reported without their text.
inline constexpr std::size_t most_text = std::size_t{32} << 20U;

/// Passes a stream on and keeps what went by, as long as that is at most most_text bytes.
class KeepingBuffer : public std::streambuf {
 public:
  explicit KeepingBuffer(std::istream& in) : in_(in), chunk_(std::size_t{64} << 10U, '\0') {}

  /// Everything that went by; nothing when it was too much.
  std::optional<std::string> take();

 protected:
  int_type underflow() override;

 private:
  std::istream& in_;
  std::string chunk_;
  std::string kept_;
  bool too_much_ = false;
};

/// The text of a file that has been checked. `bytes` is what was read of standard input; without it the file
/// at `path` is read. `encoding` is that of the settings. Nothing where it is too large, or gone by now.
std::optional<report::DocumentText> text_of(const std::string& path, const std::string& encoding,
                                            Checked& checked, std::optional<std::string> bytes);

}  // namespace unstigma::cli

#endif  // UNSTIGMA_CLI_KEPT_TEXT_H_
