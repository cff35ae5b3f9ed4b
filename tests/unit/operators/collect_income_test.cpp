#include "kernels/domain/operators/collect_income.hpp"

#include <gtest/gtest.h>

#include <array>

#include "tests/unit/operators/sums.hpp"
#include "tests/unit/operators/supply_side.hpp"

namespace flywheel::domain {
namespace {

/// One domain: 200 tokens a processor to be staked, 0.05 USD a GPU-hour to run, collected once a day.
class Collection : public ::testing::Test {
 protected:
  Collection() : owner{supply.add_operator(0)} {
    terms.minimum_stake_base_units_per_processor = 200;
    terms.running_cost_micro_usd_per_gpu_hour = 50'000;
    for (auto& ppm : terms.running_cost_ppm_of_disguise) ppm = 1'000'000;
  }

  /// A device whose stake is met.
  std::uint32_t add() {
    auto const row = supply.add_device(0, owner);
    supply.stakes.staked_base_units[row] = 800;
    return row;
  }
  CollectedIncome collect() {
    CollectedIncome totals{};
    collect_income(HostBackend{}, {supply.rental.devices, supply.stakes, supply.operators, &terms, day, 1}, &totals);
    return totals;
  }

  Memory memory;
  SupplySide supply{{}, memory};
  std::uint32_t owner;
  DeviceTerms terms{};
  OperatorColumns const& to = supply.operators;
};

TEST_F(Collection, HandsRewardsToOwnerAndCoStakers) {
  auto const row = add();
  supply.stakes.accrued_base_units[row] = 1'000;
  terms.co_stakers_ppm = 333'333;  // the owner has floor(1000 x 0.666667) = 666
  auto const totals = collect();
  EXPECT_EQ(to.tokens_base_units[owner], 666);
  EXPECT_EQ(to.rewards_base_units[owner], 666);
  EXPECT_EQ(to.ever_rewarded_base_units[owner], 666);
  EXPECT_EQ(supply.stakes.accrued_base_units[row], 0);
  EXPECT_EQ(totals.rewards, 666);
  EXPECT_EQ(totals.co_staking, 334);
  EXPECT_EQ(totals.accrued_change, -1'000);
  EXPECT_EQ(totals.tokens_change, 666);
}

TEST_F(Collection, HandsDollarsOverAsCashAndNotesWhatIsToBePaidInTokens) {
  auto const in_dollars = add();
  auto const in_tokens = add();
  supply.rental.devices.earned_micro_usd[in_dollars] = 70;
  supply.rental.devices.earned_micro_usd[in_tokens] = 5;
  supply.rental.devices.paid_in_token[in_tokens] = 1;
  auto const totals = collect();
  EXPECT_EQ(to.cash_micro_usd[owner], 70);
  EXPECT_EQ(to.token_payouts_micro_usd[owner], 5);
  EXPECT_EQ(to.hire_income_micro_usd[owner], 75);
  EXPECT_EQ(supply.rental.devices.earned_micro_usd[in_tokens], 0);
  EXPECT_EQ(totals.hire_income, 70);
  EXPECT_EQ(totals.token_payouts, 5);
  EXPECT_EQ(totals.earned_change, -75);
  EXPECT_EQ(totals.cash_change, 70);
}

TEST_F(Collection, ChargesDevicesThatAreUpForThePeriod) {
  add();  // 4 processors x 24 h x 0.05 USD = 4.80 USD
  supply.set(add(), DeviceState::down);
  supply.set(add(), DeviceState::cooling);
  auto const copy = add();
  supply.set(copy, Disguise::copy);
  terms.running_cost_ppm_of_disguise[static_cast<int>(Disguise::copy)] = 10'000;  // 1 %: 0.048 USD
  collect();
  EXPECT_EQ(to.running_cost_micro_usd[owner], 4'848'000);
  EXPECT_EQ(to.self_hire_fees_micro_usd[owner], 0);
  EXPECT_EQ(to.devices[owner], 4);
}

TEST_F(Collection, ChargesFeesOnTheBillThatAnOwnerPaysToHimself) {
  auto const row = add();
  supply.set(row, Disguise::self_hired);
  supply.rental.devices.ask_micro_usd_per_gpu_hour[row] = 2'000'000;
  terms.self_hire_fee_ppm = 5'000;
  collect();
  EXPECT_EQ(to.self_hire_fees_micro_usd[owner], 960'000);  // 0.5 % of 4 x 24 h x 2 USD = 192 USD
}

TEST_F(Collection, LeavesABannedRowItsMoneyButCountsIt) {
  auto const row = add();
  supply.set(row, DeviceState::banned);
  supply.stakes.accrued_base_units[row] = 9;
  supply.rental.devices.earned_micro_usd[row] = 8;
  auto const totals = collect();
  EXPECT_EQ(supply.stakes.accrued_base_units[row], 9);
  EXPECT_EQ(supply.rental.devices.earned_micro_usd[row], 8);
  EXPECT_EQ(to.devices[owner], 1);
  EXPECT_EQ(to.running_cost_micro_usd[owner], 0);
  EXPECT_EQ(totals.own_stake_missing, 0);
}

TEST_F(Collection, SplitsWhatIsMissingOfStakesBetweenOwnersAndHolders) {
  supply.stakes.staked_base_units[add()] = 797;  // 3 missing
  auto const down = add();
  supply.stakes.staked_base_units[down] = 790;  // 10 missing
  supply.set(down, DeviceState::down);
  auto const cooling = add();
  supply.stakes.staked_base_units[cooling] = 0;
  supply.set(cooling, DeviceState::cooling);
  supply.stakes.staked_base_units[add()] = 900;
  terms.co_staked_ppm = 500'000;
  auto totals = collect();
  EXPECT_EQ(totals.co_stake_missing, 1 + 5);
  EXPECT_EQ(totals.own_stake_missing, 2 + 5);
  supply.set(owner, OperatorState::leaving);
  totals = collect();
  EXPECT_EQ(totals.co_stake_missing + totals.own_stake_missing, 0);
}

TEST_F(Collection, CountsDevicesAnew) {
  auto const gone = supply.add_operator(0);
  to.devices[gone] = 7;
  add();
  collect();
  collect();
  EXPECT_EQ(to.devices[owner], 1);
  EXPECT_EQ(to.devices[gone], 0);
}

/// Arbitrary rows in two worlds of two domains each.
class ManyCollections : public ::testing::TestWithParam<std::uint32_t> {
 protected:
  ManyCollections() {
    std::mt19937_64 any{GetParam()};
    supply.fill(any);
    for (auto& of : terms) {
      of.minimum_stake_base_units_per_processor = 1'000'000;
      of.running_cost_micro_usd_per_gpu_hour = any() % 1'000'000;
      for (auto& ppm : of.running_cost_ppm_of_disguise) ppm = static_cast<std::uint32_t>(any() % 1'000'001);
      of.self_hire_fee_ppm = 5'000;
      of.co_stakers_ppm = static_cast<std::uint32_t>(any() % 1'000'001);
      of.co_staked_ppm = static_cast<std::uint32_t>(any() % 1'000'001);
    }
  }

  Memory memory;
  SupplySide supply{{2, 2, 5'000, 300, 0}, memory};
  std::array<DeviceTerms, 4> terms{};
  std::array<CollectedIncome, 4> totals{};
};

/// What every operator should get, device by device, in the words of the contract.
struct SlowCollection {
  std::vector<std::uint64_t> tokens, cash, hires, payouts, cost, fees, devices;
  std::vector<std::uint64_t> own_missing, co_missing;

  SlowCollection(SupplySide const& supply, std::array<DeviceTerms, 4> const& terms) {
    for (auto* const sums : {&tokens, &cash, &hires, &payouts, &cost, &fees, &devices}) {
      sums->resize(supply.operator_slots());
    }
    own_missing.resize(4);
    co_missing.resize(4);
    for (std::uint32_t domain = 0; domain < 4; ++domain) {
      for (std::uint32_t i = 0; i < supply.rental.devices.rows.used[domain]; ++i) {
        add(supply, terms[domain], domain, supply.first_device(domain) + i);
      }
    }
  }

  void add(SupplySide const& supply, DeviceTerms const& of, std::uint32_t domain, std::uint32_t row) {
    auto const& rows = supply.rental.devices;
    auto const state = supply.state(row);
    if (state == DeviceState::absent) return;
    auto const owner = supply.owner_of(domain, row);
    devices[owner] += 1;
    if (state == DeviceState::banned) return;
    tokens[owner] += supply.stakes.accrued_base_units[row] * (1'000'000 - of.co_stakers_ppm) / 1'000'000;
    hires[owner] += rows.earned_micro_usd[row];
    (rows.paid_in_token[row] != 0 ? payouts : cash)[owner] += rows.earned_micro_usd[row];
    std::uint64_t const gpu_hours = 24 * std::uint64_t{rows.processors[row]};
    if (state == DeviceState::up) {
      cost[owner] += of.running_cost_micro_usd_per_gpu_hour * gpu_hours *
                     of.running_cost_ppm_of_disguise[rows.disguise[row]] / 1'000'000;
      if (rows.disguise[row] == 4) fees[owner] += rows.ask_micro_usd_per_gpu_hour[row] * gpu_hours / 200;
    }
    if (state == DeviceState::cooling || supply.operator_state(owner) == OperatorState::leaving) return;
    std::uint64_t const minimum = 1'000'000 * std::uint64_t{rows.processors[row]};
    if (supply.stakes.staked_base_units[row] >= minimum) return;
    std::uint64_t const missing = minimum - supply.stakes.staked_base_units[row];
    co_missing[domain] += missing * of.co_staked_ppm / 1'000'000;
    own_missing[domain] += missing - missing * of.co_staked_ppm / 1'000'000;
  }
};

TEST_P(ManyCollections, EqualARowByRowReference) {
  auto const& to = supply.operators;
  SlowCollection const expected{supply, terms};
  auto const before = OperatorsBefore{supply};
  collect_income(HostBackend{}, {supply.rental.devices, supply.stakes, to, terms.data(), day, 2}, totals.data());
  for (std::uint32_t row = 0; row < supply.operator_slots(); ++row) {
    ASSERT_EQ(to.devices[row], expected.devices[row]) << row;
    ASSERT_EQ(to.tokens_base_units[row], before.tokens[row] + expected.tokens[row]) << row;
    ASSERT_EQ(to.cash_micro_usd[row], before.cash[row] + expected.cash[row]) << row;
    ASSERT_EQ(to.rewards_base_units[row], before.rewards[row] + expected.tokens[row]) << row;
    ASSERT_EQ(to.hire_income_micro_usd[row], before.hires[row] + expected.hires[row]) << row;
    ASSERT_EQ(to.token_payouts_micro_usd[row], expected.payouts[row]) << row;
    ASSERT_EQ(to.running_cost_micro_usd[row], before.costs[row] + expected.cost[row]) << row;
    ASSERT_EQ(to.self_hire_fees_micro_usd[row], before.fees[row] + expected.fees[row]) << row;
  }
  for (std::uint32_t domain = 0; domain < 4; ++domain) {
    EXPECT_EQ(totals[domain].own_stake_missing, expected.own_missing[domain]);
    EXPECT_EQ(totals[domain].co_stake_missing, expected.co_missing[domain]);
  }
}

TEST_P(ManyCollections, MoveExactlyWhatTheyJournal) {
  auto const before = money_of(supply);
  collect_income(HostBackend{}, {supply.rental.devices, supply.stakes, supply.operators, terms.data(), day, 2},
                 totals.data());
  auto const after = money_of(supply);
  CollectedIncome all{};
  for (auto const& of : totals) all.merge(of);
  auto const flow = [](std::uint64_t amount) { return static_cast<std::int64_t>(amount); };
  EXPECT_GT(all.rewards, 0);
  EXPECT_GT(all.token_payouts, 0);
  EXPECT_EQ(all.accrued_change, -flow(all.rewards) - flow(all.co_staking));
  EXPECT_EQ(all.earned_change, -flow(all.hire_income) - flow(all.token_payouts));
  EXPECT_EQ(all.tokens_change, flow(all.rewards));
  EXPECT_EQ(all.cash_change, flow(all.hire_income));
  EXPECT_EQ(after.accrued - before.accrued, all.accrued_change);
  EXPECT_EQ(after.earned - before.earned, all.earned_change);
  EXPECT_EQ(after.tokens - before.tokens, all.tokens_change);
  EXPECT_EQ(after.cash - before.cash, all.cash_change);
  EXPECT_EQ(after.staked, before.staked);
}
INSTANTIATE_TEST_SUITE_P(Seeds, ManyCollections, ::testing::Values(1U, 2U, 3U));

}  // namespace
}  // namespace flywheel::domain
