#include "kernels/base/cuda_check.hpp"
#include "tests/parity/own_ops.inl"
#include "tests/parity/shared_memory.hpp"

namespace flywheel::parity {
namespace {

void* allocate_managed(std::size_t bytes) {
  void* memory = nullptr;
  check_cuda(cudaMallocManaged(&memory, bytes), "cudaMallocManaged");
  return memory;
}

void release_managed(void* memory) {
  static_cast<void>(cudaFree(memory));
}

}  // namespace

template void evaluate(CudaBackend const&, Operands const*, Results*, std::uint32_t);
template void store_bits(CudaBackend const&, Case, std::uint64_t*, std::uint32_t);
template void serve_orders(CudaBackend const&, matching::ServeOrders const&);

SharedMemory shared_memory(CudaBackend const&) {
  return {allocate_managed, release_managed};
}

void finish(CudaBackend const&) {
  check_cuda(cudaDeviceSynchronize(), "the ops of a case");
}

}  // namespace flywheel::parity
