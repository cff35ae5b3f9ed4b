#include "sim/output/progress.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace flywheel::output {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::int64_t one_day_ms = 86'400'000;

/// Progress through 100 days, under a clock of the test's own.
class ProgressOf100Days : public ::testing::Test {
 protected:
  Progress progress(ProgressStyle style, std::int64_t start_ms = 0) {
    return {style, 100 * one_day_ms, start_ms, [this] { return now_; },
            [this](auto const& text) { said_.push_back(text); }};
  }

  Progress::Clock::time_point now_{};
  std::vector<std::string> said_;
};

TEST_F(ProgressOf100Days, SaysNothingOfARunUnderTwoSeconds) {
  auto shown = progress(ProgressStyle::terminal);
  now_ += 1999ms;
  shown.reached(99 * one_day_ms);
  shown.finish();
  EXPECT_THAT(said_, IsEmpty());
}

TEST_F(ProgressOf100Days, SaysNothingWhereItIsToBeQuiet) {
  auto shown = progress(ProgressStyle::quiet);
  now_ += 1h;
  shown.reached(one_day_ms);
  shown.finish();
  EXPECT_THAT(said_, IsEmpty());
}

TEST_F(ProgressOf100Days, DrawsOneLineOnATerminalAndClearsIt) {
  auto shown = progress(ProgressStyle::terminal);
  now_ += 4s;
  shown.reached(20 * one_day_ms);  // 5 days a second, 80 days left
  now_ += 100ms;
  shown.reached(21 * one_day_ms);  // too soon after the last
  now_ += 900ms;
  shown.reached(50 * one_day_ms);
  shown.finish();
  EXPECT_THAT(said_, ElementsAre("\r\x1b[K 20.0 %  5 simulated days a second  0:16 left",
                                 "\r\x1b[K 50.0 %  10 simulated days a second  0:05 left", "\r\x1b[K"));
}

TEST_F(ProgressOf100Days, WritesALineEveryTenSecondsToALog) {
  auto shown = progress(ProgressStyle::lines);
  for (int second = 1; second <= 25; ++second) {
    now_ += 1s;
    shown.reached(second * one_day_ms);
  }
  shown.finish();
  EXPECT_THAT(said_, ElementsAre(" 10.0 %  1 simulated days a second  1:30 left\n",
                                 " 20.0 %  1 simulated days a second  1:20 left\n", "done in 0:25\n"));
}

TEST_F(ProgressOf100Days, MeasuresTheRateOfAResumedRunFromItsResume) {
  auto shown = progress(ProgressStyle::terminal, 60 * one_day_ms);
  now_ += 10s;
  shown.reached(80 * one_day_ms);  // 20 days in 10 seconds
  EXPECT_THAT(said_, ElementsAre("\r\x1b[K 80.0 %  2 simulated days a second  0:10 left"));
}

TEST(ClockText, ReadsAsAClockDoes) {
  EXPECT_EQ(clock_text(7s), "0:07");
  EXPECT_EQ(clock_text(754s), "12:34");
  EXPECT_EQ(clock_text(3723s), "1:02:03");
}

}  // namespace
}  // namespace flywheel::output
