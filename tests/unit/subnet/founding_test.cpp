#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "kernels/domain/subnet_turnover/found_subnets.hpp"
#include "kernels/exchange/registration/dissolved_tao.hpp"
#include "tests/unit/subnet/small_chain.hpp"

namespace flywheel::domain {
namespace {

constexpr std::uint64_t one_token = 1'000'000'000;

/// All holders' remainders sorted, one unit each from the largest on; of equals the first. The protocol is the last.
std::uint64_t slow_protocols_part(std::uint64_t tao, std::vector<std::uint64_t> const& claims) {
  auto const total = std::accumulate(claims.begin(), claims.end(), std::uint64_t{0});
  std::vector<std::size_t> order(claims.size());
  std::iota(order.begin(), order.end(), 0U);
  auto const remainder = [&](std::size_t i) { return static_cast<UInt128>(tao) * claims[i] % total; };
  std::stable_sort(order.begin(), order.end(),
                   [&](auto left, auto right) { return remainder(left) > remainder(right); });
  std::vector<std::uint64_t> paid;
  for (auto const claim : claims) paid.push_back(static_cast<std::uint64_t>(static_cast<UInt128>(tao) * claim / total));
  auto left = tao - std::accumulate(paid.begin(), paid.end(), std::uint64_t{0});
  for (std::size_t i = 0; left > 0; ++i, --left) paid[order[i]] += 1;
  return paid.back();
}

TEST(DissolvedTao, IsDividedByLargestRemainderWithTheProtocolLast) {
  std::mt19937_64 any{11};
  for (int round = 0; round < 20'000; ++round) {
    std::vector<std::uint64_t> claims;
    for (std::uint64_t i = 0; i < 2 + round % 7U; ++i) claims.push_back(any() % (round % 2 == 0 ? 5 : 1'000'000));
    claims.push_back(1 + any() % 5);
    auto const tao = any() % (round % 3 == 0 ? 20 : 1'000'000'000'000);
    exchange::DissolvedTao split{tao, claims.back(), std::accumulate(claims.begin(), claims.end(), std::uint64_t{0})};
    for (std::size_t i = 0; i + 1 < claims.size(); ++i) split.add(claims[i]);
    ASSERT_EQ(split.protocols(), slow_protocols_part(tao, claims)) << round;
  }
}

/// One world with room for three subnets of two uids each.
class Foundings : public ::testing::Test {
 protected:
  static constexpr std::uint32_t slots = 3;

  Foundings() {
    chain_.states[0].last_mint_tao = one_token;
    for (std::uint32_t slot = 0; slot < slots; ++slot) {
      chain_.tao[slot] = 1'000 * one_token;
      chain_.alpha[slot] = (2'000 << slot) * one_token;  // prices 1/2, 1/4, 1/8
      chain_.moving_price[slot] = I96F32::from_real(0.5 / (1 << slot));
      origins_[slot] = {1'000 + slot, 1'001, 0, 1, 1, 1, 0};
    }
    rules_.lock = {1'000 * one_token, 100'800};
    rules_.dissolution = {chain_.states[0].block, 0, U96F32::zero()};
    rules_.immunity_blocks = 864'000;
    rules_.founders = {1'000, 1e9, 0.0, 0.18};  // somebody always wants to
    rules_.limit = slots;
    rules_.first_neurons = 2;
    rules_.has_founders = true;
    state_.last_lock_tao = 1'000 * one_token;
    free_tao_ = 1e6 * static_cast<double>(one_token);
  }

  void free_slot(std::uint32_t slot) {
    origins_[slot] = {};
    chain_.tao[slot] = chain_.alpha[slot] = chain_.outstanding[slot] = 0;
  }

  FoundingOutcome found() {
    SubnetWorld world{};
    world.chain = chain_.columns();
    world.neurons.rows = {offsets_, used_, slots};
    world.neurons.used = used_;
    world.neurons.pool = pool_;
    world.neurons.owner_share = owner_share_;
    world.neurons.nominator_share = nominator_share_;
    world.neurons.alpha_stake = world.neurons.root_tao = stakes_;
    world.neurons.server_rao = world.neurons.validator_rao = world.neurons.combined_rao = pay_;
    world.neurons.weights_count = world.neurons.bond_count = counts_;
    world.neurons.permit = world.neurons.is_owner = world.judges.is_miner = flags_;
    world.life = lives_;
    world.chain_rules = chain_.chain_rules.data();
    world.states = chain_.states.data();
    world.subnets_per_world = slots;
    FoundingOutcome outcome{};
    std::uint64_t const seed = 5;
    found_subnets(HostBackend{1}, {world, &rules_, &state_, &seed, &free_tao_, origins_, prices_, &outcome});
    return outcome;
  }

  SmallChain chain_{1, slots, emission::Regime::price_2026_06};
  SubnetOrigin origins_[slots] = {};
  SubnetLife lives_[slots] = {};
  FoundingRules rules_{};
  FoundingState state_{};
  double free_tao_ = 0;
  std::uint32_t offsets_[slots + 1] = {0, 2, 4, 6};
  std::uint32_t used_[slots] = {2, 2, 2};
  exchange::SharePool pool_[2 * slots] = {};
  exchange::SafeFloat owner_share_[2 * slots] = {}, nominator_share_[2 * slots] = {};
  std::uint64_t stakes_[2 * slots] = {}, pay_[2 * slots] = {};
  std::uint32_t counts_[2 * slots] = {};
  std::uint8_t flags_[2 * slots] = {};
  U64F64 prices_[slots] = {};
};

/// The median of 1/2 and 1/8 is their mean, 5/16; the first lock is not doubled.
TEST_F(Foundings, TakeAFreeSlotAtTheMedianPriceForTheWholeLock) {
  free_slot(1);
  auto const outcome = found();
  EXPECT_EQ(outcome.slot, 1u);
  EXPECT_EQ(chain_.tao[1], 1'000 * one_token);
  EXPECT_EQ(chain_.alpha[1], 3'200 * one_token);
  EXPECT_EQ(chain_.outstanding[1], 0u);
  EXPECT_EQ(lives_[1].flows.tao_locked, 1'000 * one_token);
  EXPECT_EQ(lives_[1].flows.alpha_founded, 3'200 * one_token);
  EXPECT_EQ(origins_[1].registered_block, chain_.states[0].block);
  EXPECT_EQ(origins_[1].first_emission_block, chain_.states[0].block + 1);
  EXPECT_EQ(state_.founded, 1u);
  EXPECT_EQ(state_.removed, 0u);
}

TEST_F(Foundings, WaitTheTimeBetweenAnyTwoAndCostTwiceTheLastLockAtFirst) {
  free_slot(1);
  rules_.between_blocks = 28'800;
  state_.last_block = chain_.states[0].block - 28'799;
  EXPECT_EQ(found().slot, FoundingOutcome::none);
  chain_.states[0].block += 1;
  EXPECT_EQ(found().slot, 1u);
  // 2 x 1000 less floor(10^12 / 100800) a block, as the lock's worked example.
  EXPECT_EQ(state_.last_lock_tao, 2'000 * one_token - 28'800 * (1'000 * one_token / 100'800));
}

TEST_F(Foundings, DoNotHappenWithoutTheMoneyOrTheWish) {
  free_slot(1);
  free_tao_ = 999.0 * static_cast<double>(one_token);
  EXPECT_EQ(found().slot, FoundingOutcome::none);
  free_tao_ *= 2;
  rules_.founders.horizon_blocks = 1'000;  // 180 alpha at 5/16 pay 56 TAO
  EXPECT_EQ(found().slot, FoundingOutcome::none);
  EXPECT_EQ(state_.refused, 0u);
}

TEST_F(Foundings, AreRefusedWhereEverySubnetIsImmune) {
  for (auto& origin : origins_) origin.registered_block = chain_.states[0].block - 864'000;
  EXPECT_EQ(found().slot, FoundingOutcome::none);
  EXPECT_GT(state_.refused, 0u);
  origins_[0].registered_block -= 1;
  EXPECT_EQ(found().slot, 0u);  // the only one that may go, though its price is the highest
}

/// 7 units of TAO among stakes of 2, 3 (half of them nominators'), 4 departed and 5 of the protocol: 1.0, 0.75,
/// 0.75, 2.0, 2.5. One unit is left, for the largest remainder, 0.75, which is the owner's of the second hotkey: the
/// protocol gets 2.
TEST_F(Foundings, RemoveTheLowestMovingPriceAndPayItsHoldersToTheUnit) {
  chain_.tao[2] = 7;
  chain_.protocol[2] = 5;
  pool_[4].add(owner_share_[4], 2);
  pool_[5].add(owner_share_[5], 2);
  pool_[5].add(nominator_share_[5], 1);
  lives_[2].staked_alpha = 5;
  lives_[2].departed_alpha = 4;
  chain_.outstanding[2] = 100;
  lives_[2].unowned_alpha = 86;
  auto const alpha = chain_.alpha[2];
  EXPECT_EQ(found().slot, 2u);
  EXPECT_EQ(lives_[2].flows.tao_dissolved + lives_[2].flows.tao_recycled_pool, 7u);
  EXPECT_EQ(lives_[2].flows.tao_recycled_pool, slow_protocols_part(7, {2, 0, 2, 1, 4, 5}));
  EXPECT_EQ(lives_[2].flows.alpha_burned_pool, alpha);
  EXPECT_EQ(lives_[2].flows.alpha_recycled, 100u);
  EXPECT_EQ(used_[2], 0u);
  EXPECT_EQ(pool_[4].value_base_units, 0u);
  EXPECT_EQ(lives_[2].departed_alpha + lives_[2].unowned_alpha + lives_[2].staked_alpha, 0u);
  EXPECT_EQ(state_.removed, 1u);
}

TEST_F(Foundings, RemoveTheOldestOfEqualPrices) {
  for (auto& price : chain_.moving_price) price = I96F32::from_real(0.25);
  std::swap(origins_[0].registered_block, origins_[1].registered_block);
  EXPECT_EQ(found().slot, 1u);
}

TEST_F(Foundings, StartWhenTheOwnerMayAndGetTaoWhenItIsEnabled) {
  free_slot(1);
  rules_.start_blocks = 50;
  rules_.enabling_blocks = 90;
  found();
  EXPECT_EQ(origins_[1].first_emission_block, 0u);
  rules_.founders.candidates = 0;
  chain_.states[0].block += 50;
  found();
  EXPECT_EQ(origins_[1].first_emission_block, chain_.states[0].block + 1);
  EXPECT_EQ(origins_[1].is_enabled, 0u);
  chain_.states[0].block += 40;
  EXPECT_NE(found().changed, 0u);
  EXPECT_EQ(origins_[1].is_enabled, 1u);
  EXPECT_EQ(found().changed, 0u);
}

}  // namespace
}  // namespace flywheel::domain
