#include "kernels/base/cuda_check.hpp"
#include "tests/parity/operators/operators_cases.hpp"

namespace flywheel::domain {

void OperatorsParity::SetUp() {
  if (cuda_device_count() == 0) GTEST_SKIP() << cuda_unavailable_reason();
}

Memory::Allocate OperatorsParity::allocate() {
  return [](std::size_t bytes) {
    void* memory = nullptr;
    check_cuda(cudaMallocManaged(&memory, bytes), "cudaMallocManaged");
    return memory;
  };
}

Memory::Release OperatorsParity::release() {
  return [](void* memory) { static_cast<void>(cudaFree(memory)); };
}

void OperatorsParity::run_under_test(SupplyDay const& supply_day) {
  supply_day.run(CudaBackend{});
  check_cuda(cudaDeviceSynchronize(), "a day of the supply side");
}

}  // namespace flywheel::domain
