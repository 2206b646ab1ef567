#include "document/zip.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

#include "document/zip_library.h"

namespace unstigma::document {
namespace {

constexpr std::uint64_t most_entries = 20000;
constexpr std::uint64_t largest_entry = std::uint64_t{256} << 20U;
constexpr std::uint64_t largest_total = std::uint64_t{1} << 30U;
constexpr std::uint64_t free_of_ratio = std::uint64_t{1} << 20U;  ///< smaller entries may shrink as they like
constexpr std::uint64_t highest_ratio = 1000;

Error damaged(const std::string& what) {
  return {Errc::syntax, {}, what + " is damaged or cut off; open it in its program and save it again"};
}

Error too_large(std::string_view name, const std::string& how) {
  return {Errc::unsupported, {}, "'" + printable(name) + "' in it " + how + "; it is not read"};
}

/// For what happens with an archive, behind the places that open one: they have seen that it is loaded.
const ZipLibrary& libzip() {
  return *zip_library();
}

/// The source of an archive in memory. Null when there is no memory left.
zip_source_t* source_of(std::string_view bytes) {
  return libzip().source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
}

struct CloseFile {
  void operator()(zip_file_t* file) const { libzip().fclose(file); }
};

Result<Done> sound(std::string_view name, const zip_stat_t& info) {
  if (info.encryption_method != ZIP_EM_NONE) {
    return Error{Errc::unsupported, {}, "is locked with a password; take the password off, then check it"};
  }
  if (info.size > largest_entry) return too_large(name, "unpacks to more than 256 MB");
  if (info.size > free_of_ratio && info.size / std::max<std::uint64_t>(info.comp_size, 1) > highest_ratio)
    return too_large(name, "unpacks to more than a thousand times its size");
  return Done{};
}

}  // namespace

std::string printable(std::string_view name) {
  constexpr std::size_t longest = 80;
  std::string out;
  for (const char c : name.substr(0, longest)) out += c >= 0x20 && c < 0x7F ? c : '?';
  return name.size() > longest ? out + "..." : out;
}

void Zip::Close::operator()(zip* archive) const {
  libzip().discard(archive);
}

Result<Zip> Zip::open(std::string_view bytes) {
  const auto& library = zip_library();
  if (!library) return library.error();
  zip_source_t* source = source_of(bytes);
  zip_t* opened = source == nullptr ? nullptr : libzip().open_from_source(source, ZIP_RDONLY, nullptr);
  if (opened == nullptr) {
    if (source != nullptr) libzip().source_free(source);
    return damaged("the archive");
  }
  Zip out;
  out.archive_.reset(opened);
  const zip_int64_t count = libzip().get_num_entries(opened, 0);
  if (count > static_cast<zip_int64_t>(most_entries))
    return Error{Errc::unsupported, {}, "holds more than 20,000 files; it is not read"};
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = libzip().get_name(opened, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
    out.names_.emplace_back(name == nullptr ? "" : name);
    out.indexes_.emplace(out.names_.back(), static_cast<std::uint64_t>(i));
  }
  return out;
}

bool Zip::has(std::string_view name) const {
  return indexes_.find(name) != indexes_.end();
}

Result<std::string> Zip::read(std::string_view name) {
  const auto found = indexes_.find(name);
  if (found == indexes_.end())
    return Error{
        Errc::syntax, {}, "has no '" + printable(name) + "' in it; open it in its program and save it again"};
  const zip_uint64_t index = found->second;
  zip_stat_t info;
  libzip().stat_init(&info);
  if (libzip().stat_index(archive_.get(), index, 0, &info) != 0)
    return damaged("'" + printable(name) + "' in it");
  const auto fits = sound(name, info);
  if (!fits) return fits.error();
  const std::unique_ptr<zip_file_t, CloseFile> file(libzip().fopen_index(archive_.get(), index, 0));
  if (!file) return damaged("'" + printable(name) + "' in it");
  std::string out;
  std::array<char, 65536> chunk{};  // a header may lie about the size: what is read counts
  for (;;) {
    const zip_int64_t got = libzip().fread(file.get(), chunk.data(), chunk.size());
    if (got < 0) return damaged("'" + printable(name) + "' in it");
    if (got == 0) break;
    out.append(chunk.data(), static_cast<std::size_t>(got));
    unpacked_ += static_cast<std::uint64_t>(got);
    if (out.size() > largest_entry) return too_large(name, "unpacks to more than 256 MB");
    if (unpacked_ > largest_total)
      return Error{Errc::unsupported, {}, "unpacks to more than 1 GB; it is not read"};
  }
  return out;
}

namespace {

/// Puts bytes into an open archive under a name. They must live until it is closed.
bool put(zip_t* archive, const std::string& name, const std::string& bytes) {
  zip_source_t* source = libzip().source_buffer(archive, bytes.data(), bytes.size(), 0);
  if (source == nullptr) return false;
  const zip_int64_t index = libzip().name_locate(archive, name.c_str(), 0);
  zip_stat_t before;
  libzip().stat_init(&before);
  // A replaced entry keeps its date, a new one takes the first entry's: the same input gives the same output.
  if (libzip().stat_index(archive, index < 0 ? 0 : static_cast<zip_uint64_t>(index), 0, &before) != 0)
    before.mtime = 0;
  const zip_int64_t put_at =
      index < 0 ? libzip().file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8)
                : libzip().file_replace(archive, static_cast<zip_uint64_t>(index), source, 0);
  const bool done = index < 0 ? put_at >= 0 : put_at == 0;
  if (!done) {
    libzip().source_free(source);
    return false;
  }
  const auto at = static_cast<zip_uint64_t>(index < 0 ? put_at : index);
  return libzip().file_set_mtime(archive, at, before.mtime, 0) == 0;
}

/// A source that owns its bytes: libzip 1.7 frees those of one that does not when it shares the unchanged
/// beginning of an archive with the new one.
zip_source_t* copy_of(std::string_view bytes) {
  void* copy = std::malloc(std::max<std::size_t>(bytes.size(), 1));  // NOLINT: libzip frees it
  if (copy == nullptr) return nullptr;
  std::memcpy(copy, bytes.data(), bytes.size());
  zip_source_t* source = libzip().source_buffer_create(copy, bytes.size(), 1, nullptr);
  if (source == nullptr) std::free(copy);  // NOLINT: as above
  return source;
}

/// The bytes of a source that has been written to.
bool read_back(zip_source_t* source, std::string& out) {
  zip_stat_t info;
  libzip().stat_init(&info);
  if (libzip().source_stat(source, &info) != 0 || libzip().source_open(source) != 0) return false;
  out.resize(info.size);
  const zip_int64_t got = libzip().source_read(source, out.data(), info.size);
  libzip().source_close(source);
  return got == static_cast<zip_int64_t>(info.size);
}

}  // namespace

Result<std::string> with_entries(std::string_view archive,
                                 const std::map<std::string, std::string>& entries) {
  const auto& library = zip_library();
  if (!library) return library.error();
  const Error failed{Errc::io, {}, "cannot be put together again; is there memory left?"};
  zip_source_t* source = copy_of(archive);
  if (source == nullptr) return failed;
  zip_t* opened = libzip().open_from_source(source, 0, nullptr);
  if (opened == nullptr) {
    libzip().source_free(source);
    return damaged("the archive");
  }
  libzip().source_keep(source);  // the archive takes it along when it is closed
  bool sound = true;
  for (const auto& [name, bytes] : entries) sound = sound && put(opened, name, bytes);
  if (!sound || libzip().close(opened) != 0) {
    libzip().discard(opened);
    libzip().source_free(source);
    return failed;
  }
  std::string out;
  const bool whole = read_back(source, out);
  libzip().source_free(source);
  if (!whole) return failed;
  return out;
}

}  // namespace unstigma::document
