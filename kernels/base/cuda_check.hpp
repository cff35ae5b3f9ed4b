#pragma once

#if defined(__CUDACC__)
#include <cuda_runtime.h>

#include <stdexcept>
#include <string>

namespace flywheel {

/// Turns a CUDA status into an exception that names the call.
inline void check_cuda(cudaError_t status, char const* call) {
  if (status != cudaSuccess) throw std::runtime_error{std::string{call} + ": " + cudaGetErrorString(status)};
}

}  // namespace flywheel
#endif
