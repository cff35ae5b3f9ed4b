/// The 18 deterministic cases of yuma-simulation as a scenario: section 17 of the reference.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/unit/consensus/laboratory.hpp"

namespace flywheel::study {
namespace {

using Totals = std::vector<double>;

struct ScriptedCase {
  int number;
  Totals classic, yuma3, liquid;  // dividends of A, B, C over 40 epochs
  Totals incentive;               // of the miners
};

std::vector<ScriptedCase> const scripted_cases{
    {1, {34.0574, 3.0258, 2.9168}, {32.7340, 3.7522, 3.5138}, {32.3522, 3.8835, 3.7643}, {1, 39}},
    {2, {32.8834, 4.0989, 3.0177}, {32.2962, 3.9815, 3.7223}, {32.1946, 3.9248, 3.8805}, {2, 38}},
    {3, {32.0375, 3.9707, 3.9918}, {32.1403, 3.8835, 3.9762}, {32.2644, 3.8137, 3.9218}, {3, 37}},
    {4, {32.0006, 3.9997, 3.9997}, {32, 4, 4}, {32, 4, 4}, {1, 39}},
    {5, {32.2114, 3.8838, 3.9049}, {32.1715, 3.9033, 3.9252}, {32.4396, 3.7264, 3.8340}, {19, 21}},
    {6, {32.8518, 4.0062, 3.1420}, {32.3114, 3.9518, 3.7368}, {32.1946, 3.9248, 3.8805}, {21, 19}},
    {7, {32.1862, 3.9124, 3.9013}, {32.1490, 3.9313, 3.9197}, {32.2558, 3.9215, 3.8227}, {20, 20}},
    {8, {32.1973, 3.9013, 3.9013}, {32.1584, 3.9208, 3.9208}, {32.3521, 3.8240, 3.8240}, {20, 20}},
    {9, {32.6914, 6.6186, 0.6900}, {32, 7.4, 0.6}, {32, 7.4, 0.6}, {0, 40}},
    {10, {33.1628, 3.7574, 3.0799}, {32.8977, 3.3024, 3.7999}, {32.9021, 3.1290, 3.9690}, {10, 30}},
    {11, {18.1773, 20.9005, 0.9222}, {18.3367, 20.7379, 0.9254}, {19.1879, 19.8837, 0.9285}, {18.0126, 21.9874}},
    {12, {32.0077, 3.9942, 3.9981}, {32.0032, 3.9964, 4.0004}, {32.0032, 3.9964, 4.0004}, {20, 20}},
    {13, {34.2100, 2.1377, 3.6523}, {34.2194, 2.1386, 3.6420}, {34.5592, 2.1599, 3.2809}, {0, 40}},
    {14, {13.3494, 13.3494, 13.3012}, {13.3079, 13.3079, 13.3842}, {13.3914, 13.3914, 13.2171}, {40, 0}},
    {15, {32.6607, 4.0741, 3.2652}, {32.2272, 3.9864, 3.7864}, {32.1477, 3.9459, 3.9065}, {1.4797, 28.4797, 10.0405}},
    {16, {32.4394, 4.0493, 3.5113}, {32.1551, 3.9911, 3.8538}, {32.0989, 3.9664, 3.9347}, {0.9737, 18.9737, 20.0526}},
    {17, {32.2194, 4.0245, 3.7561}, {32.0795, 3.9957, 3.9248}, {32.0506, 3.9835, 3.9659}, {0.4808, 9.4808, 30.0385}},
    {18, {32.0880, 4.0096, 3.9024}, {32.0323, 3.9983, 3.9694}, {32.0207, 3.9934, 3.9860}, {0.1909, 3.7911, 36.0180}},
};

TEST(ScriptedCases, GiveEveryTotalOfTheReference) {
  Laboratory const forty_epochs{"study/yuma_cases.yaml", {"time.sample=48 h"}};
  constexpr double printed = 0.5e-4 + 1e-9;  // four decimals
  for (auto const& expected : scripted_cases) {
    auto const economy = fmt::format("case{:02}", expected.number);
    auto const check = [&](char const* bonds, Totals const& dividends) {
      SCOPED_TRACE(economy + " under " + bonds);
      auto const subnet = std::string{"bonds "} + bonds;
      for (std::size_t i = 0; i < dividends.size(); ++i) {
        std::string const validator(1, static_cast<char>('A' + i));
        EXPECT_NEAR(forty_epochs.of(economy + "/dividends_so_far", subnet, validator), dividends[i], printed);
      }
      for (std::size_t i = 0; i < expected.incentive.size(); ++i) {
        auto const miner = fmt::format("m{}", i + 1);
        EXPECT_NEAR(forty_epochs.of(economy + "/incentive_so_far", subnet, miner), expected.incentive[i], printed);
      }
    };
    check("classic", expected.classic);
    check("yuma3", expected.yuma3);
    check("yuma3_liquid", expected.liquid);
  }
}

/// Least and most of the three rules, of each validator's total over 40 epochs and its stake.
TEST(ScriptedCases, SumUpWhatEachStakeEarned) {
  Laboratory const forty_epochs{"study/yuma_cases.yaml", {"time.sample=48 h"}};
  auto const found = forty_epochs.simulation().find_economy("case10")->findings(forty_epochs.simulation(), WorldId{0});
  std::vector<std::pair<std::string, double>> const expected{{"A least", 32.8977 / 32}, {"A most", 33.1628 / 32},
                                                             {"B least", 3.1290 / 4},   {"B most", 3.7574 / 4},
                                                             {"C least", 3.0799 / 4},   {"C most", 3.9690 / 4}};
  ASSERT_EQ(found.size(), 3 + expected.size());  // subnets, epochs, minted; of miners alone nothing
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(found[3 + i].name, expected[i].first);
    EXPECT_NEAR(found[3 + i].value, expected[i].second, 2e-5);
  }
}

TEST(CartelFindings, AreWhatStakeWouldGainOrLose) {
  Laboratory const majority{"study/yuma_majority.yaml", {}};
  auto const found = majority.simulation().find_economy("majority")->findings(majority.simulation(), WorldId{0});
  std::vector<std::string> names;
  for (auto const& one : found) names.push_back(one.name);
  EXPECT_EQ(names, (std::vector<std::string>{"subnets", "epochs", "minted", "honest least", "honest most",
                                             "cartel least", "cartel most"}));
  EXPECT_NEAR(found[3].value, -found[6].value, 1e-9);  // what one loses the other gains
  EXPECT_LT(found[3].value, -0.1);
}

}  // namespace
}  // namespace flywheel::study
