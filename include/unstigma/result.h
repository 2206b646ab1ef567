#ifndef UNSTIGMA_RESULT_H_
#define UNSTIGMA_RESULT_H_

#include <cassert>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace unstigma {

/// What kind of trouble an Error tells of.
enum class Errc {
  io,           ///< a file could not be read or written
  syntax,       ///< a file is not what its format asks for
  invalid,      ///< a value is not allowed where it stands
  conflict,     ///< two values cannot hold together
  unsupported,  ///< readable, but nothing unstigma can work with
};

/// Where an Error points. Lines and columns count from 1; 0 means unknown.
struct Place {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;  ///< in characters (code points)
};

/// One thing that went wrong: one sentence without a full stop, saying what and what to do.
struct Error {
  Errc code = Errc::invalid;
  Place place;
  std::string message;
};

/// "file:line:column: message", leaving out what is unknown.
std::string to_string(const Error& error);

/// A value or the reason why there is none. Ask with `if (result)` before reading either:
/// reading the one that is not there is a broken promise and asserts.
template <class T, class E = Error>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: implicit by design
  Result(E error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit by design

  explicit operator bool() const { return state_.index() == 0; }

  T& operator*() & {
    assert(*this);
    return *std::get_if<0>(&state_);
  }
  const T& operator*() const& {
    assert(*this);
    return *std::get_if<0>(&state_);
  }
  T&& operator*() && {
    assert(*this);
    return std::move(*std::get_if<0>(&state_));
  }
  T* operator->() & {
    assert(*this);
    return std::get_if<0>(&state_);
  }
  const T* operator->() const& {
    assert(*this);
    return std::get_if<0>(&state_);
  }
  const T* operator->() const&& = delete;

  const E& error() const& {
    assert(!*this);
    return *std::get_if<1>(&state_);
  }
  E&& error() && {
    assert(!*this);
    return std::move(*std::get_if<1>(&state_));
  }

 private:
  std::variant<T, E> state_;
};

/// The value of a Result that has nothing to hand out but success.
struct Done {};

}  // namespace unstigma

#endif  // UNSTIGMA_RESULT_H_
