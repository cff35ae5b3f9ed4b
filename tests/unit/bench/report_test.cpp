#include "sim/app/bench/report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace flywheel::app::bench {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Figure slow_events() {
  Figure figure{.name = "events.1e5", .unit = "M events/s", .best = 12.5, .median = 12.0};
  figure.bar = at_least(20);
  figure.triad_share = 0.25;
  figure.device = "cpu, 1 thread";
  return figure;
}

TEST(Report, SaysOnALineThatABarIsMissed) {
  EXPECT_THAT(to_line(slow_events()), HasSubstr("12.5"));
  EXPECT_THAT(to_line(slow_events()), HasSubstr(">= 20  missed"));
  EXPECT_THAT(to_line(slow_events()), HasSubstr("25 %"));
}

TEST(Report, SaysNothingOfABarThatIsMet) {
  auto figure = slow_events();
  figure.best = 21;
  EXPECT_THAT(to_line(figure), Not(HasSubstr("missed")));
}

TEST(Report, KeepsTheConditionsWithTheFigures) {
  auto const json = nlohmann::json::parse(to_json({"flywheel 1", "a processor", true}, {slow_events()}));
  EXPECT_EQ(json.at("program"), "flywheel 1");
  EXPECT_EQ(json.at("processor"), "a processor");
  EXPECT_EQ(json.at("figures").at(0).at("bar").at("at_least"), 20.0);
  EXPECT_EQ(json.at("figures").at(0).at("meets_bar"), false);
}

}  // namespace
}  // namespace flywheel::app::bench
