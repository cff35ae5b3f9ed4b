#include "sim/economy/subnet/bittensor/metrics/metric.hpp"
#include "sim/economy/subnet/bittensor/metrics/of_subnet.hpp"

namespace flywheel::economy::bittensor {

std::vector<Metric> owner_metrics() {
  using namespace of_subnet;
  using View = NetworkView const&;
  return {
      {"owners_income", "TAO/d", "owners' cuts of all subnets, of the last epochs at the prices", "sum",
       Metric::Number{[](View seen) { return sum(seen, owner_income); }}},
      {"mean_withheld", "1", "of miners' incentive that owners withhold, mean over subnets", "mean",
       Metric::Number{
           [](View seen) { return ratio(sum(seen, withheld), sum(seen, [](SubnetView const&) { return 1.0; })); }}},
      {"withholding_all", "1", "owners who withhold all of it", "count", Metric::Integer{[](View seen) {
         return count_if(seen, [](SubnetView const& subnet) { return subnet.withheld_share >= 1.0; });
       }}},
      {"withholding_part", "1", "owners who withhold a part of it", "count", Metric::Integer{[](View seen) {
         return count_if(
             seen, [](SubnetView const& subnet) { return subnet.withheld_share > 0.0 && subnet.withheld_share < 1.0; });
       }}},
      {"hyperparameters_set", "1", "times that owners have set one since the start, all subnets", "sum",
       Metric::Integer{[](View seen) { return static_cast<std::int64_t>(sum(seen, hyperparameters)); }}},
      {"withheld", "1", "of incentive that a subnet's owner wants withheld", "share of an honest row", withheld},
      {"owner_income", "TAO/d", "a subnet's owner's cut, of the last epoch at the price", "cut x price x epochs a day",
       owner_income},
  };
}

}  // namespace flywheel::economy::bittensor
