#include "kernels/base/cuda_check.hpp"
#include "tests/parity/subnet_agents/subnet_agents_parity.hpp"

namespace flywheel::parity {

Device UnderTest::device() {
  return CudaBackend{};
}

std::string UnderTest::missing() {
  return cuda_device_count() == 0 ? cuda_unavailable_reason() : std::string{};
}

Memory::Allocate UnderTest::allocate() {
  return [](std::size_t bytes) {
    void* memory = nullptr;
    check_cuda(cudaMallocManaged(&memory, bytes), "cudaMallocManaged");
    return memory;
  };
}

Memory::Release UnderTest::release() {
  return [](void* memory) { static_cast<void>(cudaFree(memory)); };
}

void UnderTest::finish() {
  check_cuda(cudaDeviceSynchronize(), "the ops of a case");
}

}  // namespace flywheel::parity
