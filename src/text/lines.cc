#include "text/lines.h"

namespace unstigma::text {

std::size_t line_end(std::string_view text, std::size_t at) {
  std::size_t end = text.find('\n', at);
  if (end == std::string_view::npos) end = text.size();
  const std::size_t carriage_return = text.substr(0, end).find('\r', at);
  return carriage_return == std::string_view::npos ? end : carriage_return;
}

std::size_t line_end_size(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  return text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
}

}  // namespace unstigma::text
