#ifndef UNSTIGMA_REPORT_URI_H_
#define UNSTIGMA_REPORT_URI_H_

#include <string>
#include <string_view>

namespace unstigma::report {

/// A path as a URI reference: relative paths stay relative ("./" taken off), absolute ones become file URIs;
/// every byte but unreserved ASCII and "/" is percent-encoded.
std::string uri_of(std::string_view path);

/// True when uri_of() is relative to the folder that the run began in.
bool relative(std::string_view path);

/// A path as people and programs compare it: without "./" in front.
std::string plain_path(std::string_view path);

}  // namespace unstigma::report

#endif  // UNSTIGMA_REPORT_URI_H_
