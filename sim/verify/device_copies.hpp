#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "kernels/base/memory.hpp"

namespace flywheel::verify {

/// Copies of many columns in the memory of a backend, for an op that reads and writes them where they lie.
template <class Backend>
class DeviceCopies {
 public:
  explicit DeviceCopies(Backend const& on) : on_{on} {}
  DeviceCopies(DeviceCopies const&) = delete;
  DeviceCopies& operator=(DeviceCopies const&) = delete;
  ~DeviceCopies() {
    for (auto const& copy : copies_) release_bytes(on_, copy.there, allocated(copy.bytes));
  }

  /// The address of a copy of the column as it is now; the column must stay where it lies.
  template <class T>
  T* operator()(std::vector<T>& column) {
    std::size_t const bytes = column.size() * sizeof(T);
    void* const there = allocate_bytes(on_, allocated(bytes));
    copies_.push_back({there, column.data(), bytes});
    copy_from_host(on_, there, column.data(), bytes);
    return static_cast<T*>(there);
  }

  /// Memory that nobody reads back.
  template <class T>
  T* room(std::size_t rows) {
    void* const there = allocate_bytes(on_, allocated(rows * sizeof(T)));
    copies_.push_back({there, nullptr, rows * sizeof(T)});
    return static_cast<T*>(there);
  }

  /// Writes every copy back into its column, after all ops launched before.
  void bring_back() const {
    for (auto const& copy : copies_) {
      if (copy.here != nullptr) copy_to_host(on_, copy.here, copy.there, copy.bytes);
    }
  }

 private:
  struct Copy {
    void* there;
    void* here;
    std::size_t bytes;
  };

  static std::size_t allocated(std::size_t bytes) { return std::max(bytes, std::size_t{1}); }

  Backend on_;
  std::vector<Copy> copies_;
};

}  // namespace flywheel::verify
