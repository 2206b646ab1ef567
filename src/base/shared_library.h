#ifndef UNSTIGMA_BASE_SHARED_LIBRARY_H_
#define UNSTIGMA_BASE_SHARED_LIBRARY_H_

#include <string>

#include "unstigma/result.h"

namespace unstigma::base {

/// A shared library that is loaded when it is first needed: for what few runs do, since every run of a
/// program waits for the libraries that it is linked to. Stays loaded until the process ends.
class SharedLibrary {
 public:
  /// `name` is what a program linked to it would ask for, e.g. "libzip.so.4". Errc::io with the loader's
  /// words.
  static Result<SharedLibrary> load(const char* name);

  /// Puts a function into a pointer of the type that the library's own header declares it with.
  /// False when the library has none of that name.
  template <class Function>
  bool find(const char* name, Function*& out) const {
    out = reinterpret_cast<Function*>(address(name));
    return out != nullptr;
  }

 private:
  explicit SharedLibrary(void* handle) : handle_(handle) {}
  void* address(const char* name) const;

  void* handle_;
};

}  // namespace unstigma::base

#endif  // UNSTIGMA_BASE_SHARED_LIBRARY_H_
