#include "kernels/domain/operators/nominate_devices.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <set>

#include "kernels/base/random.hpp"
#include "tests/unit/operators/supply_side.hpp"

namespace flywheel::domain {
namespace {

constexpr std::uint32_t always = UINT32_MAX;  // rejects all but one word of 2^32

/// One domain, a block that closes at 10 h, 5 h of uptime asked for, 100 base units a processor.
class Nomination : public ::testing::Test {
 protected:
  Nomination() {
    supply.now_ms[0] = 10 * hour;
    rules.seed = 7;
    rules.multiplier_hundredths = 100;
    rules.minimum_stake_base_units_per_processor = 100;
    rules.uptime_ms = 5 * hour;
    rules.exempt_when_hired = 1;
  }

  std::uint32_t add() {
    auto const row = supply.add_device(0, 0);
    supply.rental.devices.since_ms[row] = 5 * hour;
    supply.stakes.staked_base_units[row] = 400;
    return row;
  }
  NominationTotals nominate() {
    NominationTotals totals{};
    nominate_devices(HostBackend{}, args(), &totals);
    return totals;
  }
  NominateDevices args() {
    return {supply.rental.devices, supply.stakes, &rules, supply.now_ms, &block, 1, keys.data()};
  }

  Memory memory;
  SupplySide supply{{}, memory};
  NominationRules rules{};
  std::uint32_t block = 3;
  std::array<std::uint8_t, 8> keys{};
};

TEST_F(Nomination, TakesADeviceThatMeetsEveryConditionExactly) {
  auto const row = add();
  auto const totals = nominate();
  EXPECT_EQ(keys[row], RewardKey::of(4, 4, false));
  EXPECT_EQ(totals.nominated, 1);
  EXPECT_EQ(totals.failed, 0);
}

TEST_F(Nomination, LeavesOutADeviceThatMissesOneCondition) {
  std::vector<std::uint32_t> rows;
  for (int i = 0; i < 7; ++i) rows.push_back(add());
  supply.set(rows[0], DeviceState::absent);
  supply.set(rows[1], DeviceState::down);
  supply.set(rows[2], DeviceState::cooling);
  supply.set(rows[3], DeviceState::banned);
  supply.rental.devices.since_ms[rows[4]] += 1;
  supply.stakes.staked_base_units[rows[5]] -= 1;
  supply.rental.devices.tier[rows[6]] = 0;
  EXPECT_EQ(nominate().nominated, 0);
  for (auto const row : rows) EXPECT_EQ(keys[row], RewardKey::none) << row;
}

TEST_F(Nomination, LeavesOutAModelWithoutMultiplier) {
  add();
  rules.multiplier_hundredths = 0;
  EXPECT_EQ(nominate().nominated, 0);
}

TEST_F(Nomination, ExemptsHiredAndSelfHiredDevicesFromPuzzles) {
  auto const idle = add();
  auto const hired = add();
  auto const self_hired = add();
  auto const inflated = add();
  supply.rental.devices.hired_gpus[hired] = 1;
  supply.set(self_hired, Disguise::self_hired);
  supply.set(inflated, Disguise::inflated);
  for (auto& threshold : rules.reject_threshold) threshold = always;
  auto const totals = nominate();
  EXPECT_EQ(keys[idle], RewardKey::none);
  EXPECT_EQ(keys[hired], RewardKey::of(4, 4, true));
  EXPECT_EQ(keys[self_hired], RewardKey::of(4, 4, true));
  EXPECT_EQ(keys[inflated], RewardKey::none);
  EXPECT_EQ(totals.nominated, 4);
  EXPECT_EQ(totals.exempt, 2);
  EXPECT_EQ(totals.failed, 2);
  EXPECT_EQ(totals.failed_honest, 1);
  EXPECT_EQ(totals.passed_disguised, 1);
}

TEST_F(Nomination, TestsHiredDevicesWhereTheyAreNotExempt) {
  auto const hired = add();
  supply.rental.devices.hired_gpus[hired] = 1;
  rules.reject_threshold[0] = always;
  rules.exempt_when_hired = 0;
  auto const totals = nominate();
  EXPECT_EQ(totals.failed_honest, 1);
  EXPECT_EQ(totals.exempt, 0);
}

TEST_F(Nomination, AddsVerifiedHoursOfPassedBlocksUpToTheColumnsLimit) {
  auto const idle = add();
  auto const hired = add();
  auto const full = add();
  auto const failed = add();
  supply.rental.devices.hired_gpus[hired] = 2;
  supply.set(failed, Disguise::copy);
  rules.reject_threshold[static_cast<int>(Disguise::copy)] = always;
  rules.unhired_ppm_hours = 400'000;
  rules.hired_ppm_hours = 1'000'000;
  supply.stakes.verified_ppm_hours[idle] = 5;
  supply.stakes.verified_ppm_hours[full] = UINT32_MAX - 399'999;
  supply.stakes.verified_ppm_hours[failed] = 9;
  nominate();
  EXPECT_EQ(supply.stakes.verified_ppm_hours[idle], 400'005);
  EXPECT_EQ(supply.stakes.verified_ppm_hours[hired], 1'000'000);
  EXPECT_EQ(supply.stakes.verified_ppm_hours[full], UINT32_MAX);
  EXPECT_EQ(supply.stakes.verified_ppm_hours[failed], 9);
}

TEST_F(Nomination, TouchesNoHoursWithoutAnEngine) {
  add();
  supply.stakes.verified_ppm_hours = nullptr;
  EXPECT_EQ(nominate().nominated, 1);
}

TEST(RewardKeys, AreOneToOneOverTiersProcessorsAndHire) {
  std::set<std::uint32_t> seen;
  for (std::uint32_t tier = 1; tier <= 4; ++tier) {
    for (std::uint32_t processors = 1; processors <= RewardKey::most_processors; ++processors) {
      for (bool const hired : {false, true}) {
        std::uint32_t const key = RewardKey::of(tier, processors, hired);
        seen.insert(key);
        EXPECT_LT(key, RewardKey::keys);
        EXPECT_EQ(RewardKey::tier(key), tier);
        EXPECT_EQ(RewardKey::processors(key), processors);
        EXPECT_EQ(RewardKey::hired(key), hired);
      }
    }
  }
  EXPECT_EQ(seen.size(), 128);
}

/// Arbitrary rows in two worlds of two domains each, of more rows than a chunk and than a tile of the host.
class ManyNominations : public ::testing::TestWithParam<std::uint32_t> {
 protected:
  ManyNominations() {
    std::mt19937_64 any{GetParam()};
    supply.fill(any);
    for (std::uint32_t domain = 0; domain < 4; ++domain) {
      auto& of = rules[domain];
      of = {any(), 5'000 * (domain % 2) + 3, 100, 1'000'000, 5 * hour, static_cast<std::uint8_t>(domain != 3), {}, 0,
            0};
      for (auto& threshold : of.reject_threshold) threshold = domain == 0 ? 0 : static_cast<std::uint32_t>(any());
      of.unhired_ppm_hours = domain < 2 ? 300'000'000 : 0;
      of.hired_ppm_hours = domain == 1 ? 2'500'000'000 : 0;
    }
    for (std::uint32_t world = 0; world < 2; ++world) supply.now_ms[world] = 30 * day + world * hour;
  }
  NominateDevices args() {
    return {supply.rental.devices, supply.stakes, rules.data(), supply.now_ms, blocks.data(), 2, keys};
  }

  Memory memory;
  SupplySide supply{{2, 2, 4'500, 20, 0}, memory};
  std::array<NominationRules, 4> rules{};
  std::array<std::uint32_t, 2> blocks{17, 4};
  std::uint8_t* keys = memory.column<std::uint8_t>(supply.device_slots());
};

/// Row by row, in the words of the contract.
struct SlowNomination {
  std::uint8_t key = RewardKey::none;
  bool nominated = false, exempt = false, failed = false, hired = false;
};

SlowNomination slow_nomination(SupplySide const& supply, NominationRules const& rules, std::uint32_t domain,
                               std::uint32_t row, std::uint32_t block) {
  auto const& devices = supply.rental.devices;
  SlowNomination verdict;
  std::uint64_t const minimum = rules.minimum_stake_base_units_per_processor * devices.processors[row];
  TimeMs const up_for = supply.now_ms[supply.world_of(domain)] - devices.since_ms[row];
  if (supply.state(row) != DeviceState::up || up_for < rules.uptime_ms || devices.tier[row] == 0) return verdict;
  if (supply.stakes.staked_base_units[row] < minimum) return verdict;
  verdict.nominated = true;
  verdict.hired = devices.hired_gpus[row] > 0 || devices.disguise[row] == 4;
  verdict.exempt = verdict.hired && rules.exempt_when_hired == 1;
  std::uint32_t const entity = rules.first_entity + row - supply.first_device(domain);
  std::uint32_t const word = step_word(rules.seed, entity, block, Stream{"io_net/puzzles"});
  verdict.failed = !verdict.exempt && word < rules.reject_threshold[devices.disguise[row]];
  if (!verdict.failed) verdict.key = RewardKey::of(devices.tier[row], devices.processors[row], verdict.hired);
  return verdict;
}

TEST_P(ManyNominations, EqualARowByRowReference) {
  std::vector<std::uint32_t> const before(supply.stakes.verified_ppm_hours,
                                          supply.stakes.verified_ppm_hours + supply.device_slots());
  std::array<NominationTotals, 4> totals{};
  nominate_devices(HostBackend{}, args(), totals.data());
  for (std::uint32_t domain = 0; domain < 4; ++domain) {
    NominationTotals expected{};
    for (std::uint32_t i = 0; i < supply.rental.devices.rows.used[domain]; ++i) {
      std::uint32_t const row = supply.first_device(domain) + i;
      auto const verdict = slow_nomination(supply, rules[domain], domain, row, blocks[supply.world_of(domain)]);
      bool const disguised = supply.rental.devices.disguise[row] != 0;
      expected.nominated += verdict.nominated;
      expected.exempt += verdict.exempt;
      expected.failed += verdict.failed;
      expected.failed_honest += verdict.failed && !disguised;
      expected.passed_disguised += verdict.nominated && !verdict.failed && disguised;
      ASSERT_EQ(keys[row], verdict.key) << row;
      std::uint64_t hours = before[row];
      if (verdict.key != RewardKey::none) {
        hours += verdict.hired ? rules[domain].hired_ppm_hours : rules[domain].unhired_ppm_hours;
      }
      ASSERT_EQ(supply.stakes.verified_ppm_hours[row], std::min<std::uint64_t>(hours, UINT32_MAX)) << row;
    }
    EXPECT_GT(expected.nominated, 200);
    EXPECT_EQ(totals[domain].nominated, expected.nominated);
    EXPECT_EQ(totals[domain].exempt, expected.exempt);
    EXPECT_EQ(totals[domain].failed, expected.failed);
    EXPECT_EQ(totals[domain].failed_honest, expected.failed_honest);
    EXPECT_EQ(totals[domain].passed_disguised, expected.passed_disguised);
  }
}
INSTANTIATE_TEST_SUITE_P(Seeds, ManyNominations, ::testing::Values(1U, 2U, 3U));

TEST(PuzzleFailures, AreAsFrequentAsTheThresholdSays) {
  constexpr std::uint32_t devices = 100'000;
  Memory memory;
  SupplySide supply{{1, 1, devices, 1, 0}, memory};
  for (std::uint32_t i = 0; i < devices; ++i) supply.add_device(0, 0);
  NominationRules rules{};
  rules.seed = 5;
  rules.multiplier_hundredths = 100;
  rules.reject_threshold[0] = 1U << 30;  // a quarter
  std::uint32_t const block = 1;
  std::vector<std::uint8_t> keys(devices);
  NominationTotals totals{};
  nominate_devices(HostBackend{}, {supply.rental.devices, supply.stakes, &rules, supply.now_ms, &block, 1, keys.data()},
                   &totals);
  double const standard_error = std::sqrt(devices * 0.25 * 0.75);
  EXPECT_NEAR(static_cast<double>(totals.failed), 0.25 * devices, 4.9 * standard_error);  // false alarm: 1 in 10^6
}

}  // namespace
}  // namespace flywheel::domain
