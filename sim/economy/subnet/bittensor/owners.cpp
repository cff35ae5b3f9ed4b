#include "sim/economy/subnet/bittensor/owners.hpp"

#include <algorithm>

#include "kernels/base/launch.hpp"
#include "kernels/domain/subnet_agents/review_owners.hpp"

namespace flywheel::economy::bittensor {
namespace {

constexpr Stream phase_stream{"bittensor/owner_phase"};

std::uint64_t review_blocks(BittensorSpec const& spec, AdaptiveOwnersSpec const& owners) {
  return std::max<std::uint64_t>(1, static_cast<std::uint64_t>(owners.review_ms / spec.block_ms));
}

std::uint64_t* reviews_of(BittensorEconomy const& economy, WorldId world) {
  return economy.tables().review_block.data() + economy.tables().schedule->first(world.value);
}

SubnetSchedule const* epochs_of(BittensorEconomy const& economy, WorldId world) {
  return economy.tables().scheduled.data() + economy.tables().schedule->first(world.value);
}

/// The subnets, by row, whose owners act in a world's block; plans the next review of each. Who may not set anything
/// so shortly before an epoch comes back after it.
std::vector<std::uint32_t> take_due_owners(BittensorEconomy const& economy, WorldId world, std::uint64_t block) {
  auto const& spec = economy.spec(world);
  auto const& owners = *adaptive(spec.owners);
  emission::OwnerLimits const limits{owners.between_tempos, owners.freeze_blocks};
  std::vector<std::uint32_t> due;
  for (std::uint32_t slot = 0; slot < slots_of(spec); ++slot) {
    auto& review_block = reviews_of(economy, world)[slot];
    if (review_block > block || !economy.tables().has_subnet(world, slot)) continue;
    auto const epoch_block = epochs_of(economy, world)[slot].due_block;
    if (limits.is_frozen(block, epoch_block)) {
      review_block = std::max(epoch_block, block + 1);
      continue;
    }
    due.push_back(world.value * economy.tables().sizes.subnets + slot);
    review_block = block + review_blocks(spec, owners);
  }
  return due;
}

}  // namespace

void plan_first_review(BittensorEconomy const& economy, WorldId world, std::uint64_t seed, std::uint32_t slot,
                       std::uint64_t block) {
  auto const& spec = economy.spec(world);
  auto const* const owners = adaptive(spec.owners);
  if (owners == nullptr) return;
  double const phase = uniform_from_word(step_word(seed, slot, 0, phase_stream));
  auto const wait = static_cast<double>(review_blocks(spec, *owners)) * phase;
  reviews_of(economy, world)[slot] = block + 1 + to_integer<std::uint64_t>(wait).value;
}

void Owners::fire(engine::Simulation& simulation, engine::Due const& due) const {
  auto const& tables = economy_.tables();
  std::vector<std::uint32_t> subnets;
  for (auto const world : due.worlds) {
    auto const block = economy_.block_at(WorldId{world}, due.now(world));
    auto const of_world = take_due_owners(economy_, WorldId{world}, block);
    subnets.insert(subnets.end(), of_world.begin(), of_world.end());
  }
  if (subnets.empty()) return;
  auto const picked = tables.world(tables.subnets->segments(), simulation.pick_segments(*tables.neurons, subnets));
  launch(simulation.device(), [&](auto const& on) { domain::review_owners(on, tables.owned(picked)); });
}

TimeMs Owners::next_ms(engine::Simulation const&, WorldId world, TimeMs now) const {
  auto const& spec = economy_.spec(world);
  if (adaptive(spec.owners) == nullptr) return never_ms;
  auto next = SubnetSchedule::never;
  for (std::uint32_t slot = 0; slot < slots_of(spec); ++slot) {
    if (economy_.tables().has_subnet(world, slot)) next = std::min(next, reviews_of(economy_, world)[slot]);
  }
  // A subnet that is founded after this is first looked at when the next of the others is, or in a day.
  auto const soon = now + 86'400'000;
  return next == SubnetSchedule::never ? soon : std::min(soon, economy_.time_of(world, next));
}

}  // namespace flywheel::economy::bittensor
