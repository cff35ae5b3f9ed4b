#include <gtest/gtest.h>

#include <cmath>

#include "kernels/base/distributions.hpp"
#include "kernels/emission/subnet/owner_limits.hpp"
#include "kernels/population/subnet/owner_gain.hpp"
#include "kernels/population/subnet/owner_search.hpp"

namespace flywheel::population {
namespace {

TEST(OwnerGain, IsTheCutAndTheRiseOfWhatIsHeld) {
  // 100 alpha at 0.05 are 5 TAO; 1,000 alpha rose by 0.01, 10 TAO; in five days
  EXPECT_DOUBLE_EQ(OwnerGain{1.0}(100, 1'000, 0.05, 0.04, 1.0, 5), 3.0);
  EXPECT_DOUBLE_EQ(OwnerGain{0.5}(100, 1'000, 0.05, 0.04, 1.0, 5), 2.0);
  EXPECT_DOUBLE_EQ(OwnerGain{0.0}(100, 1'000, 0.05, 0.04, 1.0, 5), 1.0);
}

TEST(OwnerGain, CountsNoRiseThatAllHave) {
  // The market rose by a quarter too: 0.05 is worth 0.04 of before.
  EXPECT_DOUBLE_EQ(OwnerGain{1.0}(100, 1'000, 0.05, 0.04, 1.25, 5), 0.8);
}

TEST(OwnerLimits, AllowAChangeTwoTemposAfterTheLast) {
  emission::OwnerLimits const limits{2, 10};
  EXPECT_TRUE(limits.may_set(1'000, 0, 360));
  EXPECT_FALSE(limits.may_set(1'719, 1'000, 360));
  EXPECT_TRUE(limits.may_set(1'720, 1'000, 360));
}

TEST(OwnerLimits, AllowNoneInTheTenBlocksBeforeAnEpoch) {
  emission::OwnerLimits const limits{2, 10};
  EXPECT_FALSE(limits.is_frozen(990, 1'000));
  EXPECT_TRUE(limits.is_frozen(991, 1'000));
  EXPECT_TRUE(limits.is_frozen(1'000, 1'000));
  EXPECT_FALSE(limits.is_frozen(1'001, 1'000));
}

TEST(LeverRange, CutsTheLastStep) {
  constexpr LeverRange range{100, 1'000, 300};
  EXPECT_EQ(range.moved(400, true), 700u);
  EXPECT_EQ(range.moved(900, true), 1'000u);
  EXPECT_EQ(range.moved(400, false), 100u);
  EXPECT_EQ(range.moved(300, false), 100u);
  EXPECT_FALSE(range.can_move(1'000, true));
  EXPECT_FALSE(range.can_move(100, false));
}

/// One owner, whose levers are moved as its search says.
struct Owner {
  OwnerSearch search{0.0, 0.0};
  SearchMemory memory{0.0, ~0U, 0, OwnerLever::withheld, false};
  OwnerLevers levers{};

  std::uint32_t& of(OwnerLever lever) { return levers.value[static_cast<std::uint32_t>(lever)]; }

  void give(OwnerLever lever, LeverRange range, std::uint32_t value) {
    levers.range[static_cast<std::uint32_t>(lever)] = range;
    levers.movable |= bit_of(lever);
    of(lever) = value;
  }

  void review(double gain, double normal = 0.0) {
    auto const move = search(memory, gain, normal, levers);
    if (move.is_any) of(move.lever) = move.value;
  }
};

Owner withholding(std::uint32_t percent) {
  Owner owner;
  owner.give(OwnerLever::withheld, {0, 100, 10}, percent);
  return owner;
}

TEST(OwnerSearch, GoesOnWhileItPaysAndStepsBackWhenItDoesNot) {
  auto owner = withholding(50);
  auto& withheld = owner.of(OwnerLever::withheld);
  owner.review(10.0);
  EXPECT_EQ(withheld, 60u);  // tries
  owner.review(12.0);
  EXPECT_EQ(withheld, 70u);  // goes on
  owner.review(11.0);
  EXPECT_EQ(withheld, 60u);  // takes it back
  owner.review(9.0);
  EXPECT_EQ(withheld, 50u);  // tries the other way, whatever the time after the step back brought
  owner.review(8.0);
  EXPECT_EQ(withheld, 60u);  // takes that back
}

TEST(OwnerSearch, StepsBackToWhereItWasNotByAStep) {
  auto owner = withholding(95);
  owner.review(1.0);
  EXPECT_EQ(owner.of(OwnerLever::withheld), 100u);
  owner.review(0.5);
  EXPECT_EQ(owner.of(OwnerLever::withheld), 95u);
}

TEST(OwnerSearch, TurnsRoundAtTheEndOfTheRange) {
  auto owner = withholding(100);
  owner.review(1.0);
  EXPECT_EQ(owner.of(OwnerLever::withheld), 90u);
}

TEST(OwnerSearch, PassesTheTurnAfterAStepBack) {
  auto owner = withholding(50);
  owner.give(OwnerLever::immunity, {0, 9'000, 1'000}, 5'000);
  owner.give(OwnerLever::liquid_alpha, {0, 1, 1}, 0);
  owner.review(1.0);
  owner.review(0.9);
  EXPECT_EQ(owner.of(OwnerLever::withheld), 50u);
  owner.review(1.0);
  EXPECT_EQ(owner.of(OwnerLever::immunity), 6'000u);
  owner.review(0.9);
  owner.review(1.0);
  EXPECT_EQ(owner.of(OwnerLever::immunity), 5'000u);
  EXPECT_EQ(owner.of(OwnerLever::liquid_alpha), 1u);
  owner.review(1.1);  // better, and there is no further: the next lever, downwards since it failed upwards
  EXPECT_EQ(owner.of(OwnerLever::liquid_alpha), 1u);
  EXPECT_EQ(owner.of(OwnerLever::withheld), 40u);
}

TEST(OwnerSearch, MovesNothingThatItMayNotMove) {
  auto owner = withholding(50);
  owner.levers.movable = 0;
  for (int i = 0; i < 9; ++i) owner.review(1.0 - i);
  EXPECT_EQ(owner.of(OwnerLever::withheld), 50u);
}

/// gain = 1 - (w - 0.7)^2 - (i - 3000)^2 / 10^8: from any place to the best of those that steps reach, half a step at
/// most from the optimum, and then no more than the step that is being tried from that.
TEST(OwnerSearch, ClimbsAHillOfTwoLeversFromAnywhere) {
  for (std::uint32_t start = 0; start <= 100; start += 10) {
    auto owner = withholding(start);
    owner.give(OwnerLever::immunity, {0, 9'000, 1'000}, 90 * start);
    owner.memory.upwards = start % 20 == 0 ? ~0U : 0U;
    for (int i = 0; i < 120; ++i) {
      double const w = owner.of(OwnerLever::withheld) / 100.0 - 0.7;
      double const immunity = (owner.of(OwnerLever::immunity) - 3'000.0) / 10'000.0;
      owner.review(1.0 - w * w - immunity * immunity);
      if (i < 100) continue;
      EXPECT_LE(std::fabs(owner.of(OwnerLever::withheld) - 70.0), 10.0) << start;
      EXPECT_LE(std::fabs(owner.of(OwnerLever::immunity) - 3'000.0), 1'500.0) << start;
    }
  }
}

/// After a move the gain is larger by a tenth; both are seen with an error of a fifth. The move is kept with the chance
/// Phi(0.1 / (0.2 sqrt(1 + 1.1^2))) = Phi(0.33634) = 0.63169. Four standard errors: a false alarm in 16,000.
TEST(OwnerSearch, MistakesWhatItSeesAsOftenAsItsErrorSays) {
  constexpr std::uint32_t owners = 10'000;
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < owners; ++i) {
    Draws draws{7, i, 0, Stream{"test/owners"}};
    auto owner = withholding(50);
    owner.search.error = 0.2;
    owner.review(1.0, Normal{0.0, 1.0}(draws));
    owner.review(1.1, Normal{0.0, 1.0}(draws));
    kept += owner.of(OwnerLever::withheld) == 70 ? 1 : 0;
  }
  double const expected = 0.63169;
  EXPECT_NEAR(kept / static_cast<double>(owners), expected, 4 * std::sqrt(expected * (1 - expected) / owners));
}

TEST(OwnerSearch, LetsReviewsPassByItsInertia) {
  constexpr OwnerSearch search{0.0, 0.2};
  EXPECT_FALSE(search.looks(0.19));
  EXPECT_TRUE(search.looks(0.2));
  EXPECT_TRUE((OwnerSearch{0.0, 0.0}.looks(1e-9)));
}

}  // namespace
}  // namespace flywheel::population
