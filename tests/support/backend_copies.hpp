#pragma once

#include <cstddef>
#include <vector>

#include "kernels/base/memory.hpp"

namespace flywheel {

/// Copies of a test's columns in a backend's memory, for as long as an op needs them.
template <class Backend>
class BackendCopies {
 public:
  explicit BackendCopies(Backend const& on) : on_{on} {}
  BackendCopies(BackendCopies const&) = delete;
  BackendCopies& operator=(BackendCopies const&) = delete;
  ~BackendCopies() {
    for (auto const& copy : copies_) give_back_bytes(on_, copy.there, copy.bytes);
  }

  /// The address of a copy of the column as it is now.
  template <class T>
  T* operator()(std::vector<T>& column) {
    std::size_t const bytes = column.size() * sizeof(T);
    void* const there = borrow_bytes(on_, bytes);
    copy_from_host(on_, there, column.data(), bytes);
    copies_.push_back({there, column.data(), bytes});
    return static_cast<T*>(there);
  }

  /// Writes every copy back into its column; columns must still lie where they lay.
  void bring_back() const {
    for (auto const& copy : copies_) copy_to_host(on_, copy.here, copy.there, copy.bytes);
  }

 private:
  struct Copy {
    void* there;
    void* here;
    std::size_t bytes;
  };
  Backend on_;
  std::vector<Copy> copies_;
};

}  // namespace flywheel
