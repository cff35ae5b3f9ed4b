#include "sim/economy/subnet/bittensor/metrics/metric.hpp"
#include "sim/economy/subnet/bittensor/metrics/of_subnet.hpp"

namespace flywheel::economy::bittensor {

namespace {

/// Over all slots: what happened on a subnet that is gone still counts.
template <class Count>
std::int64_t total(NetworkView const& seen, Count const& count) {
  std::int64_t sum = 0;
  for (auto const& subnet : seen.subnets) sum += static_cast<std::int64_t>(count(subnet));
  return sum;
}

statistics::ConfusionCounts judgements(NetworkView const& seen) {
  statistics::ConfusionCounts all{};
  for (auto const& subnet : seen.subnets) all.merge(subnet.verdicts.counts);
  return all;
}

/// NaN where nobody could be one.
double rate(std::uint64_t some, std::uint64_t rest) {
  return ratio(static_cast<double>(some), static_cast<double>(some + rest));
}

double evaluation_cost(NetworkView const& seen) {
  double spent = 0;
  for (auto const& subnet : seen.subnets) {
    for (auto const& of : subnet.sight.by_behaviour) spent += static_cast<double>(of.spent) / 1e9;
  }
  return spent;
}

}  // namespace

std::vector<Metric> conduct_metrics() {
  using namespace of_subnet;
  using View = NetworkView const&;
  return {
      {"median_copier_gain", "1", "copiers' gain over honest validators, median over subnets", "median",
       Metric::Number{[](View seen) { return median(seen, copier_gain); }}},
      {"median_lazy_gain", "1", "lazy validators' gain over honest ones, median over subnets", "median",
       Metric::Number{[](View seen) { return median(seen, lazy_gain); }}},
      {"median_cartel_gain", "1", "gain of cartels' validators over honest ones, median over subnets", "median",
       Metric::Number{[](View seen) { return median(seen, cartel_gain); }}},
      {"median_bribed_gain", "1", "bribed validators' gain over honest ones, bribes left out, median over subnets",
       "median", Metric::Number{[](View seen) { return median(seen, bribed_gain); }}},
      {"median_favoured_gain", "1", "gain of the miners of cartels and bribers, median over subnets", "median",
       Metric::Number{[](View seen) { return median(seen, favoured_gain); }}},
      {"median_mean_skill", "1", "mean skill of working miners, median over subnets", "mean ln quality",
       Metric::Number{[](View seen) { return median(seen, mean_skill); }}},
      {"median_mean_overfit", "1", "mean of what working miners learned of a benchmark alone, median over subnets",
       "mean overfit", Metric::Number{[](View seen) { return median(seen, mean_overfit); }}},
      {"compute_cost", "TAO", "spent by miners on compute since the start", "sum of compute x price",
       Metric::Number{[](View seen) { return seen.compute_tao; }}},
      {"returned", "1", "registrations since the start by miners who had lost a uid, all subnets", "sum",
       Metric::Integer{[](View seen) { return total(seen, [](SubnetView const& subnet) { return subnet.returns; }); }}},
      {"judgements", "1", "of validators since the start", "count", Metric::Integer{[](View seen) {
         auto const of = judgements(seen);
         return static_cast<std::int64_t>(of.true_positives + of.false_positives + of.true_negatives +
                                          of.false_negatives);
       }}},
      {"true_positive_rate", "1", "of judgements of colluders that flagged them, since the start", "TP / (TP + FN)",
       Metric::Number{
           [](View seen) { return rate(judgements(seen).true_positives, judgements(seen).false_negatives); }}},
      {"false_positive_rate", "1", "of judgements of all others that flagged them, since the start", "FP / (FP + TN)",
       Metric::Number{
           [](View seen) { return rate(judgements(seen).false_positives, judgements(seen).true_negatives); }}},
      {"precision", "1", "of flags since the start that met colluders", "TP / (TP + FP)", Metric::Number{[](View seen) {
         return rate(judgements(seen).true_positives, judgements(seen).false_positives);
       }}},
      {"expelled", "1", "validators since the start, all subnets", "sum", Metric::Integer{[](View seen) {
         return total(seen, [](SubnetView const& subnet) { return subnet.verdicts.expelled; });
       }}},
      {"bribed", "1", "validators who take bribes, all subnets", "count", Metric::Integer{[](View seen) {
         return total(seen, [](SubnetView const& subnet) {
           return subnet.sight.by_behaviour[static_cast<std::size_t>(population::ValidatorKind::bribed)].takers;
         });
       }}},
      {"evaluation_cost", "TAO", "spent by validators on looks at miners since the start", "sum of samples x price",
       Metric::Number{evaluation_cost}},
  };
}

}  // namespace flywheel::economy::bittensor
