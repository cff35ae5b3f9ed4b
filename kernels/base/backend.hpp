#pragma once

#include <string>
#include <utility>
#include <variant>

namespace flywheel {

/// Runs ops on this machine's processor. `threads` 1 stays in the calling thread; more share oneTBB's pool.
struct HostBackend {
  int threads = 1;
};

/// Runs ops on one NVIDIA GPU, in order, on one stream. Null is the default stream.
struct CudaBackend {
  int ordinal = 0;
  void* stream = nullptr;
};

#ifdef FLYWHEEL_WITH_CUDA
using Device = std::variant<HostBackend, CudaBackend>;
#else
using Device = std::variant<HostBackend>;
#endif

/// Calls op(backend) with the backend that the run chose.
template <class Op>
decltype(auto) launch(Device const& device, Op&& op) {
  return std::visit(std::forward<Op>(op), device);
}

/// What a device is, for people and for the result file.
std::string describe(Device const& device);

/// The GPUs that this build and this machine can use; 0 where the CUDA backend is not built or no driver answers.
int cuda_device_count();

/// Why cuda_device_count() is 0, as a sentence; empty where it is not.
std::string cuda_unavailable_reason();

}  // namespace flywheel
