#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/hdf5/file.hpp"
#include "tests/unit/output/check_file.hpp"
#include "tests/unit/output/sample_run.hpp"

namespace flywheel::output {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class AResultFileReopened : public ::testing::Test {
 protected:
  TestFolder folder_;
};

TEST_F(AResultFileReopened, AResumedRunRewritesTheSamplesAfterItsCheckpoint) {
  SampleRun whole{6};
  whole.write_all(folder_.path("whole.h5"));
  {
    SampleRun first{6};
    auto file = first.create(folder_.path());
    for (std::uint64_t sample = 0; sample < 4; ++sample) {
      first.record(sample);
      file.write(sample, first.recorder, first.ledger);
    }
    file.note_event(0, 5, "kept once");
  }
  SampleRun second{6};
  for (std::uint64_t sample = 0; sample < 3; ++sample) second.record(sample);
  auto file = second.reopen(folder_.path(), 3);
  EXPECT_EQ(completed_samples(folder_.path()), 3);
  file.note_event(0, 5, "kept once");
  for (std::uint64_t sample = 3; sample < 6; ++sample) {
    second.record(sample);
    file.write(sample, second.recorder, second.ledger);
  }
  file.finish();
  expect_values(folder_.path(), 6, 6);
  EXPECT_THAT(hdf5::File::open_read_only(folder_.path()).root().open_dataset("events/count").read_all<std::int64_t>(),
              ElementsAre(1, 0));
}

TEST_F(AResultFileReopened, AFinishedFileCanBeResumedToo) {
  SampleRun run{4};
  run.write_all(folder_.path());
  SampleRun again{4};
  for (std::uint64_t sample = 0; sample < 2; ++sample) again.record(sample);
  {
    auto file = again.reopen(folder_.path(), 2);
    again.record(2);
    file.write(2, again.recorder, again.ledger);
    file.flush();
    EXPECT_EQ(completed_samples(folder_.path()), 3);
  }
  expect_values(folder_.path(), 3, 4);
}

TEST_F(AResultFileReopened, AResumeRefusesAFileOfAnotherScenarioOrShape) {
  SampleRun run{3};
  run.write_all(folder_.path());
  SampleRun other_scenario{3};
  other_scenario.provenance.scenario_sha256 = std::string(64, 'b');
  EXPECT_THAT(error_of([&] { other_scenario.reopen(folder_.path(), 1); }).what(), HasSubstr("scenario is another"));
  SampleRun const other_times{4};
  EXPECT_THAT(error_of([&] { other_times.reopen(folder_.path(), 1); }).what(), HasSubstr("sampled at other times"));
  SampleRun more_series{3};
  more_series.recorder.declare({"chain", "volume", "USD", "volume", ""});
  EXPECT_THAT(error_of([&] { more_series.reopen(folder_.path(), 1); }).what(), HasSubstr("chain/volume"));
  EXPECT_THAT(error_of([&] { run.reopen(folder_.path("none.h5"), 1); }).what(), HasSubstr("no such file"));
}

TEST_F(AResultFileReopened, AResumeBeyondWhatTheFileHoldsIsRefused) {
  SampleRun run{3};
  run.create(folder_.path());
  EXPECT_THAT(error_of([&] { run.reopen(folder_.path(), 2); }).what(), HasSubstr("holds 0 samples"));
}

}  // namespace
}  // namespace flywheel::output
