#include <gtest/gtest.h>

#include <vector>

#include "kernels/emission/subnet/epoch_schedule.hpp"
#include "kernels/exchange/registration/adjusted_price.hpp"
#include "kernels/exchange/registration/burn_price.hpp"
#include "kernels/exchange/registration/lock_cost.hpp"
#include "kernels/exchange/registration/registration_payment.hpp"
#include "kernels/exchange/registration/subnet_lifecycle.hpp"
#include "kernels/population/subnet/pruning.hpp"

namespace flywheel {
namespace {

using exchange::BurnPrice;

constexpr std::uint64_t tao = 1'000'000'000;
constexpr std::uint64_t half_life = 360;

BurnPrice mainnet_price() {
  return {BurnPrice::decay_factor(half_life), U64F64::from_real(1.26), 500'000, 100 * tao};
}

TEST(BurnPrice, DecaysByTheWorkedExample) {
  auto const law = mainnet_price();
  EXPECT_EQ(law.decay_q32, 4'286'705'684u);
  auto burn = tao;
  for (std::uint64_t block = 1; block <= 360; ++block) {
    burn = law.after_block(burn);
    if (block == 1) {
      EXPECT_EQ(burn, 998'076'443u);
    }
    if (block == 10) {
      EXPECT_EQ(burn, 980'930'083u);
    }
    if (block == 100) {
      EXPECT_EQ(burn, 824'860'547u);
    }
  }
  EXPECT_EQ(burn, 499'999'865u);
}

TEST(BurnPrice, JumpsWithEveryRegistration) {
  auto const law = mainnet_price();
  auto burn = tao;
  for (std::uint64_t const wanted :
       {1'260'000'000ULL, 1'587'600'000ULL, 2'000'376'000ULL, 2'520'473'760ULL, 3'175'796'937ULL}) {
    burn = law.after_registration(burn);
    EXPECT_NEAR(static_cast<double>(burn), static_cast<double>(wanted), 5.0);
  }
  EXPECT_EQ(law.after_registration(90 * tao), 100 * tao);
}

TEST(BurnPrice, StandsStillAtThreeRegistrationsAHalfLife) {
  auto const law = mainnet_price();
  auto burn = 10 * tao;
  for (int halving = 0; halving < 20; ++halving) {
    for (std::uint64_t block = 0; block < half_life; ++block) {
      burn = law.after_block(burn);
      if (block % 120 == 0) burn = law.after_registration(burn);
    }
  }
  // 1.26^3 = 2.000376: 20 half-lives raise it by 1.000188^20 = 1.0038.
  EXPECT_NEAR(static_cast<double>(burn) * 1e-9, 10.0 * 1.00376, 0.002);
}

TEST(RegistrationPayment, RecyclesTheAlphaThatItBuys) {
  exchange::SubnetPool pool{{50'000 * tao, 1'000 * tao}, 7'000 * tao, {}};
  auto const paid = exchange::pay_registration(pool, 10 * tao, 33);
  EXPECT_EQ(paid.paid_out, 494'802'690'809u);  // the pool's worked example
  EXPECT_EQ(pool.outstanding_alpha, 7'000 * tao);
  EXPECT_EQ(pool.reserves.alpha_base_units, 50'000 * tao - 494'802'690'809u);
}

TEST(RegistrationPayment, RootHasRoomForMoreStakeThanItsLeast) {
  exchange::RootPlaces const root{3, 1, 3};
  std::vector<std::uint64_t> const stakes{30, 10, 20};
  EXPECT_EQ(root.place_for(1, stakes.data(), 2, 0, 0).value, 2u);
  EXPECT_FALSE(root.place_for(10, stakes.data(), 3, 0, 0).in_range);  // strictly more
  EXPECT_EQ(root.place_for(11, stakes.data(), 3, 0, 2).value, 1u);
  EXPECT_FALSE(root.place_for(11, stakes.data(), 3, 1, 1).in_range);
  EXPECT_FALSE(root.place_for(11, stakes.data(), 3, 0, 3).in_range);
}

TEST(AdjustedPrice, FollowsTheIntervalRule) {
  exchange::AdjustedPrice const even{0, 1, 100 * tao};
  EXPECT_EQ(even(tao, 3, 1), 2 * tao);  // (3 + 1) / 2
  EXPECT_EQ(even(tao, 0, 1), tao / 2);
  EXPECT_EQ(even(90 * tao, 9, 1), 100 * tao);
  exchange::AdjustedPrice const slow{17'893'341'751'498'265'066u, 1, 100 * tao};  // 0.97
  EXPECT_NEAR(static_cast<double>(slow(tao, 3, 1)), 1.03e9, 1e4);
}

TEST(AdjustedPrice, MovesTheWayThatMostTook) {
  EXPECT_TRUE(exchange::adjustment_of(5, 2, 1, 4).moves_burn);
  EXPECT_FALSE(exchange::adjustment_of(5, 2, 1, 4).moves_difficulty);
  EXPECT_TRUE(exchange::adjustment_of(5, 2, 4, 1).moves_difficulty);
  EXPECT_TRUE(exchange::adjustment_of(1, 2, 1, 0).moves_burn);  // too few, by work: burning becomes cheaper
  EXPECT_TRUE(exchange::adjustment_of(1, 2, 0, 1).moves_difficulty);
  auto const both = exchange::adjustment_of(2, 2, 1, 1);
  EXPECT_TRUE(both.moves_burn && both.moves_difficulty);
}

/// 0.97 of the price is kept; with r of a target of 1 the rest moves by (r + 1) / 2: half for nobody, twice for three.
TEST(IntervalPrice, FallsForNobodyStandsForTheTargetAndRisesAboveIt) {
  exchange::IntervalPrice const rule{{17'893'341'751'498'265'066u, 1, 100 * tao}, 360, 1};
  EXPECT_NEAR(static_cast<double>(rule.after_interval(tao, 0)), 0.985e9, 1e4);  // 18 binary places of 0.97
  EXPECT_EQ(rule.after_interval(tao, 1), tao);
  EXPECT_NEAR(static_cast<double>(rule.after_interval(tao, 2)), 1.015e9, 1e4);
  EXPECT_NEAR(static_cast<double>(rule.after_interval(tao, 3)), 1.03e9, 1e4);
  exchange::IntervalPrice const of_two{{0, 1, 100 * tao}, 360, 2};
  EXPECT_EQ(of_two.after_interval(tao, 0), tao / 2);
  EXPECT_EQ(of_two.after_interval(tao, 1), tao);  // fewer than the target: work would become easier instead
  EXPECT_EQ(of_two.after_interval(tao, 4), tao * 3 / 2);
  EXPECT_TRUE(rule.is_open_after(2));
  EXPECT_FALSE(rule.is_open_after(3));
}

TEST(LockCost, DoublesAndFallsInAStraightLine) {
  exchange::LockCost const law{1'000 * tao, 100'800};
  auto const cost = [&](std::uint64_t after, std::uint64_t mint) { return law(1'000 * tao, 7, 7 + after, mint); };
  EXPECT_EQ(cost(0, tao / 2), 2'000'000'000'000u);
  EXPECT_EQ(cost(7'200, tao / 2), 1'857'142'863'200u);  // the worked example has one digit less
  EXPECT_EQ(cost(25'200, tao / 2), 1'500'000'021'200u);
  EXPECT_EQ(cost(50'400, tao / 2), 1'000'000'042'400u);
  EXPECT_EQ(cost(60'000, tao / 2), 1'000 * tao);
  EXPECT_EQ(cost(7'200, tao), 1'928'571'435'200u);
  EXPECT_EQ(cost(100'800, tao), 1'000'000'092'800u);
  EXPECT_EQ(law(1'000 * tao, 0, 50, tao), 1'000 * tao);  // nobody founded yet
}

TEST(SubnetLifecycle, FoundsAtTheMedianPrice) {
  std::vector<U64F64> const prices{U64F64::from_real(0.01), U64F64::from_real(0.02), U64F64::from_real(0.04),
                                   U64F64::from_real(0.5)};
  EXPECT_EQ(exchange::median_price(prices.data(), 3), U64F64::from_real(0.02));
  auto const median = exchange::median_price(prices.data(), 4);
  auto const pool = exchange::founding_pool(1'500 * tao, 1'000 * tao, median);
  EXPECT_EQ(pool.tao_base_units, 1'500 * tao);
  EXPECT_NEAR(static_cast<double>(pool.alpha_base_units), 50'000e9, 10);
  EXPECT_EQ(exchange::founding_pool(tao, 1'000 * tao, U64F64::one()).alpha_base_units, 1'000 * tao);
  EXPECT_EQ(exchange::median_price(prices.data(), 0), U64F64::one());
}

TEST(SubnetLifecycle, DissolvesByTheRuleOfItsAge) {
  exchange::Dissolution const law{1'000, 500, U96F32{(UInt128{11'796} << 32) / 65'535}};
  EXPECT_EQ(law.protocol_claim(1'001, 30, 70), 100u);
  EXPECT_EQ(law.protocol_claim(1'000, 30, 70), 30u);
  EXPECT_EQ(law.lock_refund(500, 1'000, 0, U64F64::one()), 0u);
  EXPECT_EQ(law.lock_refund(499, 1'000 * tao, 1'000 * tao, U64F64::from_real(0.5)),
            1'000 * tao - 89'997'711'125u);  // floor(10^12 x 773074452 / 2^32) at half a TAO
}

TEST(Pruning, TakesTheLeastPaidThenTheOldestThenTheLowestUid) {
  std::vector<std::uint64_t> emission(14, 9), registered(14, 100);
  std::vector<std::uint8_t> immortal(14, 0);
  population::PruningRules const rules{5'000, 10};
  population::NeuronRows const rows{emission.data(), registered.data(), immortal.data(), 14};
  EXPECT_EQ(population::neuron_to_prune(rules, rows, 10'000), 0u);
  registered[5] = 99;
  EXPECT_EQ(population::neuron_to_prune(rules, rows, 10'000), 5u);
  emission[7] = 8;
  EXPECT_EQ(population::neuron_to_prune(rules, rows, 10'000), 7u);
  immortal[7] = 1;
  EXPECT_EQ(population::neuron_to_prune(rules, rows, 10'000), 5u);
}

TEST(Pruning, SparesTheLastTenThatAreNotImmune) {
  std::vector<std::uint64_t> emission(14, 9), registered(14, 100);
  std::vector<std::uint8_t> immortal(14, 0);
  population::NeuronRows const rows{emission.data(), registered.data(), immortal.data(), 14};
  for (int uid = 10; uid < 14; ++uid) registered[static_cast<std::size_t>(uid)] = 9'000;
  emission[12] = 3;
  EXPECT_EQ(population::neuron_to_prune({5'000, 10}, rows, 10'000), 12u);  // ten are left: the worst immune one goes
  EXPECT_EQ(population::neuron_to_prune({5'000, 9}, rows, 10'000), 0u);
  EXPECT_EQ(population::neuron_to_prune({5'000, 10}, {emission.data(), registered.data(), immortal.data(), 10}, 10'000),
            10u);  // nobody can go
}

TEST(Pruning, OwnersKeepTheirOldestKeyOrTheirOwn) {
  std::vector<std::uint64_t> const registered{50, 20, 10, 30};
  std::vector<std::uint8_t> const owners{1, 1, 0, 1};
  std::vector<std::uint8_t> immortal(4);
  population::mark_immortal(registered.data(), owners.data(), 4, 4, 1, immortal.data());
  EXPECT_EQ(immortal, (std::vector<std::uint8_t>{0, 1, 0, 0}));
  population::mark_immortal(registered.data(), owners.data(), 4, 3, 1, immortal.data());
  EXPECT_EQ(immortal, (std::vector<std::uint8_t>{0, 0, 0, 1}));
  population::mark_immortal(registered.data(), owners.data(), 4, 3, 2, immortal.data());
  EXPECT_EQ(immortal, (std::vector<std::uint8_t>{0, 1, 0, 1}));
}

TEST(Pruning, TheCheapestOldSubnetGoes) {
  std::vector<I96F32> const price{{5}, {3}, {3}, {1}};
  std::vector<std::uint64_t> const registered{0, 8, 4, 90};
  std::vector<std::uint8_t> exists{1, 1, 1, 1};
  auto const prune = [&](std::uint64_t now) {
    return population::subnet_to_prune(price.data(), registered.data(), exists.data(), 4, now, 50);
  };
  EXPECT_EQ(prune(100), 2u);  // the fourth is immune; the third registered before the second
  EXPECT_EQ(prune(140), 3u);
  EXPECT_EQ(prune(49), 4u);
  exists[2] = 0;
  EXPECT_EQ(prune(100), 1u);
}

TEST(EpochSchedule, ComesEveryTempoAndWaitsWhenOthersAreFirst) {
  emission::EpochSchedule const schedule{360};
  auto clock = schedule.founded(1'000, 725);  // 725 mod 360 = 5
  EXPECT_EQ(clock.last_epoch_block, 995u);
  EXPECT_FALSE(schedule.is_due(clock, 1'354));
  EXPECT_TRUE(schedule.is_due(clock, 1'355));
  EXPECT_EQ(schedule.next_due(clock, 1'000), 1'355u);
  clock = schedule.deferred(clock, 1'355);
  EXPECT_TRUE(schedule.is_due(clock, 1'356));
  clock = schedule.after_epoch(clock, 1'356);
  EXPECT_EQ(clock.finished_epochs, 1u);
  EXPECT_EQ(schedule.next_due(clock, 1'356), 1'716u);
  EXPECT_FALSE(emission::EpochSchedule{0}.is_due(clock, 99'999));
}

TEST(EpochSchedule, RanEvery361BlocksBefore) {
  emission::EpochSchedule const schedule{360};
  std::vector<std::uint64_t> due;
  for (std::uint64_t block = 1; block < 1'200; ++block) {
    if (schedule.fixed_wait(block, 4) == 0) due.push_back(block);
  }
  EXPECT_EQ(due, (std::vector<std::uint64_t>{355, 716, 1'077}));  // (block + 4 + 1) mod 361 = 360
}

}  // namespace
}  // namespace flywheel
