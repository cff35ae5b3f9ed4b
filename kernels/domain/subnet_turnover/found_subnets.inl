#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/subnet_turnover/found_subnets.hpp"
#include "kernels/domain/subnet_turnover/subnet_end.hpp"
#include "kernels/emission/subnet/issuance_halving.hpp"

namespace flywheel::domain {
namespace {

struct FoundInWorld {
  FoundSubnets args;

  FLYWHEEL_HD void operator()(std::uint32_t which) const {
    args.outcomes[which] = {FoundingOutcome::none, 0, 0};
    if (!args.rules[which].has_founders) return;
    consider(which);
    for (auto subnet = first(which); subnet < last(which); ++subnet) start(which, subnet);
  }

 private:
  FLYWHEEL_HD std::uint32_t first(std::uint32_t which) const { return args.world.chain.rows.first(which); }
  FLYWHEEL_HD std::uint32_t last(std::uint32_t which) const { return args.world.chain.rows.last(which); }

  FLYWHEEL_HD void consider(std::uint32_t which) const {
    auto const& rules = args.rules[which];
    auto& state = args.states[which];
    auto const now = args.world.states[which].block;
    if (state.last_block > 0 && now - state.last_block < rules.between_blocks) return;
    Draws arrivals{args.seeds[which], 0, static_cast<std::uint32_t>(now), Stream{"founders/arrivals"}};
    auto const candidates = Poisson{rules.founders.candidates}(arrivals);
    auto const median = median_price(which);
    auto const cost = rules.lock(state.last_lock_tao, state.last_block, now, args.world.states[which].last_mint_tao);
    for (std::uint64_t i = 0; i < candidates; ++i) {
      if (!wants_to(which, median, cost)) continue;
      auto const subnet = place(which);
      if (subnet == args.world.chain.rows.last(which)) {
        state.refused += 1;
        continue;
      }
      if (args.origins[subnet].exists != 0) {
        SubnetEnd{args, subnet, rules.dissolution}();
        state.removed += 1;
      }
      found(which, subnet, median, cost);
      return;
    }
  }

  /// Owners start as soon as they may; TAO comes when it is enabled.
  FLYWHEEL_HD void start(std::uint32_t which, std::uint32_t subnet) const {
    auto& origin = args.origins[subnet];
    if (origin.exists == 0 || origin.is_first != 0) return;
    auto const now = args.world.states[which].block;
    auto const age = now - origin.registered_block;
    if (origin.first_emission_block == 0 && age >= args.rules[which].start_blocks) {
      origin.first_emission_block = now + 1;
      args.outcomes[which].changed = 1;
    }
    if (origin.is_enabled == 0 && age >= args.rules[which].enabling_blocks) {
      origin.is_enabled = 1;
      args.outcomes[which].changed = 1;
    }
  }

  FLYWHEEL_HD bool wants_to(std::uint32_t which, U64F64 median, std::uint64_t cost) const {
    auto const& founders = args.rules[which].founders;
    auto const number = static_cast<std::uint32_t>(args.states[which].candidates++);
    Draws draws{args.seeds[which], number, 0, Stream{"founders/candidates"}};
    auto const alpha = static_cast<double>(emission::IssuanceHalving::first_mint_base_units);
    bool const pays = founders.founds(draws, alpha, real(median), static_cast<double>(cost));
    return pays && static_cast<double>(cost) <= args.free_tao[which];
  }

  FLYWHEEL_HD static double real(U64F64 price) {
    return static_cast<double>(static_cast<std::uint64_t>(price.bits >> 24)) * 0x1p-40;
  }

  /// Of the spot prices above 0 of all subnets of the world, by insertion into scratch.
  FLYWHEEL_HD U64F64 median_price(std::uint32_t which) const {
    auto* const sorted = args.prices + first(which);
    std::uint32_t count = 0;
    for (auto subnet = first(which); subnet < last(which); ++subnet) {
      auto const price = args.world.pool_of(subnet).price();
      if (args.origins[subnet].exists == 0 || price == U64F64::zero()) continue;
      auto at = count++;
      for (; at > 0 && price < sorted[at - 1]; --at) sorted[at] = sorted[at - 1];
      sorted[at] = price;
    }
    return exchange::median_price(sorted, count);
  }

  /// A free slot, or the one to be freed; the end where there is neither.
  FLYWHEEL_HD std::uint32_t place(std::uint32_t which) const {
    auto const end = last(which);
    for (auto subnet = first(which); subnet < end && subnet - first(which) < args.rules[which].limit; ++subnet) {
      if (args.origins[subnet].exists == 0) return subnet;
    }
    auto worst = end;
    for (auto subnet = first(which); subnet < end; ++subnet) {
      if (can_go(which, subnet) && (worst == end || goes_before(subnet, worst))) worst = subnet;
    }
    return worst;
  }

  FLYWHEEL_HD bool can_go(std::uint32_t which, std::uint32_t subnet) const {
    auto const& origin = args.origins[subnet];
    auto const age = args.world.states[which].block - origin.registered_block;
    return origin.exists != 0 && age > args.rules[which].immunity_blocks;
  }

  FLYWHEEL_HD bool goes_before(std::uint32_t subnet, std::uint32_t other) const {
    auto const& price = args.world.chain.moving_price;
    if (price[subnet] != price[other]) return price[subnet] < price[other];
    return args.origins[subnet].registered_block < args.origins[other].registered_block;
  }

  FLYWHEEL_HD void found(std::uint32_t which, std::uint32_t subnet, U64F64 median, std::uint64_t cost) const {
    auto const& rules = args.rules[which];
    auto const& chain = args.world.chain;
    auto const now = args.world.states[which].block;
    auto const pool = exchange::founding_pool(cost, rules.lock.least_base_units, median);
    chain.tao_reserve[subnet] = pool.tao_base_units;
    chain.alpha_reserve[subnet] = pool.alpha_base_units;
    chain.quote_weight[subnet] = exchange::PoolWeights{}.quote;
    chain.burn_price[subnet] = rules.registration_tao;
    chain.registrations[subnet] = {now, 0};
    auto& life = args.world.life[subnet];
    life.flows.tao_locked += pool.tao_base_units;
    life.flows.alpha_founded += pool.alpha_base_units;
    auto& state = args.states[which];
    Draws draws{args.seeds[which], static_cast<std::uint32_t>(state.founded), 0, Stream{"founders/appeal"}};
    life.appeal = real(median) * exp(Normal{0.0, rules.appeal_log_sd}(draws));
    args.origins[subnet] = {now, 0, cost, 1, 0, 0, 0};
    state.last_lock_tao = cost;
    state.last_block = now;
    state.founded += 1;
    args.outcomes[which] = {subnet - first(which), life.next_hotkey, 1};
    life.next_hotkey += rules.first_neurons;
  }
};

}  // namespace

template <class Backend>
void found_subnets(Backend const& on, FoundSubnets const& args) {
  OpWatch const watch{on, "found_subnets"};
  for_each_segment(on, args.world.chain.rows, FoundInWorld{args});
}

}  // namespace flywheel::domain
