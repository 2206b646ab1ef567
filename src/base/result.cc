#include "unstigma/result.h"

namespace unstigma {

std::string to_string(const Error& error) {
  std::string text = error.place.file;
  if (error.place.line > 0) {
    text += ':' + std::to_string(error.place.line);
    if (error.place.column > 0) text += ':' + std::to_string(error.place.column);
  }
  if (!text.empty()) text += ": ";
  return text + error.message;
}

}  // namespace unstigma
