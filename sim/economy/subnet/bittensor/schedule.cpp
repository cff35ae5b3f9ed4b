#include "sim/economy/subnet/bittensor/schedule.hpp"

#include <algorithm>

#include "kernels/emission/subnet/epoch_schedule.hpp"

namespace flywheel::economy::bittensor {
namespace {

emission::EpochSchedule schedule_of(ConsensusSpec const& consensus) {
  return {static_cast<std::uint16_t>(consensus.tempo_blocks)};
}

/// netuids count from 1: 0 is root.
std::uint64_t due_after(ConsensusSpec const& consensus, std::uint64_t block, std::uint32_t netuid) {
  if (consensus.cadence == Cadence::dynamic) return block + consensus.tempo_blocks;
  auto const next = block + 1;
  return next + schedule_of(consensus).fixed_wait(next, netuid);
}

SubnetSchedule* rows_of(BittensorEconomy const& economy, WorldId world) {
  return economy.tables().scheduled.data() + economy.tables().schedule->first(world.value);
}

}  // namespace

void plan_first_epoch(BittensorEconomy const& economy, WorldId world, std::uint32_t slot, std::uint64_t block) {
  auto const& consensus = economy.spec(world).consensus;
  auto const netuid = slot + 1;
  rows_of(economy, world)[slot].due_block =
      consensus.cadence == Cadence::fixed
          ? due_after(consensus, block, netuid)
          : schedule_of(consensus).founded(block, netuid).last_epoch_block + consensus.tempo_blocks;
}

void plan_first_epochs(BittensorEconomy const& economy, WorldId world) {
  auto const& spec = economy.spec(world);
  for (std::uint32_t slot = 0; slot < economy.tables().sizes.subnets; ++slot) {
    if (slot < spec.subnets.count) {
      plan_first_epoch(economy, world, slot, spec.start.block);
    } else {
      rows_of(economy, world)[slot].due_block = SubnetSchedule::never;
    }
  }
}

std::vector<std::uint32_t> take_due_subnets(BittensorEconomy const& economy, WorldId world, std::uint64_t block) {
  auto const& spec = economy.spec(world);
  std::vector<std::uint32_t> due;
  for (std::uint32_t subnet = 0; subnet < slots_of(spec); ++subnet) {
    auto& row = rows_of(economy, world)[subnet];
    if (row.due_block > block) continue;
    if (due.size() == most_epochs_per_block) {
      row.due_block = block + 1;
      continue;
    }
    due.push_back(world.value * economy.tables().sizes.subnets + subnet);
    row.due_block = due_after(spec.consensus, block, subnet + 1);
  }
  return due;
}

std::uint64_t next_epoch_block(BittensorEconomy const& economy, WorldId world) {
  auto const* const rows = rows_of(economy, world);
  auto const* const next =
      std::min_element(rows, rows + slots_of(economy.spec(world)),
                       [](auto const& left, auto const& right) { return left.due_block < right.due_block; });
  return next->due_block;
}

}  // namespace flywheel::economy::bittensor
