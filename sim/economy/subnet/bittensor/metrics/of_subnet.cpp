#include "sim/economy/subnet/bittensor/metrics/of_subnet.hpp"

#include <algorithm>
#include <cmath>

namespace flywheel::economy::bittensor::of_subnet {
namespace {

/// Pearson's correlation, NaN where one side does not vary.
double correlation(domain::PairSums const& of) {
  auto const count = static_cast<UInt128>(of.count);
  auto const varies = [&](UInt128 squares, std::uint64_t sum) {
    return static_cast<double>(count * squares - static_cast<UInt128>(sum) * sum);
  };
  double const spread = std::sqrt(varies(of.xx, of.x)) * std::sqrt(varies(of.yy, of.y));
  auto const together = static_cast<double>(count * of.xy) - static_cast<double>(of.x) * static_cast<double>(of.y);
  return ratio(together, spread);
}

double pays(SubnetView const& subnet, double value) {
  return subnet.miners.total == 0 ? std::numeric_limits<double>::quiet_NaN() : value;
}

/// What validators of some kinds earn in an epoch by their stake, in TAO by TAO, less what looking at miners costs
/// them.
double net_yield(SubnetView const& subnet, std::initializer_list<population::ValidatorKind> kinds) {
  double earned = 0, stake = 0;
  for (auto const kind : kinds) {
    auto const& of = subnet.sight.by_behaviour[static_cast<std::size_t>(kind)];
    auto const epochs = static_cast<double>(std::max<std::uint64_t>(subnet.epochs, 1));
    earned += static_cast<double>(of.dividends) * subnet.price_tao - static_cast<double>(of.spent) / epochs;
    stake += static_cast<double>(of.stake) * subnet.price_tao;
  }
  return ratio(earned, stake);
}

/// NaN where one of the two is not there, or where honesty does not pay.
double gain(SubnetView const& subnet, std::initializer_list<population::ValidatorKind> kinds) {
  return ratio(net_yield(subnet, kinds), net_yield(subnet, {population::ValidatorKind::honest}));
}

}  // namespace

double price(SubnetView const& subnet) {
  return subnet.price_tao;
}
double moving_price(SubnetView const& subnet) {
  return subnet.moving_price_tao;
}
double share(SubnetView const& subnet) {
  return subnet.emission_share;
}
double burned(SubnetView const& subnet) {
  return subnet.miner_burned;
}
double registration(SubnetView const& subnet) {
  return subnet.registration_tao;
}
double pool(SubnetView const& subnet) {
  return static_cast<double>(subnet.pool_tao) / 1e9;
}
double outstanding(SubnetView const& subnet) {
  return static_cast<double>(subnet.outstanding_alpha) / 1e9;
}
double registrations(SubnetView const& subnet) {
  return static_cast<double>(subnet.registrations);
}
double owners_replaced(SubnetView const& subnet) {
  return static_cast<double>(subnet.owners_replaced);
}
double withheld(SubnetView const& subnet) {
  return subnet.withheld_share;
}
double owner_income(SubnetView const& subnet) {
  return subnet.owner_tao_per_day;
}
double hyperparameters(SubnetView const& subnet) {
  return static_cast<double>(subnet.hyperparameters);
}
double miners(SubnetView const& subnet) {
  return subnet.sight.miners;
}
double incentive_gini(SubnetView const& subnet) {
  return pays(subnet, subnet.miners.gini);
}
double incentive_top(SubnetView const& subnet) {
  return pays(subnet, subnet.miners.top_share);
}
double incentive_nakamoto(SubnetView const& subnet) {
  return pays(subnet, subnet.miners.nakamoto);
}
double operator_gini(SubnetView const& subnet) {
  return pays(subnet, subnet.operators.gini);
}
double operator_top(SubnetView const& subnet) {
  return pays(subnet, subnet.operators.top_share);
}
double operator_nakamoto(SubnetView const& subnet) {
  return pays(subnet, subnet.operators.nakamoto);
}
double dividend_gini(SubnetView const& subnet) {
  return subnet.validators.gini;
}
double dividend_nakamoto(SubnetView const& subnet) {
  return subnet.validators.nakamoto;
}
double trust(SubnetView const& subnet) {
  return ratio(static_cast<double>(subnet.sight.trust_sum) / 65'535.0, subnet.sight.validators);
}
double skill(SubnetView const& subnet) {
  return pays(subnet, correlation(subnet.sight.skill_and_incentive));
}
double stake(SubnetView const& subnet) {
  return correlation(subnet.sight.stake_and_dividend);
}
double copier_gain(SubnetView const& subnet) {
  return gain(subnet, {population::ValidatorKind::row_copier, population::ValidatorKind::consensus_copier});
}
double cartel_gain(SubnetView const& subnet) {
  return gain(subnet, {population::ValidatorKind::cartel});
}
double lazy_gain(SubnetView const& subnet) {
  return gain(subnet, {population::ValidatorKind::lazy});
}
double bribed_gain(SubnetView const& subnet) {
  return gain(subnet, {population::ValidatorKind::bribed});
}
double favoured_gain(SubnetView const& subnet) {
  auto const& of = subnet.sight.favoured;
  auto const& others = subnet.sight.others;
  auto const share = [](std::uint64_t part, std::uint64_t rest) {
    return ratio(static_cast<double>(part), static_cast<double>(part) + static_cast<double>(rest));
  };
  return ratio(share(of.incentive, others.incentive), share(of.quality, others.quality));
}
double mean_skill(SubnetView const& subnet) {
  return ratio(static_cast<double>(subnet.sight.skill_sum) * 0x1p-32, subnet.sight.miners);
}
double mean_overfit(SubnetView const& subnet) {
  return ratio(static_cast<double>(subnet.sight.overfit_sum) * 0x1p-32, subnet.sight.miners);
}
double operators(SubnetView const& subnet) {
  return subnet.sight.operators;
}
double sybil_share(SubnetView const& subnet) {
  return ratio(static_cast<double>(subnet.sight.sybil_incentive), static_cast<double>(subnet.miners.total));
}

}  // namespace flywheel::economy::bittensor::of_subnet
