#include <cuda_runtime.h>

#include <map>
#include <mutex>
#include <new>
#include <stdexcept>
#include <string>

#include "kernels/base/cuda_check.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/base/op_watch.hpp"

namespace flywheel {
namespace {

class Pool {
 public:
  void* borrow(int ordinal, std::size_t bytes) {
    std::lock_guard const lock{mutex_};
    auto const found = free_.find({ordinal, bytes});
    if (found == free_.end()) return nullptr;
    void* const memory = found->second;
    free_.erase(found);
    return memory;
  }
  void give_back(int ordinal, void* memory, std::size_t bytes) {
    std::lock_guard const lock{mutex_};
    free_.emplace(std::pair{ordinal, bytes}, memory);
  }

 private:
  std::mutex mutex_;
  std::multimap<std::pair<int, std::size_t>, void*> free_;
};

Pool& pool() {
  static Pool* const shared = new Pool;  // outlives the driver's own clean-up on purpose
  return *shared;
}

cudaStream_t stream_of(CudaBackend const& on) {
  return static_cast<cudaStream_t>(on.stream);
}

void* raw_allocation(CudaBackend const& on, std::size_t bytes) {
  check_cuda(cudaSetDevice(on.ordinal), "cudaSetDevice");
  void* memory = nullptr;
  auto const status = cudaMalloc(&memory, bytes == 0 ? 64 : bytes);
  if (status == cudaErrorMemoryAllocation) throw std::bad_alloc{};
  check_cuda(status, "cudaMalloc");
  return memory;
}

}  // namespace

void wait_for(CudaBackend const& on) {
  check_cuda(cudaStreamSynchronize(stream_of(on)), "cudaStreamSynchronize");
}

void* allocate_bytes(CudaBackend const& on, std::size_t bytes) {
  void* const memory = raw_allocation(on, bytes);
  check_cuda(cudaMemsetAsync(memory, 0, bytes, stream_of(on)), "cudaMemsetAsync");
  return memory;
}

void release_bytes(CudaBackend const&, void* memory, std::size_t) {
  check_cuda(cudaFree(memory), "cudaFree");
}

void* borrow_bytes(CudaBackend const& on, std::size_t bytes) {
  void* const memory = pool().borrow(on.ordinal, bytes);
  return memory != nullptr ? memory : raw_allocation(on, bytes);
}

void give_back_bytes(CudaBackend const& on, void* memory, std::size_t bytes) {
  pool().give_back(on.ordinal, memory, bytes);
}

void copy_to_host(CudaBackend const& on, void* to, void const* from, std::size_t bytes) {
  check_cuda(cudaMemcpyAsync(to, from, bytes, cudaMemcpyDeviceToHost, stream_of(on)), "copy to the host");
  check_cuda(cudaStreamSynchronize(stream_of(on)), "cudaStreamSynchronize");
}

void copy_from_host(CudaBackend const& on, void* to, void const* from, std::size_t bytes) {
  check_cuda(cudaMemcpyAsync(to, from, bytes, cudaMemcpyHostToDevice, stream_of(on)), "copy from the host");
  check_cuda(cudaStreamSynchronize(stream_of(on)), "cudaStreamSynchronize");
}

}  // namespace flywheel
