#include "report/uri.h"

namespace unstigma::report {
namespace {

bool unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

}  // namespace

bool relative(std::string_view path) {
  return path.empty() || path.front() != '/';
}

std::string plain_path(std::string_view path) {
  while (path.size() > 2 && path.substr(0, 2) == "./") {
    path.remove_prefix(2);
    while (path.size() > 1 && path.front() == '/') path.remove_prefix(1);
  }
  return std::string(path);
}

std::string uri_of(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = relative(path) ? "" : "file://";
  for (const char c : plain_path(path)) {
    if (unreserved(c) || c == '/') {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
  return out;
}

}  // namespace unstigma::report
