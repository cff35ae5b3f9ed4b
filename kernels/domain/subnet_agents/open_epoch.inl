#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/subnet_agents/open_epoch.hpp"

namespace flywheel::domain {
namespace {

struct OpenOneEpoch {
  OpenEpoch args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    auto const& world = args.world;
    auto& life = world.life[subnet];
    auto& root_pot = world.chain.pending_root[subnet];
    auto const emission = world.chain.pending_server[subnet] + world.chain.pending_validator[subnet] + root_pot;
    args.clock[subnet] = {world.block_of(subnet), life.last_block, emission};
    root_pot = saturating_subtract(root_pot, life.root_sold_alpha);
    life.root_sold_alpha = 0;
    if (world.chain_rules[world.world_of(subnet)].emission.root == emission::RootAlpha::sold_each_block) {
      life.unowned_alpha += root_pot;
      root_pot = 0;
    }
    life.server_pot = world.chain.pending_server[subnet];
  }
};

}  // namespace

template <class Backend>
void open_epoch(Backend const& on, OpenEpoch const& args) {
  OpWatch const watch{on, "open_epoch"};
  for_each_segment(on, args.world.neurons.rows, OpenOneEpoch{args});
}

}  // namespace flywheel::domain
