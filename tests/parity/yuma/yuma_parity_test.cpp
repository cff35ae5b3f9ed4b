#include <algorithm>

#include "sim/verify/device_copies.hpp"
#include "tests/parity/devices.hpp"
#include "tests/unit/yuma/random_subnet.hpp"
#include "tests/unit/yuma/tables_of_subnets.hpp"

namespace flywheel::scoring::test {
namespace {

/// Random subnets that run several epochs, each from what the last one left.
struct YumaParityCase {
  char const* name;
  std::uint32_t subnets;
  std::uint32_t most_neurons;
  std::uint32_t most_validators;
  std::uint32_t slots;
};

constexpr YumaParityCase yuma_parity_cases[] = {{"ManySmallSubnets", 300, 24, 12, 64},
                                                {"SubnetsAsOnTheChain", 12, 256, 64, 12},
                                                {"OneLargeSubnet", 1, 3'000, 40, 1}};
constexpr int yuma_parity_epochs = 3;

/// The subnets before their first epoch.
verify::bittensor::YumaTables yuma_parity_tables(YumaParityCase const& which) {
  std::vector<EpochCase> subnets;
  for (std::uint32_t seed = 0; seed < which.subnets; ++seed) {
    std::uint32_t const neurons = which.subnets == 1 ? which.most_neurons : 1 + (seed * 37) % which.most_neurons;
    std::uint32_t const validators = which.subnets == 1 ? which.most_validators : 1 + seed % which.most_validators;
    subnets.push_back(random_subnet(1'000 + seed, neurons, validators));
    if (which.subnets == 1) {  // only its validators have stake
      subnets.back().parameters = {
          .max_allowed_validators = 40, .bonds = BondRule::yuma3, .liquid_alpha = LiquidAlpha::on};
      for (std::uint32_t uid = validators; uid < neurons; ++uid) {
        subnets.back().alpha_stake[uid] = subnets.back().tao_stake[uid] = 0;
      }
    }
  }
  auto tables = tables_of(subnets);
  tables.ask_for_raw();
  return tables;
}

template <class Backend>
verify::bittensor::YumaTables run_epochs(Backend const& on, YumaParityCase const& which) {
  auto tables = yuma_parity_tables(which);
  for (int epoch = 0; epoch < yuma_parity_epochs; ++epoch) {
    verify::DeviceCopies copies{on};
    yuma_epoch(on, yuma_columns(tables, copies, on, which.slots));
    copies.bring_back();
    for (auto& clock : tables.clock) {
      clock.last_step_block = clock.current_block;
      clock.current_block += 360;
    }
  }
  return tables;
}

class YumaParity : public parity::Parity<YumaParityCase> {};

TEST_P(YumaParity, GivesTheHostsEpochs) {
  auto const want = run_epochs(HostBackend{1}, of());
  auto const got = launch(device(), [&](auto const& on) { return run_epochs(on, of()); });
  EXPECT_TRUE(std::all_of(got.status.begin(), got.status.end(), [](auto one) { return one == YumaStatus::done; }));
  EXPECT_TRUE(got.raw_stake == want.raw_stake && got.raw_active_stake == want.raw_active_stake);
  EXPECT_TRUE(got.raw_consensus == want.raw_consensus);
  EXPECT_TRUE(got.raw_trust == want.raw_trust && got.raw_incentive == want.raw_incentive);
  EXPECT_TRUE(got.raw_dividends == want.raw_dividends && got.raw_combined == want.raw_combined);
  EXPECT_TRUE(got.server == want.server && got.validator == want.validator && got.combined == want.combined);
  EXPECT_TRUE(got.permits == want.permits && got.active == want.active);
  EXPECT_TRUE(got.bond_first == want.bond_first && got.bond_count == want.bond_count);
  EXPECT_TRUE(got.bond_uid == want.bond_uid && got.bond_value == want.bond_value);
  EXPECT_GT(std::count_if(want.dividends.begin(), want.dividends.end(), [](auto paid) { return paid > 0; }), 10);
}

INSTANTIATE_TEST_SUITE_P(All, YumaParity, parity::on_all_devices(yuma_parity_cases), parity::NameOfCaseAndDevice{});

}  // namespace
}  // namespace flywheel::scoring::test
