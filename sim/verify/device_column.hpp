#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "kernels/base/memory.hpp"

namespace flywheel::verify {

/// A column of a case in the memory of a backend.
template <class T, class Backend>
class DeviceColumn {
 public:
  DeviceColumn(Backend const& on, std::vector<T> const& rows)
      : on_{on},
        bytes_{std::max(rows.size(), std::size_t{1}) * sizeof(T)},
        rows_{rows.size()},
        data_{static_cast<T*>(allocate_bytes(on, bytes_))} {
    copy_from_host(on_, data_, rows.data(), rows_ * sizeof(T));
  }
  DeviceColumn(DeviceColumn const&) = delete;
  DeviceColumn& operator=(DeviceColumn const&) = delete;
  ~DeviceColumn() { release_bytes(on_, data_, bytes_); }

  [[nodiscard]] T* data() const { return data_; }

  /// The rows after all ops launched before.
  [[nodiscard]] std::vector<T> to_host() const {
    std::vector<T> rows(rows_);
    copy_to_host(on_, rows.data(), data_, rows_ * sizeof(T));
    return rows;
  }

 private:
  Backend on_;
  std::size_t bytes_;
  std::size_t rows_;
  T* data_;
};

}  // namespace flywheel::verify
