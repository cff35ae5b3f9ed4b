#include "sim/study/summary.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace flywheel::study {
namespace {

constexpr auto none = std::numeric_limits<double>::quiet_NaN();

TEST(NumberText, KeepsFiveDigitsAndWholeNumbersInFull) {
  EXPECT_EQ(number_text(0.948897849), "0.9489");
  EXPECT_EQ(number_text(1.3966496), "1.3966");
  EXPECT_EQ(number_text(-117.10779), "-117.11");
  EXPECT_EQ(number_text(0), "0");
  EXPECT_EQ(number_text(999), "999");
  EXPECT_EQ(number_text(1000), "1,000");
  EXPECT_EQ(number_text(-106975), "-106,975");
  EXPECT_EQ(number_text(29908381.99), "29,908,382");
  EXPECT_EQ(number_text(38910.4), "38,910");
  EXPECT_EQ(number_text(9999.3), "9999.3");
}

TEST(NumberText, WritesExtremesWithAnExponentAndNoValueAsNone) {
  EXPECT_EQ(number_text(1.5e21), "1.5e+21");
  EXPECT_EQ(number_text(-1.2345678e-9), "-1.2346e-09");
  EXPECT_EQ(number_text(3.4e-5), "3.4e-05");
  EXPECT_EQ(number_text(none), "none");
  EXPECT_EQ(number_text(std::numeric_limits<double>::infinity()), "inf");
}

/// Worlds that found these prices, and one more economy where asked.
RunOutcome outcome_with(std::vector<double> const& prices) {
  RunOutcome outcome;
  for (auto const price : prices) {
    outcome.findings.push_back({{"io", {{"price", price, "USD/IO", "at the end"}}}});
    outcome.failures.emplace_back();
  }
  return outcome;
}

TEST(Summary, GivesTheValuesOfOneWorld) {
  auto const rows = summary_of(outcome_with({1.25}));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].name, "price");
  EXPECT_EQ(rows[0].value, "1.25");
  EXPECT_EQ(rows[0].unit, "USD/IO");
  EXPECT_EQ(rows[0].meaning, "at the end");
}

// Mean 5, squares of the distances 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, sample standard deviation sqrt(32 / 7) = 2.138.
TEST(Summary, GivesMeanAndSampleStandardDeviationOfSeveral) {
  EXPECT_EQ(summary_of(outcome_with({2, 4, 4, 4, 5, 5, 7, 9}))[0].value, "5 ± 2.1");
}

TEST(Summary, SaysHowManyWorldsHaveAValue) {
  EXPECT_EQ(summary_of(outcome_with({3, none, 5}))[0].value, "4 ± 1.4 (2 of 3)");
  EXPECT_EQ(summary_of(outcome_with({none, none}))[0].value, "none");
}

TEST(Summary, LeavesOutWorldsThatFailed) {
  auto outcome = outcome_with({3, 1000, 5});
  outcome.failures[1] = "world 1 stopped";
  EXPECT_EQ(summary_of(outcome)[0].value, "4 ± 1.4");
}

TEST(Summary, KnowsFindingsByTheirNames) {
  auto outcome = outcome_with({3, 5});
  outcome.findings[1][0].findings.insert(outcome.findings[1][0].findings.begin(), {"fees", 7, "USD", ""});
  auto const rows = summary_of(outcome);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].value, "4 ± 1.4");
  EXPECT_EQ(rows[1].name, "fees");
  EXPECT_EQ(rows[1].value, "7 (1 of 2)");
}

TEST(Summary, NamesTheEconomyWhereThereAreSeveral) {
  RunOutcome outcome = outcome_with({1});
  outcome.findings[0].push_back({"akt", {{"price", 2, "USD/AKT", ""}}});
  auto const rows = summary_of(outcome);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].name, "io: price");
  EXPECT_EQ(rows[1].name, "akt: price");
}

}  // namespace
}  // namespace flywheel::study
