#include <cuda_runtime.h>

#include <string>

#include "kernels/base/backend.hpp"

namespace flywheel {

bool cuda_built() {
  return true;
}

int cuda_device_count() {
  int count = 0;
  return cudaGetDeviceCount(&count) == cudaSuccess ? count : 0;
}

std::string cuda_unavailable_reason() {
  int count = 0;
  auto const status = cudaGetDeviceCount(&count);
  if (status != cudaSuccess) return std::string{"no usable NVIDIA driver: "} + cudaGetErrorString(status);
  return count == 0 ? "this machine has no NVIDIA GPU" : "";
}

std::string describe(Device const& device) {
  if (auto const* const host = std::get_if<HostBackend>(&device)) {
    return "cpu, " + std::to_string(host->threads) + (host->threads == 1 ? " thread" : " threads");
  }
  int const ordinal = std::get<CudaBackend>(device).ordinal;
  cudaDeviceProp properties{};
  if (cudaGetDeviceProperties(&properties, ordinal) != cudaSuccess) return "cuda:" + std::to_string(ordinal);
  return "cuda:" + std::to_string(ordinal) + ", " + properties.name;
}

}  // namespace flywheel
