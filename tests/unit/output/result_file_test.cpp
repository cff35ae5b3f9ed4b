#include "sim/output/result_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <bit>
#include <cmath>
#include <csignal>
#include <fstream>
#include <functional>

#include "sim/hdf5/file.hpp"
#include "tests/unit/output/sample_run.hpp"

namespace flywheel::output {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class ResultFileOf : public ::testing::Test {
 protected:
  TestFolder folder_;
};

/// Every value of the first `samples` samples is the formula's, in every array.
void expect_values(std::string const& path, std::uint64_t samples, std::uint64_t size) {
  auto const file = hdf5::File::open_read_only(path);
  auto const chain = file.root().open_group("chain");
  auto const price = chain.open_dataset("price").read_all<double>();
  auto const tokens = chain.open_dataset("supply_tokens").read_all<double>();
  auto const high = chain.open_dataset("supply_base_units_hi").read_all<std::int64_t>();
  auto const low = chain.open_dataset("supply_base_units_lo").read_all<std::uint64_t>();
  auto const devices = chain.open_dataset("providers/devices").read_all<std::int64_t>();
  auto const flows = file.root().open_dataset("ledger/amount_base_units_lo").read_all<std::uint64_t>();
  for (std::uint32_t world = 0; world < 2; ++world) {
    for (std::uint64_t sample = 0; sample < samples; ++sample) {
      auto const at = world * size + sample;
      ASSERT_EQ(price[at], SampleRun::price(world, sample));
      ASSERT_TRUE((static_cast<Int128>(high[at]) << 64) + static_cast<Int128>(low[at]) ==
                  SampleRun::supply(world, sample));
      ASSERT_DOUBLE_EQ(tokens[at], static_cast<double>(SampleRun::supply(world, sample)) / 1e8);
      for (std::uint64_t place = 0; place < 3; ++place)
        ASSERT_EQ(devices[at * 3 + place], SampleRun::devices(world, sample, place));
      ASSERT_EQ(flows[at * 2], static_cast<std::uint64_t>(SampleRun::minted(world, sample)));
    }
  }
}

std::int64_t completed_samples(std::string const& path) {
  return hdf5::File::open_read_only(path).root().open_dataset("completed_samples").read_all<std::int64_t>().front();
}

hdf5::Error error_of(std::function<void()> const& action) {
  try {
    action();
  } catch (hdf5::Error const& error) {
    return error;
  }
  ADD_FAILURE() << "no error";
  return {hdf5::Cause::other, ""};
}

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

TEST_F(ResultFileOf, AnExistingFileIsRefusedAndKept) {
  std::ofstream{folder_.path()} << "precious";
  SampleRun const run{1};
  auto const error = error_of([&] { run.create(folder_.path()); });
  EXPECT_EQ(error.cause, hdf5::Cause::already_exists);
  EXPECT_THAT(error.what(), AllOf(HasSubstr(folder_.path()), HasSubstr("allow overwriting")));
  EXPECT_EQ(std::filesystem::file_size(folder_.path()), 8U);
}

TEST_F(ResultFileOf, OverwritingReplacesAFileAndLeavesNothingBesideIt) {
  std::ofstream{folder_.path()} << "old";
  SampleRun run{2};
  run.write_all(folder_.path());
  expect_values(folder_.path(), 2, 2);
  auto const entries = std::filesystem::directory_iterator{folder_.folder()};
  EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
}

TEST_F(ResultFileOf, AMissingFolderIsNamed) {
  SampleRun const run{1};
  auto const path = folder_.path("absent/run.h5");
  auto const error = error_of([&] { run.create(path); });
  EXPECT_EQ(error.cause, hdf5::Cause::not_found);
  EXPECT_THAT(error.what(), AllOf(HasSubstr(path), HasSubstr("create the folder first")));
}

TEST_F(ResultFileOf, AFullDiskShowsAtTheStartAndLeavesNothing) {
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  auto limit = before;
  limit.rlim_cur = 64 * 1024;
  SampleRun const run{100'000};
  ::setrlimit(RLIMIT_FSIZE, &limit);
  auto const error = error_of([&] { run.create(folder_.path()); });
  ::setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_EQ(error.cause, hdf5::Cause::no_room);
  EXPECT_TRUE(std::filesystem::is_empty(folder_.folder()));
}

TEST_F(ResultFileOf, WithoutRoomToPackTheResultsStayWhole) {
  SampleRun run{2};
  {
    auto file = run.create(folder_.path());
    for (std::uint64_t sample = 0; sample < 2; ++sample) {
      run.record(sample);
      file.write(sample, run.recorder, run.ledger);
    }
    file.flush();
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    auto limit = before;
    limit.rlim_cur = 4096;
    ::setrlimit(RLIMIT_FSIZE, &limit);
    // what flush() wrote lies beyond the limit already, so only the packed file meets it
    auto const error = error_of([&] { file.finish(); });
    ::setrlimit(RLIMIT_FSIZE, &before);
    EXPECT_EQ(error.cause, hdf5::Cause::no_room);
  }
  expect_values(folder_.path(), 2, 2);
}

TEST_F(ResultFileOf, AResumedRunRewritesTheSamplesAfterItsCheckpoint) {
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

TEST_F(ResultFileOf, AFinishedFileCanBeResumedToo) {
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

TEST_F(ResultFileOf, AResumeRefusesAFileOfAnotherScenarioOrShape) {
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

TEST_F(ResultFileOf, AResumeBeyondWhatTheFileHoldsIsRefused) {
  SampleRun run{3};
  run.create(folder_.path());
  EXPECT_THAT(error_of([&] { run.reopen(folder_.path(), 2); }).what(), HasSubstr("holds 0 samples"));
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
