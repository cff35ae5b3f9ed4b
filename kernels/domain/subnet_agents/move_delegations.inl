#include "kernels/base/loops.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/subnet_agents/move_delegations.hpp"
#include "kernels/population/subnet/shift_delegations.hpp"

namespace flywheel::domain {
namespace {

struct LookAtNominations {
  SubnetWorld world;
  population::DelegationInertia* inertia;
  std::uint64_t* stake;
  std::uint64_t* reward;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    inertia[subnet] = {world.rules[subnet].trades.delegation_moved_ppm};
    auto const& neurons = world.neurons;
    for (auto row = neurons.rows.first(subnet); row < neurons.rows.last(subnet); ++row) {
      auto const& key = neurons.pool[row];
      bool const is_nominated = world.has_pools(subnet) && !neurons.nominator_share[row].is_zero();
      stake[row] = is_nominated ? key.value_of(neurons.nominator_share[row]) : 0;
      auto const earned = static_cast<UInt128>(neurons.validator_rao[row]) * stake[row];
      reward[row] = key.value_base_units == 0 ? 0 : static_cast<std::uint64_t>(earned / key.value_base_units);
    }
  }
};

struct MoveNominations {
  SubnetNeurons neurons;
  std::int64_t const* change;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    for (auto row = neurons.rows.first(subnet); row < neurons.rows.last(subnet); ++row) {
      auto& share = neurons.nominator_share[row];
      if (change[row] < 0) neurons.pool[row].remove(share, static_cast<std::uint64_t>(-change[row]));
      if (change[row] > 0) neurons.pool[row].add(share, static_cast<std::uint64_t>(change[row]));
    }
  }
};

}  // namespace

template <class Backend>
void move_delegations(Backend const& on, SubnetWorld const& world, std::uint32_t slots) {
  OpWatch const watch{on, "move_delegations"};
  Scratch<population::DelegationInertia, Backend> const inertia{on, world.neurons.rows.count};
  Scratch<std::uint64_t, Backend> const stake{on, slots}, reward{on, slots};
  Scratch<std::int64_t, Backend> const change{on, slots};
  for_each_segment(on, world.neurons.rows, LookAtNominations{world, inertia.data(), stake.data(), reward.data()});
  population::shift_delegations(on, {world.neurons.rows, inertia.data(), stake.data(), reward.data(), change.data()});
  for_each_segment(on, world.neurons.rows, MoveNominations{world.neurons, change.data()});
}

}  // namespace flywheel::domain
