#include "document/zip_library.h"

#include "base/shared_library.h"

namespace unstigma::document {
namespace {

bool fill(const base::SharedLibrary& from, ZipLibrary& out) {
  return from.find("zip_close", out.close) && from.find("zip_discard", out.discard) &&
         from.find("zip_fclose", out.fclose) && from.find("zip_file_add", out.file_add) &&
         from.find("zip_file_replace", out.file_replace) &&
         from.find("zip_file_set_mtime", out.file_set_mtime) &&
         from.find("zip_fopen_index", out.fopen_index) && from.find("zip_fread", out.fread) &&
         from.find("zip_get_name", out.get_name) && from.find("zip_get_num_entries", out.get_num_entries) &&
         from.find("zip_name_locate", out.name_locate) &&
         from.find("zip_open_from_source", out.open_from_source) &&
         from.find("zip_source_buffer", out.source_buffer) &&
         from.find("zip_source_buffer_create", out.source_buffer_create) &&
         from.find("zip_source_close", out.source_close) && from.find("zip_source_free", out.source_free) &&
         from.find("zip_source_keep", out.source_keep) && from.find("zip_source_open", out.source_open) &&
         from.find("zip_source_read", out.source_read) && from.find("zip_source_stat", out.source_stat) &&
         from.find("zip_stat_index", out.stat_index) && from.find("zip_stat_init", out.stat_init);
}

Result<ZipLibrary> load() {
  const auto trouble = [](const std::string& why) {
    return Error{Errc::io,
                 {},
                 "is an archive, and the library that opens archives cannot be loaded (" + why +
                     "); install libzip, then try again"};
  };
  const auto library = base::SharedLibrary::load(UNSTIGMA_LIBZIP);
  if (!library) return trouble(library.error().message);
  ZipLibrary out;
  if (!fill(*library, out)) return trouble(UNSTIGMA_LIBZIP ": too old");
  return out;
}

}  // namespace

const Result<ZipLibrary>& zip_library() {
  static const Result<ZipLibrary> library = load();
  return library;
}

}  // namespace unstigma::document
