#include "sim/app/device_choice.hpp"

#include <gtest/gtest.h>

#include <variant>

namespace flywheel::app {
namespace {

TEST(DeviceChoice, TakesTheProcessorWithTheThreadsAskedFor) {
  auto const device = DeviceChoice{.device = "cpu", .threads = 3}.choose();
  ASSERT_TRUE(std::holds_alternative<HostBackend>(device));
  EXPECT_EQ(std::get<HostBackend>(device).threads, 3);
}

TEST(DeviceChoice, TakesEveryThreadByDefault) {
  auto const device = DeviceChoice{.device = "cpu"}.choose();
  EXPECT_GE(std::get<HostBackend>(device).threads, 1);
}

TEST(DeviceChoice, SaysOnStandardErrorThatThereIsNoGpu) {
  if (cuda_device_count() > 0) GTEST_SKIP() << "this machine has a GPU";
  ::testing::internal::CaptureStderr();
  auto const device = DeviceChoice{.device = "cuda", .threads = 1}.choose();
  EXPECT_EQ(::testing::internal::GetCapturedStderr(),
            "flywheel: no GPU: " + cuda_unavailable_reason() + "; computing on cpu, 1 thread instead\n");
  EXPECT_TRUE(std::holds_alternative<HostBackend>(device));
}

TEST(DeviceChoice, SaysNothingWhereAnyDeviceWillDo) {
  if (cuda_device_count() > 0) GTEST_SKIP() << "this machine has a GPU";
  ::testing::internal::CaptureStderr();
  (void)DeviceChoice{.device = "auto", .threads = 1}.choose();
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace flywheel::app
