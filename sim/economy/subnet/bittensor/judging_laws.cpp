#include "sim/economy/subnet/bittensor/judging_laws.hpp"

#include <algorithm>
#include <limits>

#include "kernels/base/portable_math.hpp"
#include "kernels/base/random.hpp"
#include "kernels/population/subnet/miner_standing.hpp"
#include "kernels/statistics/robust_scores.hpp"
#include "sim/economy/subnet/bittensor/laws.hpp"
#include "sim/economy/subnet/bittensor/seats.hpp"

namespace flywheel::economy::bittensor {
namespace {

using population::Task;
using population::TaskKind;
using population::WeightShape;

constexpr Stream tasks_stream{"bittensor/tasks"};
constexpr double least_deviation = 1e-9;  // a look without noise still tells that somebody looked

struct KindOfTask {
  Task operator()(FreshDataSpec const& of) const { return with(TaskKind::fresh_data, of); }
  Task operator()(FixedBenchmarkSpec const& of) const {
    auto task = with(TaskKind::fixed_benchmark, of);
    task.benchmark_items = of.items;
    return task;
  }
  Task operator()(ForecastSpec const& of) const {
    auto task = with(TaskKind::forecast, of);
    task.delay_epochs = of.delay_epochs;
    return task;
  }
  Task operator()(InferenceSpec const& of) const {
    auto task = with(TaskKind::inference, of);
    task.log_deadline = log(of.deadline_s);
    task.log_latency = log(of.latency_s);
    return task;
  }

 private:
  static Task with(TaskKind kind, JudgedTask const& of) {
    Task task{kind, of.samples, 1, std::max(of.noise, least_deviation)};
    task.sample_cost_base_units = of.sample_cost_base_units;
    return task;
  }
};

struct RuleOfWeights {
  population::WeightRule operator()(SoftmaxSpec const& of) const { return {WeightShape::softmax, of.temperature}; }
  population::WeightRule operator()(PowerSpec const& of) const { return {WeightShape::power, of.exponent}; }
  population::WeightRule operator()(WinnerTakesAllSpec const&) const { return {WeightShape::winner_takes_all, 1.0}; }
};

TaskSpec task_of(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet) {
  auto place = place_in_draw(spec, seed, subnet, tasks_stream);
  for (auto const& [name, task] : spec.tasks) {
    if (place < common(task).subnets) return task;
    place -= common(task).subnets;
  }
  return FreshDataSpec{spec.validators.task};
}

/// What miners of a subnet can learn, and from what.
population::MinerMarket market_of(BittensorSpec const& spec, population::SubnetJudging const& judging) {
  auto const& of = spec.miners;
  bool const has_benchmark = judging.task.kind == TaskKind::fixed_benchmark;
  population::MinerMarket market{{0.0, 1.0, 0.0}, {0.0, 0.0}, {0, 0.0}, 0.0};
  if (of.learning) {
    market.growth = {of.learning->gain, of.learning->scale, of.learning->fading};
    market.compute_price = static_cast<double>(of.learning->price_base_units);
  }
  if (of.gaming && has_benchmark) market.overfitting = {of.gaming->limit, of.gaming->rate};
  if (of.copying) market.copying = {of.copying->lag_epochs, of.copying->kept};
  return market;
}

/// Limits that nobody reaches where nobody watches.
scoring::CollusionRules collusion_of(std::optional<DetectionSpec> const& of) {
  scoring::CollusionRules rules{{65'537, 2.0, std::numeric_limits<std::int32_t>::max()}, {}};
  if (!of) return rules;
  auto& [policy, penalty] = rules;
  if (of->copies) policy.similarity_limit = to_integer<std::uint32_t>(of->copies->similarity * 0x1p16).value;
  if (of->camps) policy.explained_limit = *of->camps;
  if (of->dividends) policy.score_limit = to_integer<std::int32_t>(*of->dividends * statistics::whole_score).value;
  penalty.strikes_to_lose_weight = of->strikes_to_lose_weight;
  penalty.kept_ppm = static_cast<std::uint32_t>(of->kept_ppm);
  penalty.strikes_to_deregister = of->strikes_to_expel;
  return rules;
}

}  // namespace

population::SubnetJudging judging_of(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet) {
  auto const task = task_of(spec, seed, subnet);
  auto const& of = common(task);
  population::SubnetJudging judging{std::visit(KindOfTask{}, task), {}, std::visit(RuleOfWeights{}, of.weights)};
  double const stranger = population::MinerStanding{judging.task, judging.rule}.score(0.0, 0.0, 1.0);
  judging.belief = {{stranger, of.prior * of.prior}, of.drift * of.drift};
  judging.burn_share = to_integer<std::uint32_t>(withheld_share(spec, seed, subnet) * 0x1p16).value;
  judging.burn_uid = judging.burn_share == 0 ? population::SubnetJudging::no_uid : 0;
  return judging;
}

void write_judging(AgentTables& tables, WorldId world, BittensorSpec const& spec, std::uint64_t seed,
                   std::span<domain::SubnetOrigin const> origins) {
  auto const subnets = tables.subnets->capacity(world.value);
  auto const first = tables.subnets->first(world.value);
  std::vector<population::SubnetJudging> judging;
  for (std::uint32_t subnet = 0; subnet < subnets; ++subnet) {
    judging.push_back(judging_of(spec, seed, subnet));
    if (origins[subnet].is_first == 0) judging.back().burn_share = 0;
    if (judging.back().burn_share > 0) judging.back().burn_uid = origins[subnet].owner_uid;
    std::vector<population::ValidatorBehaviour> behaviour;
    std::vector<domain::BribeTerms> terms;
    for (auto const& seat : plan_seats(spec, seed, subnet)) {
      behaviour.push_back(seat.behaviour);
      terms.push_back(seat.terms);
    }
    tables.seats->write_rows(tables.seat_behaviour, tables.seats->first(first + subnet), behaviour);
    tables.seats->write_rows(tables.bribe_terms, tables.seats->first(first + subnet), terms);
  }
  tables.subnets->write_rows(tables.judging, first, judging);
  std::vector<population::MinerMarket> markets;
  for (auto const& of : judging) markets.push_back(market_of(spec, of));
  tables.subnets->write_rows(tables.market, first, markets);
  auto const lag = spec.detection && spec.detection->copies ? spec.detection->copies->lag_epochs : 1U;
  tables.subnets->write_rows(tables.watch_lag, first, std::vector(subnets, lag));
  tables.subnets->write_rows(tables.collusion, first, std::vector(subnets, collusion_of(spec.detection)));
}

}  // namespace flywheel::economy::bittensor
