#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "kernels/population/subnet/advance_miners.hpp"
#include "kernels/population/subnet/bribe_effect.hpp"
#include "kernels/population/subnet/bribe_offer.hpp"
#include "kernels/population/subnet/epoch_hazard.hpp"
#include "kernels/population/subnet/sybil_keys.hpp"

namespace flywheel::population {
namespace {

TEST(SkillGrowth, SettlesWhereFadingEatsWhatComputeAdds) {
  SkillGrowth const growth{0.3, 10.0, 0.02};
  double skill = 0.0;
  for (int epoch = 0; epoch < 2000; ++epoch) skill = growth(skill, 30.0);
  EXPECT_NEAR(skill, 0.3 * std::log(4.0) / 0.02, 1e-10);
  EXPECT_NEAR(growth.settled(30.0), skill, 1e-10);
  EXPECT_NEAR(growth.settled(150.0) - growth.settled(70.0), 15.0 * std::log(2.0), 1e-12);  // doubling c0 + c
}

TEST(SkillGrowth, BuysComputeUpToItsWorth) {
  SkillGrowth const growth{0.3, 10.0, 0.02};
  double const best = growth.best_compute(2.0, 1.25);
  EXPECT_DOUBLE_EQ(best, 14.0);  // 0.3 * 2 / (0.02 * 1.25) - 10
  auto const profit = [&](double compute) { return 2.0 / 0.02 * 0.3 * std::log1p(compute / 10.0) - 1.25 * compute; };
  EXPECT_GT(profit(best), profit(best - 0.1));
  EXPECT_GT(profit(best), profit(best + 0.1));
  EXPECT_EQ(growth.best_compute(0.5, 1.25), 0.0);
}

TEST(Overfitting, ApproachesItsLimitGeometrically) {
  Overfitting const overfitting{2.0, 0.1};
  double overfit = 0.0;
  for (int k = 0; k < 7; ++k) overfit = overfitting(overfit, 0.5);
  EXPECT_NEAR(overfit, 2.0 * (1.0 - std::pow(0.95, 7)), 1e-14);
  EXPECT_EQ(overfitting(0.5, 0.0), 0.5);
}

TEST(EpochHazard, FollowsItsExponentialOfTheMargin) {
  EpochHazard const leaving{0.1, 2.0};
  EXPECT_NEAR(leaving.probability(0.0), 0.0951625819640404, 1e-15);  // 1 - e^-0.1
  EXPECT_NEAR(leaving.probability(-0.5), 1.0 - std::exp(-0.1 * std::exp(1.0)), 1e-15);
  int left = 0;
  int const tries = 20'000;
  for (std::uint32_t miner = 0; miner < tries; ++miner) {
    Draws draws{3, miner, 0, Stream{"test/leaving"}};
    left += leaving.happens(draws, 0.0) ? 1 : 0;
  }
  double const chance = 0.0951625819640404;  // 4.4 standard errors: wrong once in 90,000 seeds
  EXPECT_NEAR(left, tries * chance, 4.4 * std::sqrt(tries * chance * (1.0 - chance)));
}

TEST(SybilKeys, AreAsManyAsPayBest) {
  for (double const emission : {0.5, 3.0, 40.0, 100.0}) {
    for (double const registration : {0.1, 2.0, 30.0}) {
      for (double const others : {0.0, 1.0, 12.0, 99.0}) {
        SybilKeys const keys{20.0, 0.05, 64};
        std::uint32_t best = 0;
        double most = 0.0;
        for (std::uint32_t k = 1; k <= 64; ++k) {
          double const gain = 20.0 * emission * k * 1.5 / (others + k * 1.5) - k * (20.0 * 0.05 + registration);
          if (gain > most + 1e-9) {
            most = gain;
            best = k;
          }
        }
        EXPECT_EQ(keys(emission, 1.5, others, registration), best) << emission << " " << registration << " " << others;
      }
    }
  }
}

TEST(SybilKeys, AreNoneWhereEmissionDoesNotCoverCosts) {
  SybilKeys const one{10.0, 1.0, 1};         // an honest miner's entry
  EXPECT_EQ(one(22.0, 1.0, 9.0, 12.0), 0U);  // 10 * 22 / 10 = 22 = 10 + 12
  EXPECT_EQ(one(22.1, 1.0, 9.0, 12.0), 1U);
}

/// A briber of weight 1 beside 2 and 3: lifted, a row of 6 becomes one of 8, of which three quarters are as before.
/// With a fifth of the stake the others keep 1 - 0.2 x 0.25 of their 5; with the majority the briber gets 3 of 8.
TEST(BribeEffect, IsReckonedAsConsensusClips) {
  BribeEffect const effect{1.0, 5.0, 3.0, 1};
  EXPECT_DOUBLE_EQ(effect.kept(), 0.75);
  EXPECT_DOUBLE_EQ(effect.lost(100.0), 25.0);
  EXPECT_NEAR(effect.gain(600.0, 0.2, 0.5), 600 * (1 / 5.75 - 1 / 6.0), 1e-12);
  EXPECT_NEAR(effect.gain(600.0, 0.5, 0.5), 600 * (3 / 8.0 - 1 / 6.0), 1e-12);
}

TEST(BribeOffer, NeedsAPriceBetweenTheTwoGains) {
  BribeOffer const offer{10.0};
  EXPECT_TRUE(offer.is_taken(4.0, 0.1, 50.0));
  EXPECT_FALSE(offer.is_taken(5.0, 0.1, 50.0));
  EXPECT_TRUE(offer.is_made(31.0, 3.0));
  EXPECT_FALSE(offer.is_made(30.0, 3.0));
}

/// A validator, a worker, one who overfits, one who copies; skill 1 = log 2 / log 2 an epoch and half of it fades.
class AdvanceMinersOp : public ::testing::Test {
 protected:
  std::vector<std::uint32_t> offsets{0, 4};
  std::vector<MinerMarket> market{{{1.0 / std::log(2.0), 1.0, 0.5}, {4.0, 0.5}, {1, 0.75}, 2.5}};
  std::vector<std::uint32_t> epoch{0};
  std::vector<std::uint8_t> is_miner{0, 1, 1, 1};
  std::vector<MinerConduct> conduct{{}, {1.0, 0.0, false}, {1.0, 1.0, false}, {0.0, 0.0, true}};
  std::vector<std::uint32_t> entry{0, 0, 0, 0};
  std::vector<double> initial{9.0, 2.0, 0.0, 0.0};
  std::vector<double> skill = std::vector<double>(12, 0.0);
  std::vector<double> overfit{0.0, 0.0, 3.0, 0.0};
  std::vector<std::uint64_t> spent{0, 0, 0, 0};

  std::vector<double> next() {
    AdvanceMiners const args{{offsets.data(), nullptr, 1},
                             4,
                             3,
                             market.data(),
                             epoch.data(),
                             is_miner.data(),
                             conduct.data(),
                             entry.data(),
                             initial.data(),
                             skill.data(),
                             overfit.data(),
                             spent.data()};
    advance_miners(HostBackend{}, args);
    auto const slot = epoch[0] % 3;
    epoch[0] += 1;
    return {skill.begin() + slot * 4, skill.begin() + slot * 4 + 4};
  }
};

TEST_F(AdvanceMinersOp, GrowsFadesAndCopies) {
  auto found = next();
  EXPECT_NEAR(found[1], 2.0, 1e-15);  // 2 / 2 + 1
  EXPECT_EQ(found[0], 0.0);
  EXPECT_EQ(found[2], 0.0);  // all effort went to the benchmark
  EXPECT_EQ(found[3], 0.0);  // nobody to copy yet
  EXPECT_EQ(overfit[2], 2.0);
  conduct[1].compute = 3.0;
  found = next();
  EXPECT_NEAR(found[1], 3.0, 1e-15);
  EXPECT_NEAR(found[3], 1.5, 1e-15);  // three quarters of 2
  EXPECT_EQ(overfit[2], 3.0);
  EXPECT_EQ(found[2], 0.0);
  conduct[1].compute = 0.0;
  found = next();
  EXPECT_NEAR(found[1], 1.5, 1e-15);
  EXPECT_NEAR(found[3], 2.25, 1e-15);
  EXPECT_EQ(spent[1], 3U + 8U);  // 2.5 and 7.5, rounded up
}

TEST_F(AdvanceMinersOp, BeginsANewcomerAnewAndForgetsWhoLeft) {
  conduct[1].compute = 0.0;
  for (int i = 0; i < 3; ++i) next();
  skill[8 + 1] = 4.0;  // of epoch 2
  skill[8 + 3] = 2.0;
  entry[1] = 3;
  initial[1] = 6.0;
  auto const found = next();
  EXPECT_EQ(found[1], 3.0);  // half of 6
  EXPECT_EQ(found[3], 1.5);  // three quarters of its own 2: whoever had 4 is gone
}

}  // namespace
}  // namespace flywheel::population
