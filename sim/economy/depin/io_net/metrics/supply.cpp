#include "sim/economy/depin/io_net/metrics/metric.hpp"

namespace flywheel::economy::io_net {
namespace {

std::int64_t integer(std::uint64_t count) {
  return static_cast<std::int64_t>(count);
}

/// Up, down, cooling and banned devices of every class; absent rows are none.
void by_class_and_state(Measured const& of, std::span<std::int64_t> counts) {
  for (std::size_t i = 0; i < of.classes.size(); ++i) {
    for (std::size_t state = 1; state < 5; ++state)
      counts[4 * i + state - 1] = integer(of.classes[i].day.in_state[state]);
  }
}

void by_disguise(Measured const& of, std::span<std::int64_t> counts) {
  for (std::size_t disguise = 0; disguise < counts.size(); ++disguise) {
    counts[disguise] = integer(of.sum([&](ClassRow const& row) { return row.day.up_by_disguise[disguise]; }));
  }
}

template <class Value>
void by_class(Measured const& of, std::span<double> values, Value const& value) {
  for (std::size_t i = 0; i < of.classes.size(); ++i) values[i] = value(of.classes[i]);
}

}  // namespace

std::vector<Metric> supply_metrics() {
  using enum Extent;
  return {
      {"devices", "1", "devices by class and state", "count", class_and_state, Metric::Integers{by_class_and_state}},
      {"devices_by_disguise", "1", "devices that are up, by what they hide", "count", disguise,
       Metric::Integers{by_disguise}},
      {"claimed_gpus", "1", "GPUs of devices that are up, as claimed", "sum of processors", scalar,
       Metric::Integer{
           [](auto const& of) { return integer(of.sum([](ClassRow const& row) { return row.day.up_gpus; })); }}},
      {"real_gpus", "1", "GPUs of devices that are up and what they claim to be", "without disguised devices", scalar,
       Metric::Integer{
           [](auto const& of) { return integer(of.sum([](ClassRow const& row) { return row.day.up_real_gpus; })); }}},
      {"hired_gpus", "1", "GPUs hired at the last settlement", "count", scalar, Metric::Integer{[](auto const& of) {
         return integer(of.sum([](ClassRow const& row) { return row.day.hired_gpus; }));
       }}},
      {"nominated", "1", "devices nominated for the last reward block", "all six conditions", scalar,
       Metric::Integer{
           [](auto const& of) { return integer(of.sum([](ClassRow const& row) { return row.block.nominated; })); }}},
      {"nominated_by_class", "1", "the same by class", "count", device_class,
       Metric::Reals{[](auto const& of, auto to) {
         by_class(of, to, [](ClassRow const& row) { return static_cast<double>(row.block.nominated); });
       }}},
      {"failed_puzzles", "1", "of those, devices that failed the block's proof of work", "count", scalar,
       Metric::Integer{
           [](auto const& of) { return integer(of.sum([](ClassRow const& row) { return row.block.failed; })); }}},
      {"exempt_hired", "1", "of those, devices that were exempt because hired", "count", scalar,
       Metric::Integer{
           [](auto const& of) { return integer(of.sum([](ClassRow const& row) { return row.block.exempt; })); }}},
      {"paid_disguised", "1", "disguised devices that the last block paid", "count", scalar,
       Metric::Integer{[](auto const& of) {
         return integer(of.sum([](ClassRow const& row) { return row.block.passed_disguised; }));
       }}},
      {"detections_true", "1", "disguised devices banned since the start", "count", scalar,
       Metric::Integer{
           [](auto const& of) { return integer(of.sum([](ClassRow const& row) { return row.ever.caught; })); }}},
      {"detections_false", "1", "honest devices banned since the start", "count", scalar,
       Metric::Integer{[](auto const& of) {
         return integer(of.sum([](ClassRow const& row) { return row.ever.wrongly_banned; }));
       }}},
      {"honest_loss", "token", "burned of honest devices that were banned by mistake", "after failed appeals", scalar,
       Metric::Money{[](auto const& of) {
         return static_cast<state::Amount>(of.sum([](ClassRow const& row) { return row.ever_burned_honest; }));
       }}},
      {"honest_rejections", "1", "blocks that honest devices lost to the puzzles since the start", "devices x blocks",
       scalar, Metric::Integer{[](auto const& of) {
         return integer(of.sum([](ClassRow const& row) { return row.ever_blocks.failed_honest; }));
       }}},
      {"device_failures", "1", "devices that failed since the start", "count", scalar,
       Metric::Integer{
           [](auto const& of) { return integer(of.sum([](ClassRow const& row) { return row.ever.failures; })); }}},
      {"operators", "1", "operators who own devices", "active", scalar,
       Metric::Integer{[](auto const& of) { return integer(of.network.operators.active); }}},
      {"cheaters", "1", "of those, operators who claim what they do not have", "count", scalar,
       Metric::Integer{[](auto const& of) { return integer(of.network.operators.cheaters); }}},
      {"operator_entries", "1", "honest operators who have entered", "those at the start included", scalar,
       Metric::Integer{[](auto const& of) { return integer(of.network.operators_entered); }}},
      {"cheater_entries", "1", "cheating operators who have entered", "those at the start included", scalar,
       Metric::Integer{[](auto const& of) {
         std::int64_t entered = 0;
         for (auto const of_group : of.network.cheaters_entered) entered += of_group;
         return entered;
       }}},
      {"operator_exits", "1", "operators who decided to leave since the start", "count", scalar,
       Metric::Integer{[](auto const& of) { return integer(of.network.operators_left); }}},
      {"operators_paid_back", "1", "operators whose income has covered costs and investment", "count", scalar,
       Metric::Integer{[](auto const& of) { return integer(of.network.operators.paid_back); }}},
      {"payback_time", "d", "their mean time from entry until then", "NaN: nobody yet", scalar,
       Metric::Real{[](auto const& of) {
         auto const& operators = of.network.operators;
         return static_cast<double>(operators.payback_sum_ms) / 86'400'000.0 / static_cast<double>(operators.paid_back);
       }}},
      {"rewards_by_class", "token", "rewards collected at the last settlement", "co-stakers' part included",
       device_class, Metric::Reals{[](auto const& of, auto to) {
         by_class(of, to, [&](ClassRow const& row) { return of.tokens(row.rewards_of_day); });
       }}},
      {"hire_income_by_class", "USD", "hire payments collected since the start", "net of fees", device_class,
       Metric::Reals{[](auto const& of, auto to) {
         by_class(of, to, [&](ClassRow const& row) { return of.usd(row.ever_hire_income); });
       }}},
      {"rewards_gini", "1", "inequality of rewards since entry over operators", "Gini coefficient", scalar,
       Metric::Real{[](auto const& of) { return of.rewards.concentration.gini; }}},
      {"rewards_herfindahl", "1", "concentration of the same", "sum of squared shares", scalar,
       Metric::Real{[](auto const& of) { return of.rewards.concentration.herfindahl; }}},
      {"rewards_nakamoto", "1", "operators who together have more than half of them", "least number", scalar,
       Metric::Integer{[](auto const& of) { return std::int64_t{of.rewards.concentration.nakamoto}; }}},
      {"rewards_quantile", "token", "rewards since entry that a share of operators do not exceed", "order statistic",
       quantile, Metric::Reals{[](auto const& of, auto to) {
         for (std::size_t i = 0; i < to.size(); ++i) to[i] = of.tokens(of.rewards.quantiles_base_units[i]);
       }}},
  };
}

}  // namespace flywheel::economy::io_net
