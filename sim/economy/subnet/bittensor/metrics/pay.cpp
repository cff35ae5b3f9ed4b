#include <limits>

#include "sim/economy/subnet/bittensor/metrics/metric.hpp"
#include "sim/economy/subnet/bittensor/metrics/of_subnet.hpp"

namespace flywheel::economy::bittensor {

namespace {

double of_wallets(NetworkView const& seen, double value) {
  return seen.wallets.total == 0 ? std::numeric_limits<double>::quiet_NaN() : value;
}

}  // namespace

std::vector<Metric> pay_metrics() {
  using namespace of_subnet;
  using View = NetworkView const&;
  return {
      {"median_incentive_gini", "1", "of the last epochs' incentive of working miners, median over subnets",
       "Gini(incentive)", Metric::Number{[](View seen) { return median(seen, incentive_gini); }}},
      {"median_incentive_top", "1", "of incentive to the top 1 % of working miners, median over subnets", "top share",
       Metric::Number{[](View seen) { return median(seen, incentive_top); }}},
      {"median_operator_gini", "1", "of the last epochs' incentive of operators of working miners, median over subnets",
       "Gini(incentive of all keys)", Metric::Number{[](View seen) { return median(seen, operator_gini); }}},
      {"median_operator_top", "1", "of incentive to the top 1 % of operators, median over subnets", "top share",
       Metric::Number{[](View seen) { return median(seen, operator_top); }}},
      {"wallets", "1", "of operators on each subnet, validators on all subnets, and owners who got a cut", "count",
       Metric::Integer{[](View seen) { return std::int64_t{seen.wallets.holders}; }}},
      {"wallet_gini", "1", "of the last epochs' pay by wallet, in TAO", "Gini",
       Metric::Number{[](View seen) { return of_wallets(seen, seen.wallets.gini); }}},
      {"wallet_top", "1", "of that pay to the top 1 % of wallets", "top share",
       Metric::Number{[](View seen) { return of_wallets(seen, seen.wallets.top_share); }}},
      {"wallet_nakamoto", "1", "least wallets with more than half of it", "count",
       Metric::Number{[](View seen) { return of_wallets(seen, seen.wallets.nakamoto); }}},
      {"median_dividend_gini", "1", "of the last epochs' dividends of validators, median over subnets",
       "Gini(dividends)", Metric::Number{[](View seen) { return median(seen, dividend_gini); }}},
      {"median_trust", "1", "mean validator trust of a subnet, median over subnets", "mean trust",
       Metric::Number{[](View seen) { return median(seen, trust); }}},
      {"median_skill_correlation", "1", "of quality and incentive of working miners, median over subnets",
       "Pearson's r", Metric::Number{[](View seen) { return median(seen, skill); }}},
      {"median_stake_correlation", "1", "of stake and dividend of validators, median over subnets", "Pearson's r",
       Metric::Number{[](View seen) { return median(seen, stake); }}},
  };
}

}  // namespace flywheel::economy::bittensor
