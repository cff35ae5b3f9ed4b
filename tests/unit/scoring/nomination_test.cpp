#include "kernels/scoring/nomination.hpp"

#include <gtest/gtest.h>

namespace flywheel::scoring {
namespace {

constexpr TimeMs five_hours_ms = 18'000'000;

struct Change {
  char const* name;
  void (*apply)(NominationFacts&);
  bool nominated;
};

class NominationOf : public ::testing::TestWithParam<Change> {};

TEST_P(NominationOf, NeedsEveryCondition) {
  NominationFacts facts{five_hours_ms, 1600, 1600, 75, 1, Check::passed, Check::passed};
  GetParam().apply(facts);
  EXPECT_EQ(Nomination{}(facts), GetParam().nominated);
}

INSTANTIATE_TEST_SUITE_P(
    SixConditions, NominationOf,
    ::testing::Values(Change{"AllMetJustSo", [](NominationFacts&) {}, true},
                      Change{"UptimeShort", [](NominationFacts& f) { f.uptime_ms = five_hours_ms - 1; }, false},
                      Change{"StakeShort", [](NominationFacts& f) { f.staked_base_units = 1599; }, false},
                      Change{"AddressInvalid", [](NominationFacts& f) { f.address = Check::failed; }, false},
                      Change{"Unsupported", [](NominationFacts& f) { f.support = Check::failed; }, false},
                      Change{"NoMultiplier", [](NominationFacts& f) { f.multiplier_x100 = 0; }, false},
                      Change{"NoTier", [](NominationFacts& f) { f.tier = 0; }, false}),
    [](auto const& change) { return change.param.name; });

TEST(BlockCompletion, WaivesWorkForTheHired) {
  BlockCompletion const paid;
  EXPECT_TRUE(paid({Check::passed, Check::passed, Check::failed, Hired::no}));
  EXPECT_FALSE(paid({Check::passed, Check::failed, Check::passed, Hired::no}));
  EXPECT_TRUE(paid({Check::passed, Check::failed, Check::failed, Hired::yes}));
  EXPECT_FALSE(paid({Check::failed, Check::passed, Check::passed, Hired::yes}));
}

TEST(BlockCompletion, DemandsTheTimeLockWhereRequired) {
  BlockCompletion const paid{TimeLockRule::required};
  EXPECT_FALSE(paid({Check::passed, Check::passed, Check::failed, Hired::yes}));
  EXPECT_TRUE(paid({Check::passed, Check::failed, Check::passed, Hired::yes}));
}

}  // namespace
}  // namespace flywheel::scoring
