#include "base/shared_library.h"

#include <dlfcn.h>

namespace unstigma::base {

Result<SharedLibrary> SharedLibrary::load(const char* name) {
  void* handle = dlopen(name, RTLD_LAZY | RTLD_LOCAL);
  if (handle != nullptr) return SharedLibrary(handle);
  const char* why = dlerror();
  return Error{Errc::io, {}, why == nullptr ? std::string(name) + ": cannot be loaded" : why};
}

void* SharedLibrary::address(const char* name) const {
  return dlsym(handle_, name);
}

}  // namespace unstigma::base
