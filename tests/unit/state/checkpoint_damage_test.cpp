#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/unit/state/small_state.hpp"

namespace flywheel::state {
namespace {

using ::testing::AnyOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;

class ADamagedCheckpoint : public ::testing::Test {
 protected:
  ADamagedCheckpoint() {
    SmallState state{{3, 2}};
    state.fill();
    write_checkpoint(path_, small_label(), state.tables, state.ledger, {"", ""});
    std::ifstream file{path_, std::ios::binary};
    bytes_.assign(std::istreambuf_iterator<char>{file}, {});
  }

  void put(std::string const& bytes) const {
    std::ofstream file{path_, std::ios::binary | std::ios::trunc};
    file << bytes;
  }
  std::string complaint() const {
    return complaint_of([&] { (void)Checkpoint::open(path_); });
  }

  TestFolder folder_;
  std::string path_ = folder_.path("run.h5.checkpoint");
  std::string bytes_;
};

TEST_F(ADamagedCheckpoint, IsRefusedWhereverABitIsFlipped) {
  for (std::size_t at = 0; at < bytes_.size(); at += at + 200 < bytes_.size() ? 151 : 1) {
    auto damaged = bytes_;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    put(damaged);
    EXPECT_THAT(complaint(), AnyOf(HasSubstr("the checkpoint is damaged"), HasSubstr("this is no checkpoint")))
        << "byte " << at;
  }
}

TEST_F(ADamagedCheckpoint, IsRefusedWhereverItIsCutOff) {
  for (std::size_t length = 0; length < bytes_.size(); length += 307) {
    put(bytes_.substr(0, length));
    EXPECT_EQ(complaint(), path_ +
                               ": this is no checkpoint, or its end is cut off; resume from another checkpoint, or run "
                               "from the start")
        << length << " bytes left";
  }
}

TEST_F(ADamagedCheckpoint, IsRefusedWithSomethingAppended) {
  put(bytes_ + "x");
  EXPECT_THAT(complaint(), HasSubstr("this is no checkpoint, or its end is cut off"));
}

TEST_F(ADamagedCheckpoint, PointsToTheGenerationBefore) {
  std::filesystem::copy(path_, previous_checkpoint(path_));
  auto damaged = bytes_;
  damaged[bytes_.size() / 2] = static_cast<char>(~damaged[bytes_.size() / 2]);
  put(damaged);
  EXPECT_EQ(complaint(), path_ + ": the checkpoint is damaged: its contents are not what was written; resume from " +
                             path_ + ".previous, or run from the start");
}

TEST_F(ADamagedCheckpoint, MayBeAnyOtherFile) {
  put("flywheel: 1\ntitle: a scenario\n");
  EXPECT_THAT(complaint(), EndsWith("or run from the start"));
}

}  // namespace
}  // namespace flywheel::state
