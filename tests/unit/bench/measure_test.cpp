#include "sim/app/bench/measure.hpp"

#include <gtest/gtest.h>

#include "sim/app/bench/figure.hpp"

namespace flywheel::app::bench {
namespace {

/// Made-up seconds, one after another.
Timing measure_script(Patience const& patience, std::vector<double> const& seconds) {
  std::size_t next = 0;
  return measure(patience, [&] { return seconds.at(next++); });
}

TEST(Measure, ReportsTheBestAndTheMedian) {
  auto const timing = measure_script({.seconds = 1.0, .least = 3}, {0.5, 0.1, 0.2, 0.4, 9.0});
  EXPECT_EQ(timing.repetitions, 4u);
  EXPECT_EQ(timing.best_s, 0.1);
  EXPECT_EQ(timing.median_s, 0.4);
}

TEST(Measure, RepeatsAShortThingUntilThePatienceEnds) {
  EXPECT_EQ(measure_script({.seconds = 1.0, .least = 3}, std::vector<double>(20, 0.125)).repetitions, 8u);
}

TEST(Measure, DoesALongThingOnce) {
  EXPECT_EQ(measure_script({.seconds = 1.0, .least = 3, .long_s = 2.0}, {2.5, 2.5}).repetitions, 1u);
}

TEST(Measure, StopsAtTheMostRepetitions) {
  EXPECT_EQ(measure_script({.seconds = 1.0, .most = 2}, {0.0, 0.0, 0.0}).repetitions, 2u);
}

TEST(Rate, DividesAmountsByTheBestAndTheMedianTime) {
  auto const figure = rate("x", "M/s", 8.0, {.best_s = 2.0, .median_s = 4.0, .repetitions = 3});
  EXPECT_EQ(figure.best, 4.0);
  EXPECT_EQ(figure.median, 2.0);
}

TEST(Bar, IsMetFromItsOwnSide) {
  EXPECT_TRUE(at_least(2.0).is_met(2.0));
  EXPECT_FALSE(at_least(2.0).is_met(1.9));
  EXPECT_TRUE(at_most(2.0).is_met(2.0));
  EXPECT_FALSE(at_most(2.0).is_met(2.1));
}

TEST(SizeName, WritesPowersOfTen) {
  EXPECT_EQ(size_name(1'000), "1e3");
  EXPECT_EQ(size_name(2'500'000), "25e5");
}

}  // namespace
}  // namespace flywheel::app::bench
