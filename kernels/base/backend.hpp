#pragma once

#include <string>
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

/// Where a run computes. A build without the CUDA backend has the same type, so that only launch() and the ops differ.
using Device = std::variant<HostBackend, CudaBackend>;

/// Whether this build has the CUDA backend.
bool cuda_built();

/// What a device is, for people and for the result file.
std::string describe(Device const& device);

/// The GPUs that this build and this machine can use; 0 where the CUDA backend is not built or no driver answers.
int cuda_device_count();

/// Why cuda_device_count() is 0, as a sentence; empty where it is not.
std::string cuda_unavailable_reason();

}  // namespace flywheel
