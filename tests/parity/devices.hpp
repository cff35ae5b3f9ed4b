#pragma once

#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

#include "kernels/base/launch.hpp"
#include "tests/parity/shared_memory.hpp"

namespace flywheel::parity {

/// Whose ops are compared with one thread of the host: its threads, and a GPU where this build has the CUDA backend.
inline std::vector<Device> devices_under_test() {
  std::vector<Device> devices{HostBackend{4}};
  if (cuda_built()) devices.emplace_back(CudaBackend{});
  return devices;
}

/// A case of one kind on one device; without that device it is skipped.
template <class Case>
class Parity : public ::testing::TestWithParam<std::tuple<Case, Device>> {
 protected:
  void SetUp() override {
    bool const is_gpu = std::holds_alternative<CudaBackend>(device());
    if (is_gpu && cuda_device_count() == 0) GTEST_SKIP() << cuda_unavailable_reason();
  }
  Case const& of() const { return std::get<0>(this->GetParam()); }
  Device const& device() const { return std::get<1>(this->GetParam()); }
};

/// Every case on every device.
template <class Cases>
auto on_all_devices(Cases const& cases) {
  return ::testing::Combine(::testing::ValuesIn(cases), ::testing::ValuesIn(devices_under_test()));
}

struct NameOfCaseAndDevice {
  template <class Info>
  std::string operator()(Info const& info) const {
    bool const is_gpu = std::holds_alternative<CudaBackend>(std::get<1>(info.param));
    return std::string{std::get<0>(info.param).name} + (is_gpu ? "OnGpu" : "OnThreads");
  }
};

}  // namespace flywheel::parity
