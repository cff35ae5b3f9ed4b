#include "sim/economy/subnet/bittensor/metrics/metric.hpp"
#include "sim/economy/subnet/bittensor/metrics/of_subnet.hpp"

namespace flywheel::economy::bittensor {

std::vector<Metric> subnet_metrics() {
  using namespace of_subnet;
  return {
      {"price", "TAO/ALPHA", "of a subnet's alpha", "weights x reserves", price},
      {"moving_price", "TAO/ALPHA", "that shares follow", "ema(min(price, 1))", moving_price},
      {"emission_share", "1", "of the block's TAO", "by the rule set", share},
      {"miner_burned", "1", "of incentive that the owner withheld", "withheld / incentive", burned},
      {"registration", "TAO", "price of a registration", "burn", registration},
      {"pool", "TAO", "in a subnet's pool", "reserve", pool},
      {"outstanding", "ALPHA", "alpha outside a subnet's pool", "column", outstanding},
      {"registrations", "1", "neurons that joined since the start", "count", registrations},
      {"miners", "1", "who work on a subnet", "count", miners},
      {"incentive_gini", "1", "of the last epoch's incentive of working miners", "Gini", incentive_gini},
      {"incentive_nakamoto", "1", "least working miners with more than half of it", "count", incentive_nakamoto},
      {"operator_gini", "1", "of the last epoch's incentive of operators", "Gini", operator_gini},
      {"operator_nakamoto", "1", "least operators with more than half of it", "count", operator_nakamoto},
      {"dividend_gini", "1", "of the last epoch's dividends of validators", "Gini", dividend_gini},
      {"dividend_nakamoto", "1", "least validators with more than half of it", "count", dividend_nakamoto},
      {"trust", "1", "mean validator trust", "sum of clipped weights / validators", trust},
      {"skill_correlation", "1", "of quality and incentive of working miners", "Pearson's r", skill},
      {"stake_correlation", "1", "of stake and dividend of validators", "Pearson's r", stake},
      {"mean_skill", "1", "of working miners", "mean ln quality", mean_skill},
      {"mean_overfit", "1", "what working miners learned of the benchmark alone", "mean overfit", mean_overfit},
      {"operators", "1", "who run the working miners, whatever their number of keys", "count", operators},
      {"sybil_share", "1", "of incentive to operators with several keys", "incentive of theirs / incentive",
       sybil_share},
      {"copier_gain", "1", "net dividends by stake of copiers, over those of honest validators",
       "((D - c / p) / S) / ((D - c / p) / S of the honest); c a mean epoch's looks, S alpha + tao_weight x root",
       copier_gain},
      {"lazy_gain", "1", "the same of lazy validators", "as copier_gain", lazy_gain},
      {"cartel_gain", "1", "the same of cartels' validators, their miners' incentive left out", "as copier_gain",
       cartel_gain},
      {"bribed_gain", "1", "the same of bribed validators, bribes left out", "as copier_gain", bribed_gain},
      {"favoured_gain", "1", "share of incentive of cartels' and bribers' miners over their share of quality",
       "(I / I of all) / (Q / Q of all), Q the sum of e^skill", favoured_gain},
  };
}

}  // namespace flywheel::economy::bittensor
