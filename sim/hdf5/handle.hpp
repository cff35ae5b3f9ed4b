#pragma once

#include <cstdint>
#include <utility>

namespace flywheel::hdf5 {

/// The library's identifier of anything open: its hid_t.
using Identifier = std::int64_t;

/// Owns an open identifier of any kind, and closes it.
class Handle {
 public:
  Handle() = default;
  explicit Handle(Identifier identifier) : identifier_{identifier} {}
  Handle(Handle&& other) noexcept : identifier_{std::exchange(other.identifier_, nothing)} {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(identifier_, other.identifier_);
    return *this;
  }
  ~Handle() { close(); }

  Identifier get() const { return identifier_; }
  /// Returns whether all went well; a second close does nothing.
  bool close() noexcept;

 private:
  static constexpr Identifier nothing = -1;
  Identifier identifier_ = nothing;
};

}  // namespace flywheel::hdf5
