#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/conviction/pass_subnets.hpp"

namespace flywheel::domain {
namespace {

struct PassOneSubnet {
  PassSubnets args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    auto const& rules = args.rules[args.world.world_of(subnet)];
    auto const now = args.world.block_of(subnet);
    auto& rolled = args.rolled_block[subnet];
    auto const passed = rolled == 0 ? 0 : now - rolled;
    rolled = now;
    auto total = U64F64::zero();
    auto best = neurons().rows.first(subnet);
    for (auto row = best; row < neurons().rows.last(subnet); ++row) {
      auto const grown = grow(row, passed, rules);
      total = saturating_add(total, grown);
      if (grown > neurons().locks[best].lock.conviction) best = row;
    }
    auto const age = now - args.origins[subnet].registered_block;
    if (!rules.is_enforced || neurons().is_owner[best] != 0) return;
    if (exchange::can_change_owner(age, total, args.world.chain.outstanding_alpha[subnet])) pass(subnet, best);
  }

 private:
  FLYWHEEL_HD SubnetNeurons const& neurons() const { return args.world.neurons; }

  FLYWHEEL_HD static double share_locked(Behaviour behaviour, ConvictionRules const& rules) {
    if (behaviour == Behaviour::owner) return rules.owners_lock;
    return behaviour == Behaviour::validator ? rules.validators_lock : 0.0;
  }

  /// Returns the conviction of a row's lock, which has got older and, where its holder has more, larger.
  FLYWHEEL_HD U64F64 grow(std::uint32_t row, std::uint64_t passed, ConvictionRules const& rules) const {
    auto& held = neurons().locks[row];
    if (held.hotkey != neurons().hotkey[row]) held = {{}, neurons().hotkey[row]};
    auto const share = share_locked(static_cast<Behaviour>(neurons().behaviour[row]), rules);
    if (held.lock.mass == 0 && held.lock.conviction == U64F64::zero() && !(share > 0.0)) return U64F64::zero();
    held.lock = held.lock.after(passed, rules.kind, rules.rates);
    auto const own = neurons().owners_stake(row);
    auto const wanted = to_integer<std::uint64_t>(static_cast<double>(own) * share).value;
    if (wanted > held.lock.mass) held.lock.mass = wanted < own ? wanted : own;
    return held.lock.conviction;
  }

  FLYWHEEL_HD void pass(std::uint32_t subnet, std::uint32_t row) const {
    auto const first = neurons().rows.first(subnet);
    auto const uid = static_cast<std::uint16_t>(row - first);
    neurons().is_owner[first + args.origins[subnet].owner_uid] = 0;
    neurons().is_owner[row] = 1;
    args.origins[subnet].owner_uid = uid;
    args.epoch_subnets[subnet].owner_row = row;
    args.yuma[subnet].owner_uid = uid;
    if (args.judging[subnet].burn_share > 0) args.judging[subnet].burn_uid = uid;
    args.world.life[subnet].owners += 1;
  }
};

}  // namespace

template <class Backend>
void pass_subnets(Backend const& on, PassSubnets const& args) {
  OpWatch const watch{on, "pass_subnets"};
  for_each_segment(on, args.world.neurons.rows, PassOneSubnet{args});
}

}  // namespace flywheel::domain
