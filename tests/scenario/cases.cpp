#include "tests/scenario/cases.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace flywheel::study {
namespace {

std::string const scenario_folder = FLYWHEEL_SOURCE_DIR "/scenarios";

/// Two changes of rules, the first before the first sample, the second between two steps and so between two samples.
constexpr auto two_events =
    "events=[{at: +30 min, set: {economies.market.jobs_per_provider: 2.5}}, "
    "{at: +17.5 h, set: {economies.market.fee: 2 %, economies.market.providers.exit: 1 %}}]";

std::vector<std::string> another_market(int i) {
  return {fmt::format("seed={}", 1000 + i % 5), fmt::format("economies.market.jobs_per_provider={}", 2.0 + 0.03 * i),
          fmt::format("economies.market.providers.count={}", 500 + 37 * i),
          fmt::format("economies.market.step={} min", 20 + i % 7),
          fmt::format("events=[{{at: +{} min, set: {{economies.market.fee: 1 %}}}}]", 7 * i)};
}

/// Another io.net: other sizes, so that tables grow at other times, and rules that change at other times.
std::vector<std::string> another_io_net(int i) {
  auto const later = [i](double hours) { return fmt::format("+{:.1f} h", hours + 3.7 * i); };
  constexpr char const* market[] = {"traders.trend=1.1", "traders=null",
                                    "reference={model: constant, price: 3 USD/IO}"};
  return {fmt::format("seed={}", 1000 + i % 5),
          fmt::format("economies.io.token_market.{}", market[i % 3]),
          fmt::format("economies.io.providers.initial={}", 40 + 9 * i),
          fmt::format("economies.io.customers.initial={}", 20 + 7 * (i % 9)),
          fmt::format("economies.io.providers.potential={}", 900 + 20 * i),
          fmt::format("economies.io.providers.entry.innovation={} /year", 1 + i % 4),
          fmt::format("economies.io.emission.first_year_rate={} %", 4 + i % 6),
          fmt::format("events=[{{at: {}, adopt: {{economies.io: io_net/2025-06}}}}, "
                      "{{at: {}, shock: {{economies.io.providers.devices: -{} %}}}}, "
                      "{{at: {}, set: {{economies.io.detection.spot_check: 2 /month}}}}, "
                      "{{at: {}, adopt: {{economies.io: io_net/2026-06}}}}]",
                      later(5), later(31), 10 + i, later(50.5), later(80))};
}

/// Validators of every kind, and work of every kind.
constexpr auto bittensor_blocs =
    "economies.tao.validators.blocs={idle: {kind: lazy, validators: 1, interval: 7}, "
    "leech: {kind: row_copier, validators: 1, lag: 2}, echo: {kind: consensus_copier, validators: 1, lag: 3}, "
    "cabal: {kind: cartel, validators: 1, stake: 20 %, own_share: 70 %, miners: 2}, "
    "bought: {kind: bribed, validators: 1, miners: 2, offer: {payment: 0.05 TAO/epoch}}}";
constexpr auto bittensor_tasks =
    "economies.tao.tasks={exam: {kind: fixed_benchmark, subnets: 1, noise: 3, samples: 20, items: 60, "
    "weights: {rule: softmax, temperature: 0.5}}, "
    "oracle: {kind: forecast, subnets: 1, noise: 1, delay: 4, weights: {rule: power, exponent: 2}}, "
    "chat: {kind: inference, subnets: 1, noise: 0.5, samples: 30, deadline: 2, latency: 1.5, sample_cost: 0.000001 "
    "TAO, "
    "weights: {rule: winner_takes_all}}}";

constexpr auto bittensor_learning =
    "economies.tao.miners.learning={gain: 0.05, scale: 1, fading: 5 %, price: 0.1 TAO, most: 20}";

constexpr auto bittensor_owners =
    "economies.tao.owners={model: adaptive, review: 25 min, benchmark: market, levers: [withheld, owner_incentive, "
    "immunity, bonds_penalty, bonds_moving_average, liquid_alpha, alpha_low, alpha_high, reveal_period]}";

/// Somebody founds a subnet of a Bittensor when he may, in the sixth slot or in that of a subnet that must go.
constexpr char const* bittensor_founders[] = {
    "economies.tao.founding={lock: 100 TAO, reduction: 1200, between: 300, immunity: 900, start: 60, enabling: 600}",
    "economies.tao.founders={every: 30 min, candidates: 2, horizon: 1e6, optimism_log_sd: 0.5, appeal_log_sd: 0.5, "
    "last_lock: 100 TAO, last_age: 3000}"};

/// Another Bittensor: other numbers of uids, so that segments of the batch differ, and other rules at other times.
std::vector<std::string> another_bittensor(int i) {
  constexpr char const* rules[] = {"2025-02-price", "2025-11-flow", "2026-07-gate"};
  return {fmt::format("seed={}", 1000 + i % 5),
          fmt::format("economies.tao.subnets.max_uids={}", 24 + 3 * (i % 5)),
          fmt::format("economies.tao.subnets.withholding_all={}", i % 2),
          fmt::format("economies.tao.miners.count={}", 6 + i % 9),
          fmt::format("economies.tao.consensus.tempo={}", 50 + i),
          fmt::format("events=[{{at: +{}.3 h, adopt: {{economies.tao: bittensor/{}}}}}]", 1 + i % 9, rules[i % 3])};
}

/// Another root network: other numbers of members and uids, and other votes.
std::vector<std::string> another_root(int i) {
  return {fmt::format("seed={}", 1000 + i % 5), fmt::format("economies.tao.subnets.max_uids={}", 24 + 3 * (i % 5)),
          fmt::format("economies.tao.validators.count={}", 3 + i % 3),
          fmt::format("economies.tao.validators.favourites={}", 1 + i % 5),
          fmt::format("events=[{{at: +{}.3 h, set: {{economies.tao.emission.root_rho: {}}}}}]", 1 + i % 4, 5 + i % 9)};
}

/// Another laboratory: another number of neurons, so that segments of the batch differ, and epochs at other times.
std::vector<std::string> another_laboratory(int i) {
  return {
      fmt::format("seed={}", 1000 + i % 5), fmt::format("economies.copying.tempo={}", 300 + 7 * i),
      fmt::format("economies.copying.blocs.honest.miners={}", 5 + i % 4),
      fmt::format("economies.copying.blocs.honest.stake_deviation={} %", i % 40),
      fmt::format("events=[{{at: +{}.3 h, set: {{economies.copying.rules.kappa: {}}}}}]", 1 + i % 9, 20000 + 99 * i)};
}

}  // namespace

std::vector<Case> const& cases() {
  static std::vector<Case> const all{
      {"ProRata",
       "study/pm1_pro_rata.yaml",
       {"time.run=40 h", "time.sample=3 h", "economies.market.providers.count=9000", two_events},
       another_market},
      {"PerJob",
       "study/pm1_per_job.yaml",
       {"time.run=40 h", "time.sample=3 h", "economies.market.providers.count=9000", "record={agents: 3 % every 6 h}",
        two_events},
       another_market},
      {"Consensus",
       "study/weight_copying.yaml",
       {"time.run=30 h", "time.sample=7 h", "economies.copying.blocs.honest.stake_parts=null",
        "economies.copying.blocs.honest.votes={model: split, own_miners: 60 %, deviation: 30 %}",
        "economies.copying.grid=null",
        "economies.copying.grid={rules.bonds: [classic, yuma3_liquid], blocs.copier.votes.lag: [0, 3]}",
        "events=[{at: +8.2 h, set: {economies.copying.blocs.honest.stake: 80 %}}]"},
       another_laboratory},
      {"IoNet", "study/io_net_small.yaml", {"record={agents: 20 % every 4 d}"}, another_io_net},
      {"Bittensor",
       "study/bittensor_small.yaml",
       {"time.run=14 h",
        "economies.tao.validators.count=6",
        bittensor_blocs,
        bittensor_tasks,
        bittensor_learning,
        bittensor_founders[0],
        bittensor_founders[1],
        bittensor_owners,
        "economies.tao.subnets.limit=6",
        "economies.tao.child_keys={parents: 2, lent: 50 %, take: 3000}",
        "economies.tao.start.block=3000000",
        "economies.tao.subnets.age=2700000",
        "economies.tao.validators.own_stake=50 %",
        "economies.tao.locks={kind: decaying, owners: 50 %, validators: 80 %, constant: 2000}",
        "economies.tao.detection={every: 6, copies: {similarity: 95 %, lag: 2}, camps: 40 %, dividends: 5, "
        "lose_weight_after: 3, kept: 20 %, expel_after: 8}",
        "economies.tao.miners.copying={share: 20 %, lag: 5, kept: 90 %}",
        "economies.tao.traders.speculators={reversion: 0.02, momentum: 0.1, noise: 0.03, memory: 3}",
        "economies.tao.miners.returns={remembered: 4, chance: 30 %, sensitivity: 0.5}",
        "economies.tao.miners.gaming={share: 40 %, effort: 50 %, limit: 1, rate: 10 %}",
        "economies.tao.miners.operators={share: 50 %, most_keys: 3, upkeep: 0.01 TAO/epoch}",
        "events=[{at: +4.1 h, adopt: {economies.tao: bittensor/2025-02-price}}, "
        "{at: +8.2 h, adopt: {economies.tao: bittensor/2026-07-gate}}]"},
       another_bittensor},
      {"BittensorRoot",
       "subnet/bittensor_2024.yaml",
       {"time.run=6 h", "time.sample=90 min", "economies.tao.start.block=5000",
        "economies.tao.consensus={tempo: 30, max_validators: 6, stake_threshold: 10 ALPHA, activity_cutoff: 500}",
        "economies.tao.registration={immunity: 200, least_non_immune: 3, interval: 30}",
        "economies.tao.subnets={count: 5, max_uids: 24, age: 4000}",
        "economies.tao.validators={count: 5, evaluation: 3, favourites: 3}",
        "economies.tao.miners={count: 14, candidates: 3, cost: 0.05 TAO/epoch, exit: 20 %}",
        "economies.tao.traders.every=2 h", "events=[{at: +3.1 h, set: {economies.tao.validators.favourites: 4}}]"},
       another_root},
  };
  return all;
}

std::shared_ptr<scenario::Scenario const> read_case(Case const& one, std::vector<std::string> const& more) {
  auto overrides = one.overrides;
  overrides.insert(overrides.end(), more.begin(), more.end());
  scenario::Faults faults;
  auto scenario = std::make_shared<scenario::Scenario>(
      scenario::read_scenario(scenario_folder + "/" + one.file, {scenario_folder}, overrides, faults));
  if (!faults.empty()) ADD_FAILURE() << scenario::to_text(faults.sorted());
  return scenario;
}

}  // namespace flywheel::study
