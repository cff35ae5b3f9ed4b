#pragma once

/// Names Thrust's system for a backend, for .inl files alone.
#include "kernels/base/backend.hpp"

#if defined(__CUDACC__)
#include <thrust/system/cuda/execution_policy.h>

namespace flywheel {
inline auto thrust_policy(CudaBackend const& on) {
  return thrust::cuda::par.on(static_cast<cudaStream_t>(on.stream));
}
}  // namespace flywheel
#else
#include <thrust/system/tbb/execution_policy.h>

namespace flywheel {
inline auto thrust_policy(HostBackend const&) {
  return thrust::tbb::par;
}
}  // namespace flywheel
#endif
