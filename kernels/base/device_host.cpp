#include <string>

#include "kernels/base/backend.hpp"

namespace flywheel {

#ifndef FLYWHEEL_WITH_CUDA
bool cuda_built() {
  return false;
}

int cuda_device_count() {
  return 0;
}

std::string cuda_unavailable_reason() {
  return "this build has no CUDA backend";
}

std::string describe(Device const& device) {
  auto const threads = std::get<HostBackend>(device).threads;
  return "cpu, " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
}
#endif

}  // namespace flywheel
