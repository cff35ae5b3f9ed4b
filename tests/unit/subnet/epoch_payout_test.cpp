#include <gtest/gtest.h>

#include "kernels/domain/subnet/distribute_epoch.hpp"
#include "tests/unit/subnet/small_chain.hpp"

namespace flywheel::domain {
namespace {

using exchange::SafeFloat;
using exchange::SharePool;

constexpr std::uint64_t token = 1'000'000'000;

/// Two subnets of four hotkeys: an owner's, a miner's, and two validators, of whom the second may vote with the first's
/// stake.
class EpochPayoutTest : public ::testing::Test {
 protected:
  EpochPayoutTest() : chain{1, 2, emission::Regime::price_2026_06} {
    for (std::uint32_t row = 0; row < 8; ++row) {
      pools.push_back({});
      shares.push_back({});
      pools[row].add(shares[row], row % 4 < 2 ? 10 * token : 100'000 * token);
    }
    pools[3].add(shares[3], 200'000 * token);
    chain.pending_server = {500'000, 500'000};
    chain.pending_validator = {token, 100'000};
    chain.pending_root = {100'000'000, 0};
    chain.pending_owner = {777, 555};
    root_tao[2] = 1'000'000 * token;
    server = {0, 400'000, 0, 0, 0, 0, 0, 0};
    validator = {0, 0, 500'000'000, 500'000'000, 0, 0, 7, 7};
  }

  EpochPayments run(std::uint32_t subnet = 0) {
    EpochHotkeys hotkeys{};
    picked = subnet;
    hotkeys.rows = {offsets.data(), nullptr, 2, &picked, 1};
    hotkeys.server_emission = server.data();
    hotkeys.validator_emission = validator.data();
    hotkeys.pool = pools.data();
    hotkeys.owner_share = shares.data();
    hotkeys.root_claims = claims.data();
    hotkeys.root_tao = root_tao.data();
    hotkeys.take = take.data();
    hotkeys.child_take = child_take.data();
    hotkeys.kept_share = kept.data();
    hotkeys.is_subnet_owners = is_owners.data();
    hotkeys.parent_offsets = parent_offsets.data();
    hotkeys.parents = parents.data();
    hotkeys.dividend = dividend.data();
    hotkeys.root_part = root_part.data();
    std::vector<EpochPayments> payments(2);
    distribute_epoch(HostBackend{1}, {chain.columns(), hotkeys, subnets.data(), payments.data()});
    return payments[subnet];
  }

  [[nodiscard]] std::uint64_t staked() const {
    std::uint64_t sum = 0;
    for (auto const& pool : pools) sum += pool.value_base_units;
    return sum;
  }

  SmallChain chain;
  std::uint32_t picked = 0;
  std::vector<std::uint32_t> offsets{0, 4, 8};
  std::vector<SharePool> pools;
  std::vector<SafeFloat> shares;
  std::vector<std::uint64_t> server, validator, root_tao = std::vector<std::uint64_t>(8);
  std::vector<emission::RootClaims> claims = std::vector<emission::RootClaims>(8);
  std::vector<std::uint16_t> take = std::vector<std::uint16_t>(8, 11'796), child_take = std::vector<std::uint16_t>(8);
  std::vector<U96F32> kept = std::vector<U96F32>(8, U96F32::one()), dividend = std::vector<U96F32>(8),
                      root_part = dividend;
  std::vector<std::uint8_t> is_owners{1, 0, 0, 0, 1, 0, 0, 0};
  std::vector<std::uint32_t> parent_offsets = std::vector<std::uint32_t>(9);
  std::vector<ParentEdge> parents;
  std::vector<EpochSubnet> subnets{{0, emission::OwnerIncentive::burn, {773'094'113}, {}},
                                   {4, emission::OwnerIncentive::recycle, {773'094'113}, {}}};
};

TEST_F(EpochPayoutTest, PaysTheWorkedExampleOfDividends) {
  auto const paid = run();
  EXPECT_EQ(paid.alpha_dividends, 263'157'894u + 736'842'104u);  // take and rest are floored apart
  EXPECT_EQ(pools[2].value_base_units, 100'000 * token + 263'157'894 + 17'999'542);
  EXPECT_EQ(pools[3].value_base_units, 300'000 * token + 132'628'205 + 604'213'899);
  EXPECT_EQ(paid.root_dividends, 17'999'542u + 82'000'457u);
  EXPECT_GT(claims[2].claimable(1'000'000 * token, 0), 81'000'000u);
  EXPECT_EQ(paid.owner, 777u);
  EXPECT_EQ(paid.incentive, 400'000u);
  EXPECT_EQ(pools[1].value_of(shares[1]), 10 * token + 400'000);
  EXPECT_EQ(chain.pending_server[0] + chain.pending_validator[0] + chain.pending_root[0] + chain.pending_owner[0], 0u);
  EXPECT_EQ(chain.pending_owner[1], 555u);  // not picked
}

TEST_F(EpochPayoutTest, EveryBaseUnitIsPaidOrNamed) {
  auto const before = staked();
  auto const paid = run();
  EXPECT_EQ(paid.owner + paid.incentive + paid.withheld + paid.alpha_dividends + paid.root_dividends + paid.lost,
            500'000 + token + 100'000'000 + 777);
  EXPECT_EQ(staked() - before, paid.owner + paid.incentive + paid.alpha_dividends + 17'999'542);
  EXPECT_LT(paid.lost, 100'005u);  // the pot that miners left, and floors
}

TEST_F(EpochPayoutTest, OwnersIncentiveIsWithheld) {
  server = {300'000, 100'000, 0, 0, 300'000, 100'000, 0, 0};
  auto const outstanding = chain.outstanding;
  auto const burned = run(0);
  EXPECT_EQ(burned.withheld, 300'000u);
  EXPECT_TRUE(chain.miner_burned[0].bits == UInt128{3} << 30);
  EXPECT_EQ(chain.outstanding[0], outstanding[0]);  // burned alpha stays issued
  auto const recycled = run(1);
  EXPECT_EQ(recycled.withheld, 300'000u);
  EXPECT_EQ(chain.outstanding[1], outstanding[1] - 300'000);
}

TEST_F(EpochPayoutTest, WithoutMinersValidatorsGetTheirHalf) {
  auto const paid = run(1);
  EXPECT_EQ(paid.incentive, 0u);
  EXPECT_NEAR(static_cast<double>(paid.alpha_dividends), 600'000, 4);
  EXPECT_TRUE(chain.miner_burned[1].bits == UInt128{0});
}

TEST_F(EpochPayoutTest, AParentGetsItsPartOfTheChildsDividend) {
  validator = {0, 0, token, 0, 0, 0, 0, 0};
  root_tao[2] = 0;
  take.assign(8, 0);
  child_take[2] = 6'553;
  parents = {{3, std::uint64_t{1} << 63, false}};
  parent_offsets = {0, 0, 0, 1, 1, 1, 1, 1, 1};
  chain.pending_validator[0] = 999'999'999;
  auto const paid = run();
  // The worked example of child keys: the parent's 540,004,577 and the child's 459,995,422 of 999,999,999.
  EXPECT_NEAR(static_cast<double>(pools[3].value_base_units - 300'000 * token), 540'004'577, 1);
  EXPECT_NEAR(static_cast<double>(pools[2].value_base_units - 100'000 * token), 459'995'422, 1);
  EXPECT_EQ(paid.child_burn, 0u);
  subnets[0].child_burn_share = U96F32{UInt128{1} << 31};
  chain.pending_validator[0] = token;
  auto const outstanding = chain.outstanding[0];
  auto const burning = run();
  EXPECT_GT(burning.child_burn, 299'000'000u);
  EXPECT_EQ(chain.outstanding[0], outstanding - burning.child_burn);
}

}  // namespace
}  // namespace flywheel::domain
