#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "kernels/base/backend.hpp"

namespace flywheel {

/// Memory that a backend's ops may touch. Zero-filled, aligned to 64 bytes.
/// Errors  std::bad_alloc where there is not enough; a CUDA fault throws std::runtime_error naming the call.
void* allocate_bytes(HostBackend const& on, std::size_t bytes);
void* allocate_bytes(CudaBackend const& on, std::size_t bytes);
void release_bytes(HostBackend const& on, void* memory, std::size_t bytes);
void release_bytes(CudaBackend const& on, void* memory, std::size_t bytes);

/// Scratch memory of an op: not cleared, kept for the next op that asks for as much.
void* borrow_bytes(HostBackend const& on, std::size_t bytes);
void* borrow_bytes(CudaBackend const& on, std::size_t bytes);
void give_back_bytes(HostBackend const& on, void* memory, std::size_t bytes);
void give_back_bytes(CudaBackend const& on, void* memory, std::size_t bytes);

/// Copies between the host and the backend's memory, after all ops launched before.
void copy_to_host(HostBackend const& on, void* to, void const* from, std::size_t bytes);
void copy_to_host(CudaBackend const& on, void* to, void const* from, std::size_t bytes);
void copy_from_host(HostBackend const& on, void* to, void const* from, std::size_t bytes);
void copy_from_host(CudaBackend const& on, void* to, void const* from, std::size_t bytes);

/// Rows of an op's own, gone when the op ends.
/// Errors  std::bad_alloc.
template <class T, class Backend>
class Scratch {
 public:
  Scratch(Backend const& on, std::size_t rows)
      : on_{on}, rows_{rows}, data_{static_cast<T*>(borrow_bytes(on, rows * sizeof(T)))} {}
  Scratch(Scratch const&) = delete;
  Scratch& operator=(Scratch const&) = delete;
  ~Scratch() { give_back_bytes(on_, data_, rows_ * sizeof(T)); }

  T* data() const { return data_; }
  std::size_t rows() const { return rows_; }

 private:
  Backend on_;
  std::size_t rows_;
  T* data_;
};

}  // namespace flywheel
