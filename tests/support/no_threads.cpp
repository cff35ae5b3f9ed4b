#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace flywheel {
namespace {

/// Linked into programs that are not built under the thread sanitizer: fails where one has started threads after all.
class NoThreads final : public ::testing::Environment {
 public:
  void TearDown() override {
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);) {
      if (line.starts_with("Threads:")) {
        EXPECT_EQ(std::stoi(line.substr(8)), 1) << "take NO_THREADS from this program's flywheel_test";
      }
    }
  }
};

[[maybe_unused]] auto* const no_threads_environment = ::testing::AddGlobalTestEnvironment(new NoThreads);

}  // namespace
}  // namespace flywheel
