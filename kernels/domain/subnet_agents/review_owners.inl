#include "kernels/base/distributions.hpp"
#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/subnet_agents/owner_settings.hpp"
#include "kernels/domain/subnet_agents/review_owners.hpp"

namespace flywheel::domain {
namespace {

struct ReviewOwner {
  OwnedSubnets args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    auto const& agents = args.agent_rules[subnet];
    auto const& memory = args.memory[subnet];
    Draws draws{agents.seed, agents.subnet, block32(subnet), Stream{"subnet/owner_review"}};
    double const luck = draws.uniform();
    double const error = Normal{0.0, 1.0}(draws);
    if (memory.registered_block != args.origins[subnet].registered_block || memory.hotkey != owner_of(subnet)) {
      begin(subnet);
    } else if (args.rules[subnet].search.looks(luck) && can_judge(subnet)) {
      review(subnet, error);
    }
  }

 private:
  FLYWHEEL_HD std::uint32_t block32(std::uint32_t subnet) const {
    return static_cast<std::uint32_t>(args.world.block_of(subnet));
  }
  FLYWHEEL_HD std::uint32_t owner_row(std::uint32_t subnet) const { return args.epoch_subnets[subnet].owner_row; }
  FLYWHEEL_HD std::uint32_t owner_of(std::uint32_t subnet) const {
    return args.world.neurons.hotkey[owner_row(subnet)];
  }

  FLYWHEEL_HD void begin(std::uint32_t subnet) const {
    auto& memory = args.memory[subnet];
    auto const& origin = args.origins[subnet];
    auto const& agents = args.agent_rules[subnet];
    if (memory.registered_block != origin.registered_block) {
      auto const set = memory.hyperparameters_set;
      memory = {};
      memory.registered_block = origin.registered_block;
      memory.hyperparameters_set = set;
    }
    memory.hotkey = owner_of(subnet);
    auto const upwards = step_word(agents.seed, agents.subnet, block32(subnet), Stream{"subnet/owner_directions"});
    memory.search = {0.0, upwards, 0, population::OwnerLever::withheld, false};
    note(subnet);
  }

  FLYWHEEL_HD void note(std::uint32_t subnet) const {
    auto& memory = args.memory[subnet];
    memory.since_block = args.world.block_of(subnet);
    memory.price = args.world.price_of(subnet);
    memory.market = args.rules[subnet].compares_with_market ? market(subnet) : 1.0;
    memory.held_alpha = args.world.neurons.owners_stake(owner_row(subnet));
    memory.received_alpha = args.world.life[subnet].owner_alpha;
  }

  /// The mean price of all subnets of the world, summed in their order.
  FLYWHEEL_HD double market(std::uint32_t subnet) const {
    auto const first = subnet - subnet % args.world.subnets_per_world;
    double sum = 0.0, count = 0.0;
    for (auto other = first; other < first + args.world.subnets_per_world; ++other) {
      if (args.origins[other].exists == 0) continue;
      sum += args.world.price_of(other);
      count += 1.0;
    }
    return sum / count;
  }

  FLYWHEEL_HD bool may_set(std::uint32_t subnet) const {
    auto const tempo = args.yuma[subnet].tempo_blocks;
    return args.rules[subnet].limits.may_set(args.world.block_of(subnet), args.memory[subnet].last_set_block, tempo);
  }

  FLYWHEEL_HD static bool is_hyperparameter(population::OwnerLever lever) {
    return (population::hyperparameter_bits & population::bit_of(lever)) != 0;
  }

  /// What was tried must be able to go back.
  FLYWHEEL_HD bool can_judge(std::uint32_t subnet) const {
    auto const& search = args.memory[subnet].search;
    return !search.is_trying || !is_hyperparameter(search.turn) || may_set(subnet);
  }

  FLYWHEEL_HD double gain_of(std::uint32_t subnet) const {
    auto const& memory = args.memory[subnet];
    auto const& rules = args.rules[subnet];
    auto const tokens = [](std::uint64_t base_units) { return static_cast<double>(base_units) * 1e-9; };
    double const growth = rules.compares_with_market ? market(subnet) / memory.market : 1.0;
    double const days = static_cast<double>(args.world.block_of(subnet) - memory.since_block) / rules.blocks_per_day;
    return rules.gain(tokens(args.world.life[subnet].owner_alpha - memory.received_alpha), tokens(memory.held_alpha),
                      args.world.price_of(subnet), memory.price, growth, days);
  }

  FLYWHEEL_HD static void remember(OwnerMemory& memory, population::OwnerMove const& move, std::uint64_t block) {
    memory.value[static_cast<std::uint32_t>(move.lever)] = move.value;
    memory.chosen |= population::bit_of(move.lever);
    if (!is_hyperparameter(move.lever)) return;
    memory.last_set_block = block;
    memory.hyperparameters_set += 1;
  }

  FLYWHEEL_HD void review(std::uint32_t subnet, double error) const {
    auto& memory = args.memory[subnet];
    OwnerSettings const settings{args, subnet};
    auto const levers = settings.all(may_set(subnet));
    auto const move = args.rules[subnet].search(memory.search, gain_of(subnet), error, levers);
    if (move.is_any) remember(memory, move, args.world.block_of(subnet));
    if (move.is_any) settings.set(move.lever, move.value);
    note(subnet);
  }
};

struct RestoreSettings {
  OwnedSubnets args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    auto const& memory = args.memory[subnet];
    if (memory.registered_block != args.origins[subnet].registered_block) return;
    OwnerSettings const settings{args, subnet};
    for (std::uint32_t at = 0; at < population::owner_levers; ++at) {
      auto const lever = static_cast<population::OwnerLever>(at);
      if ((memory.chosen & population::bit_of(lever)) != 0) settings.set(lever, memory.value[at]);
    }
  }
};

}  // namespace

template <class Backend>
void review_owners(Backend const& on, OwnedSubnets const& args) {
  OpWatch const watch{on, "review_owners"};
  for_each_segment(on, args.world.neurons.rows, ReviewOwner{args});
}

template <class Backend>
void restore_settings(Backend const& on, OwnedSubnets const& args) {
  OpWatch const watch{on, "restore_settings"};
  for_each_segment(on, args.world.neurons.rows, RestoreSettings{args});
}

}  // namespace flywheel::domain
