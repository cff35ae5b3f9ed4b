#include "sim/study/side_by_side.hpp"

#include <gtest/gtest.h>

namespace flywheel::study {
namespace {

/// Three cases, each of 40 epochs; the last has one finding more.
RunOutcome three_cases() {
  RunOutcome outcome;
  outcome.failures = {""};
  outcome.findings.emplace_back();
  for (double const a : {1.5, 2.0, 0.25}) {
    outcome.findings[0].push_back({"case" + std::to_string(outcome.findings[0].size()),
                                   {{"epochs", 40, "", "of each"},
                                    {"A least", a, "TAO", "what it earned"},
                                    {"A most", a + 1, "TAO", "what it earned"}}});
  }
  outcome.findings[0][2].findings.push_back({"B", 1234, "", "what it lost"});
  return outcome;
}

TEST(SideBySide, GivesEachEconomyALine) {
  EXPECT_EQ(summary_text(three_cases(), output::Colour::none),
            "each of 3:\n"
            "epochs  40    of each\n"
            "       A least  A most      B\n"
            "case0      1.5     2.5\n"
            "case1        2       3\n"
            "case2     0.25    1.25  1,234\n"
            "A least, A most: what it earned TAO\n"
            "B: what it lost\n");
}

TEST(SideBySide, IsForThreeOrMoreThatFoundTheSame) {
  auto two = three_cases();
  two.findings[0].pop_back();
  EXPECT_EQ(summary_text(two, output::Colour::none), output::as_table(summary_of(two)));
  auto other = three_cases();
  other.findings[0][1].findings[1].meaning = "something else";
  EXPECT_FALSE(side_by_side(summaries_of(other)));
}

TEST(SideBySide, NeedsADifferenceAndRoom) {
  auto equal = three_cases();
  for (auto& one : equal.findings[0]) one.findings.resize(1, {});
  EXPECT_FALSE(side_by_side(summaries_of(equal)));
  auto wide = three_cases();
  for (auto& one : wide.findings[0]) one.findings[1].name = std::string(105, 'A');
  EXPECT_FALSE(side_by_side(summaries_of(wide)));
  for (auto& one : wide.findings[0]) one.findings[1].name.resize(90);
  EXPECT_TRUE(side_by_side(summaries_of(wide)));
}

}  // namespace
}  // namespace flywheel::study
