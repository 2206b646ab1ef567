#ifndef UNSTIGMA_DOCUMENT_ZIP_LIBRARY_H_
#define UNSTIGMA_DOCUMENT_ZIP_LIBRARY_H_

#include <zip.h>

#include "unstigma/result.h"

namespace unstigma::document {

/// The functions of libzip, as its header declares them. libzip brings libcrypto along, which takes longer to
/// load than a small file takes to be checked, so it is loaded when the first archive is opened.
struct ZipLibrary {
  decltype(&zip_close) close = nullptr;
  decltype(&zip_discard) discard = nullptr;
  decltype(&zip_fclose) fclose = nullptr;
  decltype(&zip_file_add) file_add = nullptr;
  decltype(&zip_file_replace) file_replace = nullptr;
  decltype(&zip_file_set_mtime) file_set_mtime = nullptr;
  decltype(&zip_fopen_index) fopen_index = nullptr;
  decltype(&zip_fread) fread = nullptr;
  decltype(&zip_get_name) get_name = nullptr;
  decltype(&zip_get_num_entries) get_num_entries = nullptr;
  decltype(&zip_name_locate) name_locate = nullptr;
  decltype(&zip_open_from_source) open_from_source = nullptr;
  decltype(&zip_source_buffer) source_buffer = nullptr;
  decltype(&zip_source_buffer_create) source_buffer_create = nullptr;
  decltype(&zip_source_close) source_close = nullptr;
  decltype(&zip_source_free) source_free = nullptr;
  decltype(&zip_source_keep) source_keep = nullptr;
  decltype(&zip_source_open) source_open = nullptr;
  decltype(&zip_source_read) source_read = nullptr;
  decltype(&zip_source_stat) source_stat = nullptr;
  decltype(&zip_stat_index) stat_index = nullptr;
  decltype(&zip_stat_init) stat_init = nullptr;
};

/// libzip, loaded by the first call, from whatever thread. Errc::io when it is not installed or too old; the
/// error stays the same until the process ends.
const Result<ZipLibrary>& zip_library();

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_ZIP_LIBRARY_H_
