#include "sim/output/result_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "sim/hdf5/file.hpp"
#include "tests/unit/output/check_file.hpp"
#include "tests/unit/output/sample_run.hpp"

namespace flywheel::output {
namespace {

using ::testing::ElementsAre;

class ResultFileOf : public ::testing::Test {
 protected:
  TestFolder folder_;
};

TEST_F(ResultFileOf, AFinishedRunHoldsEveryValueExactly) {
  SampleRun run{5};
  run.write_all(folder_.path());
  expect_values(folder_.path(), 5, 5);
  EXPECT_EQ(completed_samples(folder_.path()), 5);
  EXPECT_EQ(hdf5::File::open_read_only(folder_.path()).root().text("state"), "complete");
}

TEST_F(ResultFileOf, SplitsMoneyIntoTheHalvesOfItsTwosComplement) {
  SampleRun run{1};
  run.write_all(folder_.path());
  auto const opened = hdf5::File::open_read_only(folder_.path());
  auto const chain = opened.root().open_group("chain");
  // world 0: 3 * 2^64 + 2^63; world 1: its negative, -4 * 2^64 + 2^63
  EXPECT_THAT(chain.open_dataset("supply_base_units_hi").read_all<std::int64_t>(), ElementsAre(3, -4));
  EXPECT_THAT(chain.open_dataset("supply_base_units_lo").read_all<std::uint64_t>(),
              ElementsAre(1ULL << 63, 1ULL << 63));
}

TEST_F(ResultFileOf, AnUnfinishedRunHoldsWhatWasFlushedAndNanAfterIt) {
  SampleRun run{4};
  auto file = run.create(folder_.path());
  for (std::uint64_t sample = 0; sample < 2; ++sample) {
    run.record(sample);
    file.write(sample, run.recorder, run.ledger);
  }
  file.flush();
  EXPECT_EQ(completed_samples(folder_.path()), 2);
  expect_values(folder_.path(), 2, 4);
  auto const opened = hdf5::File::open_read_only(folder_.path());
  EXPECT_TRUE(std::isnan(opened.root().open_dataset("chain/price").read_all<double>()[2]));
  EXPECT_EQ(opened.root().text("state"), "unfinished");
}

TEST_F(ResultFileOf, NothingButRawDataIsWrittenOnceTheFileIsCreated) {
  SampleRun run{3};
  auto file = run.create(folder_.path());
  auto const size = std::filesystem::file_size(folder_.path());
  run.record(0);
  file.write(0, run.recorder, run.ledger);
  file.note_event(0, 1, "event");
  file.flush();
  EXPECT_EQ(std::filesystem::file_size(folder_.path()), size);
}

TEST_F(ResultFileOf, EventsBeyondTheRoomAreCountedAndNotKept) {
  SampleRun run{1};
  auto file =
      ResultFile::create(folder_.path(), Overwrite::refused, run.provenance, run.recorder, run.ledger, run.times_ms, 2);
  std::string const long_text = std::string(159, 'x') + "ü";  // 161 bytes, the last character across the end
  file.note_event(1, 10, long_text);
  file.note_event(1, 20, "second");
  file.note_event(1, 30, "third");
  file.flush();
  auto const opened = hdf5::File::open_read_only(folder_.path());
  auto const events = opened.root().open_group("events");
  EXPECT_THAT(events.open_dataset("count").read_all<std::int64_t>(), ElementsAre(0, 3));
  EXPECT_THAT(events.open_dataset("event_time").read_all<std::int64_t>(), ElementsAre(0, 0, 10, 20));
  std::string text(160, '?');
  events.open_dataset("what").read({{1, 0, 0}, {1, 1, 160}}, std::span<char>{text});
  EXPECT_EQ(text, std::string(159, 'x') + '\0');
}

TEST_F(ResultFileOf, NothingCanBeWrittenToAFinishedFile) {
  SampleRun run{2};
  auto file = run.create(folder_.path());
  file.finish();
  run.record(0);
  EXPECT_THROW(file.write(0, run.recorder, run.ledger), std::logic_error);
  EXPECT_THROW(file.note_event(0, 1, "late"), std::logic_error);
  EXPECT_THROW(file.finish(), std::logic_error);
  EXPECT_EQ(hdf5::File::open_read_only(folder_.path()).root().text("state"), "unfinished");
}

TEST_F(ResultFileOf, TwoSeriesMustAgreeAboutADimension) {
  SampleRun run{1};
  run.recorder.declare(
      {"chain/providers", "idle", "1", "idle devices", "", state::ElementType::integer, {{"model", 4, {}}}});
  EXPECT_THROW(run.create(folder_.path()), std::logic_error);
  SampleRun reserved{1};
  reserved.recorder.declare({"events", "price", "USD", "price", ""});
  EXPECT_THROW(reserved.create(folder_.path()), std::logic_error);
}

TEST_F(ResultFileOf, AnyPatternOfNotANumberIsWrittenAsOne) {
  SampleRun run{1};
  auto file = run.create(folder_.path());
  run.record(0);
  run.recorder.real(state::SeriesId{0}, WorldId{0})[0] = std::bit_cast<double>(0xfff8000000000123ULL);
  file.write(0, run.recorder, run.ledger);
  file.flush();
  auto const opened = hdf5::File::open_read_only(folder_.path());
  EXPECT_EQ(std::bit_cast<std::uint64_t>(opened.root().open_dataset("chain/price").read_all<double>()[0]),
            0x7ff8000000000000ULL);
}

TEST_F(ResultFileOf, SamplesOutOfOrderAreAMistake) {
  SampleRun run{3};
  auto file = run.create(folder_.path());
  run.record(0);
  EXPECT_THROW(file.write(1, run.recorder, run.ledger), std::logic_error);
}

}  // namespace
}  // namespace flywheel::output
