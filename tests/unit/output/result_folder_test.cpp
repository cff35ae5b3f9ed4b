#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/unit/output/check_file.hpp"
#include "tests/unit/output/sample_run.hpp"

namespace flywheel::output {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class TheFolderOfAResult : public ::testing::Test {
 protected:
  TestFolder folder_;
};

TEST_F(TheFolderOfAResult, AnExistingFileIsRefusedAndKept) {
  std::ofstream{folder_.path()} << "precious";
  SampleRun const run{1};
  auto const error = error_of([&] { run.create(folder_.path()); });
  EXPECT_EQ(error.cause, hdf5::Cause::already_exists);
  EXPECT_THAT(error.what(), AllOf(HasSubstr(folder_.path()), HasSubstr("allow overwriting")));
  EXPECT_EQ(std::filesystem::file_size(folder_.path()), 8U);
}

TEST_F(TheFolderOfAResult, OverwritingReplacesAFileAndLeavesNothingBesideIt) {
  std::ofstream{folder_.path()} << "old";
  SampleRun run{2};
  run.write_all(folder_.path());
  expect_values(folder_.path(), 2, 2);
  auto const entries = std::filesystem::directory_iterator{folder_.folder()};
  EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
}

TEST_F(TheFolderOfAResult, AMissingFolderIsNamed) {
  SampleRun const run{1};
  auto const path = folder_.path("absent/run.h5");
  auto const error = error_of([&] { run.create(path); });
  EXPECT_EQ(error.cause, hdf5::Cause::not_found);
  EXPECT_THAT(error.what(), AllOf(HasSubstr(path), HasSubstr("create the folder first")));
}

TEST_F(TheFolderOfAResult, AFullDiskShowsAtTheStartAndLeavesNothing) {
  SampleRun const run{100'000};
  FileSizeLimit const limit{64 * 1024};
  auto const error = error_of([&] { run.create(folder_.path()); });
  EXPECT_EQ(error.cause, hdf5::Cause::no_room);
  EXPECT_TRUE(std::filesystem::is_empty(folder_.folder()));
}

TEST_F(TheFolderOfAResult, WithoutRoomToPackTheResultsStayWhole) {
  SampleRun run{2};
  {
    auto file = run.create(folder_.path());
    for (std::uint64_t sample = 0; sample < 2; ++sample) {
      run.record(sample);
      file.write(sample, run.recorder, run.ledger);
    }
    file.flush();
    FileSizeLimit const limit{4096};
    auto const error = error_of([&] { file.finish(); });
    EXPECT_EQ(error.cause, hdf5::Cause::no_room);
    EXPECT_THAT(error.what(), HasSubstr("only not compressed"));
  }
  expect_values(folder_.path(), 2, 2);
}

}  // namespace
}  // namespace flywheel::output
