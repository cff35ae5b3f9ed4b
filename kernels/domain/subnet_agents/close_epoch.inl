#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/subnet_agents/close_epoch.hpp"

namespace flywheel::domain {
namespace {

struct CloseOneEpoch {
  CloseEpoch args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    auto& life = args.world.life[subnet];
    auto const& paid = args.payments[subnet];
    bool const recycles = args.world.rules[subnet].recycles_owner != 0;
    life.owner_alpha += paid.owner;
    life.claimable_alpha += paid.root_accrued;
    life.unowned_alpha += paid.lost + (recycles ? 0 : paid.withheld);
    life.flows.alpha_recycled += paid.child_burn + (recycles ? paid.withheld : 0);
    life.last_block = args.world.block_of(subnet);
    life.epochs += 1;
  }
};

struct WeighStakes {
  SubnetWorld world;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    auto const& neurons = world.neurons;
    std::uint64_t staked = 0;
    for (auto row = neurons.rows.first(subnet); row < neurons.rows.last(subnet); ++row) {
      neurons.alpha_stake[row] = neurons.pool[row].value_base_units;
      staked += neurons.alpha_stake[row];
    }
    world.life[subnet].staked_alpha = staked;
  }
};

}  // namespace

template <class Backend>
void close_epoch(Backend const& on, CloseEpoch const& args) {
  OpWatch const watch{on, "close_epoch"};
  for_each_segment(on, args.world.neurons.rows, CloseOneEpoch{args});
}

template <class Backend>
void weigh_stakes(Backend const& on, SubnetWorld const& world) {
  OpWatch const watch{on, "weigh_stakes"};
  for_each_segment(on, world.neurons.rows, WeighStakes{world});
}

}  // namespace flywheel::domain
