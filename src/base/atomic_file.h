#ifndef UNSTIGMA_BASE_ATOMIC_FILE_H_
#define UNSTIGMA_BASE_ATOMIC_FILE_H_

#include <string>
#include <string_view>

#include "unstigma/result.h"

namespace unstigma::base {

/// Puts `bytes` in the place of the file at `path`, or makes it: a temporary file beside the target, flushed
/// to the disk, then renamed, so that at any moment the old or the new file is there whole. A symbolic link
/// is followed; permissions and, where allowed, ownership of an existing file are kept. Errc::io says what to
/// do.
Result<Done> write_file(const std::string& path, std::string_view bytes);

}  // namespace unstigma::base

#endif  // UNSTIGMA_BASE_ATOMIC_FILE_H_
