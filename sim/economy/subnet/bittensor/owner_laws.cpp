#include "sim/economy/subnet/bittensor/owner_laws.hpp"

#include "kernels/base/launch.hpp"
#include "kernels/domain/subnet_agents/review_owners.hpp"
#include "sim/economy/subnet/bittensor/spec/owner_ranges.hpp"

namespace flywheel::economy::bittensor {
namespace {

constexpr double day_ms = 86'400'000.0;

domain::OwnerRules owner_rules_of(BittensorSpec const& spec) {
  domain::OwnerRules rules{};
  auto const* const owners = adaptive(spec.owners);
  if (owners == nullptr) return rules;
  rules.search = {owners->error, owners->inertia};
  rules.gain = {owners->holdings};
  rules.limits = {owners->between_tempos, owners->freeze_blocks};
  for (std::uint32_t at = 0; at < population::owner_levers; ++at) {
    rules.range[at] = range_of(*owners, static_cast<population::OwnerLever>(at));
  }
  for (auto const lever : owners->levers) rules.levers |= population::bit_of(lever);
  rules.blocks_per_day = day_ms / static_cast<double>(spec.block_ms);
  rules.compares_with_market = owners->benchmark == OwnerBenchmark::market;
  return rules;
}

}  // namespace

void write_owners(Tables& tables, WorldId world, BittensorSpec const& spec) {
  if (!tables.sizes.has_owners) return;
  auto const subnets = tables.sizes.subnets;
  tables.subnets->write_rows(tables.owner_rules, world.value * subnets,
                             std::vector<domain::OwnerRules>(subnets, owner_rules_of(spec)));
  auto const all = tables.world(tables.subnets->segments(), tables.neurons->segments());
  launch(tables.subnets->device(), [&](auto const& on) { domain::restore_settings(on, tables.owned(all)); });
}

}  // namespace flywheel::economy::bittensor
