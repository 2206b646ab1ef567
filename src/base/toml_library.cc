// The one place where toml++ is compiled; everybody else gets its declarations.
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
