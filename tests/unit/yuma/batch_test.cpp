/// Many subnets in one call: each as if alone, whatever the threads, the slots and its neighbours.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/verify/device_copies.hpp"
#include "tests/unit/yuma/random_subnet.hpp"
#include "tests/unit/yuma/subnet_steps.hpp"
#include "tests/unit/yuma/tables_of_subnets.hpp"

namespace flywheel::scoring::test {
namespace {

YumaTables run(YumaTables tables, HostBackend const& on, std::uint32_t slots) {
  verify::DeviceCopies copies{on};
  yuma_epoch(on, yuma_columns(tables, copies, on, slots));
  copies.bring_back();
  return tables;
}

/// Everything that an epoch writes.
void expect_equal(YumaTables const& left, YumaTables const& right) {
  EXPECT_TRUE(left.permits == right.permits && left.active == right.active);
  EXPECT_TRUE(left.stake_weight == right.stake_weight && left.consensus == right.consensus);
  EXPECT_TRUE(left.incentive == right.incentive && left.dividends == right.dividends);
  EXPECT_TRUE(left.validator_trust == right.validator_trust && left.server == right.server);
  EXPECT_TRUE(left.validator == right.validator && left.combined == right.combined);
  EXPECT_TRUE(left.bond_first == right.bond_first && left.bond_count == right.bond_count);
  EXPECT_TRUE(left.bond_uid == right.bond_uid && left.bond_value == right.bond_value);
  EXPECT_TRUE(std::all_of(left.status.begin(), left.status.end(), [](auto one) { return one == YumaStatus::done; }));
}

std::vector<EpochCase> many_subnets() {
  std::vector<EpochCase> subnets;
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    subnets.push_back(random_subnet(seed, 1 + 11 * (seed % 9), 1 + seed % 17));
  }
  return subnets;
}

TEST(YumaBatch, GivesTheSameBitsForOneThreadAndTwo) {
  auto const tables = tables_of(many_subnets());
  auto const alone = run(tables, {1}, 1);
  expect_equal(alone, run(tables, {2}, 2));
  expect_equal(alone, run(tables, {2}, 7));
}

TEST(YumaBatch, ComputesEverySubnetAsIfAlone) {
  auto subnets = many_subnets();
  auto const together = run(tables_of(subnets), {1}, 3);
  for (std::uint32_t which = 0; which < subnets.size(); ++which) {
    auto const alone = verify::bittensor::run_epoch(with_open_commits(subnets[which]), HostBackend{1});
    for (std::uint32_t uid = 0; uid < subnets[which].neurons(); ++uid) {
      std::uint32_t const neuron = together.offsets[which] + uid;
      ASSERT_EQ(together.combined[neuron], alone.after.combined[uid]) << "subnet " << which << " uid " << uid;
      ASSERT_EQ(together.permits[neuron], alone.after.permits[uid]);
      ASSERT_EQ(together.bonds_of(neuron), alone.bonds[uid]);
    }
  }
}

TEST(YumaBatch, LeavesSubnetsThatAreNotPickedAlone) {
  auto tables = tables_of(many_subnets());
  auto const before = tables;
  HostBackend const on{1};
  std::vector<std::uint32_t> const picked{3, 8};
  {
    verify::DeviceCopies copies{on};
    auto columns = yuma_columns(tables, copies, on, 1);
    columns.neurons.picked = picked.data();
    columns.neurons.picked_count = 2;
    yuma_epoch(on, columns);
    copies.bring_back();
  }
  auto const all = run(before, on, 1);
  for (std::uint32_t which = 0; which < tables.subnets(); ++which) {
    bool const is_picked = which == 3 || which == 8;
    for (std::uint32_t neuron = tables.offsets[which]; neuron < tables.offsets[which + 1]; ++neuron) {
      EXPECT_EQ(tables.stake_weight[neuron], is_picked ? all.stake_weight[neuron] : before.stake_weight[neuron]);
      EXPECT_EQ(tables.bond_count[neuron], is_picked ? all.bond_count[neuron] : before.bond_count[neuron]);
    }
  }
}

TEST(YumaBatch, SaysWhichSubnetIsTooLargeForItsMemory) {
  auto tables = tables_of({random_subnet(1, 20, 10)});
  HostBackend const on{1};
  auto const status_in = [&](YumaShape const& shape) {
    verify::DeviceCopies copies{on};
    auto columns = yuma_columns(tables, copies, on, 1);
    columns.scratch.shape = shape;
    yuma_epoch(on, columns);
    return columns.status[0];
  };
  EXPECT_EQ(status_in({19, 1}), YumaStatus::too_many_neurons);
  EXPECT_EQ(status_in({20, 1}), YumaStatus::too_many_rows);
  EXPECT_EQ(status_in(tables.shape()), YumaStatus::done);
  tables.bonds_of_subnet[1] = 1;
  EXPECT_EQ(status_in(tables.shape()), YumaStatus::too_many_bonds);
}

}  // namespace
}  // namespace flywheel::scoring::test
