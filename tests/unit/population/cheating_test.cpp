#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "kernels/population/cheating_payoff.hpp"
#include "kernels/population/random_audit.hpp"

namespace flywheel::population {
namespace {

TEST(CheatingPayoff, DeterrenceMatchesTheIoNetExample) {
  // r = 2.17 IO an hour, a stake of 2,000 IO all slashed: 0.00109 per hour, a mean survival of 38 days.
  constexpr CheatingPayoff spoofer{0, 2.17, 0, 2'000, 0, 1};
  double const hazard = spoofer.deterring_hazard_of_repeating();
  EXPECT_NEAR(hazard, 0.00109, 0.0000051);
  EXPECT_NEAR(1 / hazard / 24, 38, 0.5);
  EXPECT_TRUE(spoofer.pays(0.0010));
  EXPECT_FALSE(spoofer.pays(0.0011));
}

TEST(CheatingPayoff, FreeIdentitiesCannotBeDeterredAndNoGainNeedsNoDetection) {
  constexpr CheatingPayoff free_identities{1, 2, 0.5, 0, 0, 0.999};
  EXPECT_EQ(free_identities.deterring_hazard_of_repeating(), std::numeric_limits<double>::infinity());
  EXPECT_TRUE(free_identities.pays(1));
  constexpr CheatingPayoff too_dear{1, 2, 1, 0, 0, 0.999};
  EXPECT_EQ(too_dear.deterring_hazard_of_repeating(), 0);
  EXPECT_FALSE(too_dear.pays(0));
}

TEST(CheatingPayoff, AContinuationThatIsLostDetersByItsValue) {
  // Gain 1, L = 10, V_h = 1 / 0.1 = 10, d = 0.9: 1 / (0.9 x 20).
  constexpr CheatingPayoff once{1, 2, 0, 10, 0, 0.9};
  EXPECT_NEAR(once.deterring_hazard_once(), 1 / 18.0, 1e-15);
  EXPECT_NEAR(once.value_once(0), 20, 1e-12);
  EXPECT_NEAR(once.value_once(1), 2 - 0.9 * 10, 1e-12);
}

/// The value of a strategy by summing what it pays step by step, for 10^4 steps.
double summed_value(CheatingPayoff const& law, double hazard, bool repeats) {
  double value = 0;
  double weight = 1;
  for (int step = 0; step < 10'000; ++step) {
    value += weight * (law.cheating_income - law.extra_cost -
                       law.discount * hazard * (law.lost_if_caught + (repeats ? law.identity_cost : 0)));
    weight *= law.discount * (repeats ? 1 : 1 - hazard);
  }
  return value;
}

RC_GTEST_PROP(CheatingPayoff, ValuesAreTheSumsOfTheirSteps, ()) {
  CheatingPayoff const law{1,
                           *rc::gen::inRange(10, 50) / 10.0,
                           *rc::gen::inRange(0, 10) / 10.0,
                           *rc::gen::inRange(0, 100) / 1.0,
                           *rc::gen::inRange(0, 100) / 1.0,
                           *rc::gen::inRange(50, 99) / 100.0};
  double const hazard = *rc::gen::inRange(0, 100) / 100.0;
  RC_ASSERT(std::abs(law.value_of_repeating(hazard) - summed_value(law, hazard, true)) < 1e-6);
  RC_ASSERT(std::abs(law.value_once(hazard) - summed_value(law, hazard, false)) < 1e-6);
}

RC_GTEST_PROP(CheatingPayoff, AtTheDeterringHazardCheatingIsWorthAsMuchAsHonesty, ()) {
  CheatingPayoff const law{1,
                           *rc::gen::inRange(21, 50) / 10.0,
                           *rc::gen::inRange(0, 10) / 10.0,
                           *rc::gen::inRange(50, 100) / 1.0,
                           *rc::gen::inRange(0, 100) / 1.0,
                           *rc::gen::inRange(50, 99) / 100.0};
  RC_ASSERT(std::abs(law.value_of_repeating(law.deterring_hazard_of_repeating()) - law.honest_value()) < 1e-9);
  RC_ASSERT(std::abs(law.value_once(law.deterring_hazard_once()) - law.honest_value()) < 1e-9);
}

TEST(RandomAudit, CatchesWrongsAndCostsInProportionToAudits) {
  constexpr RandomAudit audit{0.02, 0.9, 0.01, 0.5};
  EXPECT_NEAR(audit.hazard(), 0.018, 1e-15);
  EXPECT_NEAR(audit.honest_hazard(), 0.0002, 1e-15);
  EXPECT_NEAR(audit.cost_per_step(), 0.01, 1e-15);
  EXPECT_NEAR(audit.honest_loss_per_step(2'000), 0.4, 1e-12);
  EXPECT_NEAR(audit.deterring_probability(0.00109), 0.0012111, 1e-7);
  EXPECT_GT(audit.deterring_probability(0.95), 1);
}

TEST(RandomAudit, WhereFewCheatMostOfThoseCaughtAreHonest) {
  // 1 % cheat, power 0.9, false positives 0.05: 0.0495 / (0.0495 + 0.009).
  constexpr RandomAudit audit{1, 0.9, 0.05, 0};
  EXPECT_NEAR(audit.wrongly_caught_share(0.01), 0.84615, 1e-5);
  EXPECT_EQ(audit.wrongly_caught_share(1), 0);
  EXPECT_EQ((RandomAudit{1, 1, 0, 0}).wrongly_caught_share(0), 0);
}

}  // namespace
}  // namespace flywheel::population
