#include "sim/economy/depin/io_net/cheating.hpp"

#include "kernels/population/cheating_payoff.hpp"
#include "sim/economy/depin/io_net/class_day.hpp"

namespace flywheel::economy::io_net {
namespace {

/// What one hour of a claimed device is worth to those who cheat and to those who do not, in USD.
population::CheatingPayoff payoff_of(IoNetEconomy const& economy, WorldId world, CheaterSpec const& cheater) {
  auto const& spec = economy.spec(world);
  auto const& row = economy.classes_of(world)[cheater.device_class];
  auto const& terms = economy.laws().terms[std::size_t{world.value} * economy.classes() + cheater.device_class];
  auto const device = mean_device_of(economy, world, cheater.device_class);
  double const reward = device.reward_usd_per_day() / 24.0;
  double const cost = device.cost_usd_per_hour(terms.running_cost_micro_usd_per_gpu_hour);
  double const stake = device.stake_usd(terms.minimum_stake_base_units_per_processor);
  double const bill = cheater.kind == CheatKind::self_hire
                          ? row.mean_ask_micro_usd / 1e6 * device.processors() * terms.self_hire_fee_ppm * 1e-6
                          : 0.0;
  auto const& slashing = spec.network.slashing;
  return {.honest_income = cheater.purchase_share * (reward - cost),
          .cheating_income = reward,
          .extra_cost = cheater.running_cost_share * cost + bill,
          .lost_if_caught = slashing.stake_share_ppm * 1e-6 * stake + slashing.accrued_share_ppm * 1e-6 * 24.0 * reward,
          .identity_cost = cheater.identity_cost_usd,
          .discount = 1.0};
}

}  // namespace

std::uint64_t groups_that_cheating_pays(IoNetEconomy const& economy, WorldId world) {
  auto const& spec = economy.spec(world);
  std::uint64_t pays = 0;
  for (std::uint32_t group = 0; group < spec.cheaters.size(); ++group) {
    auto const& cheater = spec.cheaters[group];
    bool const is_known = economy.classes_of(world)[cheater.device_class].block.nominated > 0;
    bool const before = (economy.network(world).cheating_pays >> group & 1) != 0;
    bool const now =
        is_known ? payoff_of(economy, world, cheater).pays(hazard_per_hour(spec, disguise_of(cheater.kind))) : before;
    if (now) pays |= std::uint64_t{1} << group;
  }
  return pays;
}

}  // namespace flywheel::economy::io_net
