#include "kernels/base/loops.hpp"
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
    reveal(subnet, life);
  }

 private:
  FLYWHEEL_HD void reveal(std::uint32_t subnet, SubnetLife const& life) const {
    auto const& neurons = args.world.neurons;
    auto const period = args.world.rules[subnet].validators.reveal_epochs;
    auto const slot = (life.epochs + 1) % period;  // the oldest: written period - 1 epochs before the last
    auto const first = neurons.rows.first(subnet);
    auto const since_last = saturating_subtract(args.world.block_of(subnet), life.last_block);
    auto const waits_since =
        period < 2 ? highest<std::uint64_t>() : saturating_subtract(life.last_block, (period - 2) * since_last);
    for (std::uint32_t uid = 0; uid < neurons.validator_uids; ++uid) {
      neurons.weights_first[first + uid] =
          subnet * neurons.entries_of_subnet + (slot * neurons.validator_uids + uid) * neurons.most_uids;
      neurons.commit_block[first + uid] = waits_since;
    }
  }
};

}  // namespace

template <class Backend>
void open_epoch(Backend const& on, OpenEpoch const& args) {
  for_each_segment(on, args.world.neurons.rows, OpenOneEpoch{args});
}

}  // namespace flywheel::domain
