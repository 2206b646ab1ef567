// The one place where toml++ is compiled; everybody else gets its declarations. Without its assertions, as
// distributions ship it: some do not hold for bytes that are no TOML, which it then refuses as it should.
#ifndef NDEBUG
#define NDEBUG
#endif
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
