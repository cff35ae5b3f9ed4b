#include "sim/economy/depin/io_net/laws.hpp"

#include <algorithm>

#include "kernels/base/checked.hpp"
#include "kernels/base/portable_math.hpp"
#include "kernels/emission/geometric_monthly_emission.hpp"
#include "kernels/exchange/minimum_stake.hpp"
#include "kernels/scoring/io_net_score.hpp"
#include "sim/economy/depin/io_net/rental_laws.hpp"

namespace flywheel::economy::io_net {
namespace {

emission::ExactShare exact(scenario::Ratio const& ratio) {
  return {ratio.numerator, ratio.denominator};
}

std::optional<emission::EmissionSchedule> schedule_of(NetworkSpec const& network) {
  auto const* const spec = std::get_if<GeometricEmissionSpec>(&network.emission);
  if (spec == nullptr) return std::nullopt;
  return emission::schedule_of({.base_units = spec->base_base_units,
                                .rate_per_year = exact(spec->first_year_rate),
                                .decline_per_month = exact(spec->monthly_decline),
                                .months = spec->months,
                                .blocks_per_month = spec->blocks_per_month});
}

std::uint64_t fixed_block_of(NetworkSpec const& network) {
  auto const* const spec = std::get_if<FixedEmissionSpec>(&network.emission);
  return spec == nullptr ? 0 : spec->per_block_base_units;
}

std::uint64_t cap_of(NetworkSpec const& network) {
  auto const* const spec = std::get_if<GeometricEmissionSpec>(&network.emission);
  return spec == nullptr ? UINT64_MAX : spec->supply_cap_base_units;
}

exchange::HeterogeneousTraders traders_of(TradersSpec const& spec, double units_per_token) {
  return {.gross_return = 1.0 + spec.required_return_per_day,
          .trend = spec.trend,
          .information_cost_usd = spec.information_cost_usd_per_day,
          .intensity_of_choice = spec.intensity_of_choice,
          .memory = spec.memory,
          .risk_aversion_times_variance = spec.risk_aversion_times_variance,
          .traders = spec.traders,
          .base_units_per_token = units_per_token};
}

exchange::IncentiveEngine engine_of(IncentiveEngineSpec const& spec) {
  return {.burn_share_ppm = spec.burn_share_ppm,
          .target_cut_ppm = spec.scale_down_ppm,
          .patience_epochs = spec.shortfall_epochs,
          .surplus_basis = spec.surplus == SurplusCounts::revenue_before_rewards
                               ? exchange::SurplusBasis::before_reward_part
                               : exchange::SurplusBasis::after_reward_part,
          .release_cap = spec.release == RewardRelease::uncapped ? exchange::ReleaseCap::none
                                                                 : exchange::ReleaseCap::old_schedule};
}

domain::OperatorRules operators_of(ProvidersSpec const& spec, std::uint64_t seed, double units_per_token) {
  return {.seed = seed,
          .selling = {spec.selling.profit_taking_ppm},
          .exit = {.hazard_per_month = spec.exit.hazard_per_month,
                   .margin_sensitivity = spec.exit.margin_sensitivity,
                   .reference_margin = spec.exit.reference_margin,
                   .age_shape = spec.exit.age_shape,
                   .age_scale_months = spec.exit.age_scale_months,
                   .lock_in_ms = spec.exit.lock_in_ms},
          .price_usd = 0,
          .base_units_per_token = units_per_token,
          .period_ms = settlement_ms,
          .leaving_strategies = {}};
}

WorldLaws world_laws(IoNetSpec const& spec, std::uint64_t seed) {
  auto const units = static_cast<double>(base_units_per_token(spec));
  auto const& entry = spec.providers.entry;
  auto const& customers = spec.customers;
  WorldLaws laws{
      .schedule = schedule_of(spec.network),
      .fixed_block_base_units = fixed_block_of(spec.network),
      .cap = {cap_of(spec.network)},
      .pools = {},
      .provider_entry = {entry.innovation_per_year, entry.imitation_per_year, entry.reward_elasticity,
                         entry.profit_weight},
      .customer_entry = {customers.innovation_per_year, customers.imitation_per_year, 0.0, 0.0},
      .demand = {customers.demand.elasticity, log1p(customers.demand.growth_per_month),
                 customers.demand.reference_half_life_d},
      .operators = operators_of(spec.providers, seed, units),
      .buyback = {spec.network.buyback.revenue_share_ppm},
      .traders = std::nullopt,
      .engine = std::nullopt,
  };
  for (auto const& pool : spec.network.pools) laws.pools.push_back({pool.share_bps});
  if (auto const* const market = std::get_if<PoolMarketSpec>(&spec.token_market); market && market->traders) {
    laws.traders = traders_of(*market->traders, units);
  }
  if (spec.network.incentive_engine) laws.engine = engine_of(*spec.network.incentive_engine);
  return laws;
}

std::uint32_t threshold_of(double share) {
  auto const threshold = to_integer<std::uint64_t>(share * 0x1p32).value;
  return threshold > UINT32_MAX ? UINT32_MAX : static_cast<std::uint32_t>(threshold);
}

/// What a test rejects of a disguise: the network's own rate of mishaps, and being too slow.
double reject_chance(IoNetSpec const& spec, domain::Disguise disguise) {
  auto const detection = detection_of(spec);
  bool const is_slow = disguise == domain::Disguise::inflated || disguise == domain::Disguise::self_hired;
  double const together = disguise == domain::Disguise::copy ? spec.detection.challenge_overlap : 0.0;
  double const alone = detection.test.reject_chance(is_slow ? spec.detection.slowdown_of_inflation : 1.0);
  double const shared = detection.test.reject_chance(spec.detection.copies_per_device);
  double const too_slow = together * shared + (1.0 - together) * alone;
  return 1.0 - (1.0 - spec.network.proof_of_work.false_reject_share) * (1.0 - too_slow);
}

std::uint64_t minimum_stake_of(IoNetSpec const& spec, DeviceClassSpec const& device) {
  exchange::MinimumStake const minimum{spec.network.staking.minimum_base_units};
  return minimum(spec.network.processors[device.processor].multiplier_of_stake(), 1);
}

domain::NominationRules nomination_of(IoNetSpec const& spec, DeviceClassSpec const& device, std::uint32_t device_class,
                                      std::uint64_t seed) {
  auto const& network = spec.network;
  auto const multiplier = network.processors[device.processor].multiplier_hundredths;
  domain::NominationRules rules{
      .seed = seed,
      .first_entity = device_class * matching::BitTree::Layout::most_slots_of_domain,
      .multiplier_hundredths = multiplier,
      .minimum_stake_base_units_per_processor = minimum_stake_of(spec, device),
      .uptime_ms = network.eligibility.uptime_ms,
      .exempt_when_hired = network.proof_of_work.exempt_when_hired ? std::uint8_t{1} : std::uint8_t{0},
      .reject_threshold = {},
      .unhired_ppm_hours = 0,
      .hired_ppm_hours = 0};
  for (std::uint32_t i = 0; network.proof_of_work.enforced && i < domain::disguises; ++i) {
    rules.reject_threshold[i] = threshold_of(reject_chance(spec, static_cast<domain::Disguise>(i)));
  }
  if (network.incentive_engine) {
    auto const block_hours = static_cast<std::uint64_t>(network.block_ms()) * 1'000'000 / 3'600'000;
    std::uint64_t const weight = network.incentive_engine->utilisation_weight_ppm;
    rules.unhired_ppm_hours = static_cast<std::uint32_t>(block_hours * (1'000'000 - weight) / 1'000'000);
    rules.hired_ppm_hours = static_cast<std::uint32_t>(block_hours);
  }
  return rules;
}

domain::DeviceTerms terms_of(IoNetSpec const& spec, DeviceClassSpec const& device, std::uint32_t device_class) {
  auto const& network = spec.network;
  auto const& fees = network.fees;
  domain::DeviceTerms terms{};
  terms.minimum_stake_base_units_per_processor = minimum_stake_of(spec, device);
  terms.running_cost_micro_usd_per_gpu_hour = device.running_cost_micro_usd_per_gpu_hour;
  terms.purchase_micro_usd_per_gpu = device.purchase_micro_usd_per_gpu;
  std::fill_n(terms.running_cost_ppm_of_disguise, domain::disguises, 1'000'000U);
  std::fill_n(terms.purchase_ppm_of_disguise, domain::disguises, 1'000'000U);
  for (auto const& cheater : spec.cheaters) {
    if (cheater.device_class != device_class) continue;
    auto const disguise = static_cast<std::uint32_t>(disguise_of(cheater.kind));
    terms.running_cost_ppm_of_disguise[disguise] = to_integer<std::uint32_t>(cheater.running_cost_share * 1e6).value;
    terms.purchase_ppm_of_disguise[disguise] = to_integer<std::uint32_t>(cheater.purchase_share * 1e6).value;
  }
  terms.self_hire_fee_ppm = 2 * (fees.reservation_ppm + std::min(fees.payment_usdc_ppm, fees.payment_io_ppm));
  if (network.staking.co_staking) {
    std::uint64_t const staked = network.staking.co_staking->stake_share_ppm;
    terms.co_staked_ppm = static_cast<std::uint32_t>(staked);
    terms.co_stakers_ppm =
        static_cast<std::uint32_t>(staked * (1'000'000 - network.staking.co_staking->owner_keeps_ppm) / 1'000'000);
  }
  return terms;
}

domain::TendRules tend_of(IoNetSpec const& spec, DeviceClassSpec const& device, std::uint64_t seed,
                          domain::DeviceTerms const& terms) {
  auto const& slashing = spec.network.slashing;
  return {.seed = seed,
          .minimum_stake_base_units_per_processor = terms.minimum_stake_base_units_per_processor,
          .stake_budget_base_units = 0,
          .co_stake_budget_base_units = 0,
          .cooldown_ms = spec.network.staking.cooldown_ms,
          .appeal_ms = slashing.appeal_ms,
          .overturned_share = slashing.overturned_share,
          .co_staked_ppm = terms.co_staked_ppm,
          .slashed_stake_ppm = slashing.stake_share_ppm,
          .slashed_accrued_ppm = slashing.accrued_share_ppm,
          .ask_change_ppm = 1'000'000,
          .least_ask_micro_usd_per_gpu_hour =
              to_integer<std::uint32_t>(static_cast<double>(device.running_cost_micro_usd_per_gpu_hour)).value};
}

void write_scores(ScoreSpec const& spec, std::uint32_t multiplier_hundredths, std::uint64_t* scores) {
  scoring::IoNetScore const score{spec.constant, spec.per_tier, spec.per_multiplier, spec.when_hired};
  using domain::RewardKey;
  for (std::uint32_t key = 0; key < RewardKey::keys; ++key) {
    scores[key] = score(RewardKey::tier(key), multiplier_hundredths, RewardKey::processors(key),
                        RewardKey::hired(key) ? scoring::Hired::yes : scoring::Hired::no);
  }
}

}  // namespace

std::uint64_t base_units_per_token(IoNetSpec const& spec) {
  std::uint64_t units = 1;
  for (std::uint32_t i = 0; i < spec.network.token.decimals; ++i) units *= 10;
  return units;
}

domain::Disguise disguise_of(CheatKind kind) {
  switch (kind) {
    case CheatKind::model_inflation:
      return domain::Disguise::inflated;
    case CheatKind::copies:
      return domain::Disguise::copy;
    case CheatKind::present_for_test:
      return domain::Disguise::for_test_only;
    case CheatKind::self_hire:
      return domain::Disguise::self_hired;
  }
  return domain::Disguise::none;
}

population::SpoofDetection detection_of(IoNetSpec const& spec) {
  auto const& detection = spec.detection;
  auto const& puzzles = spec.network.proof_of_work;
  return {.test = {detection.response_time_log_sd, detection.response_time_threshold},
          .tests_per_hour = puzzles.enforced ? 3'600'000.0 / static_cast<double>(spec.network.block_ms()) : 0.0,
          .failures_until_ban = detection.failures_until_ban,
          .slowdown_of_inflation = detection.slowdown_of_inflation,
          .copies_per_device = static_cast<double>(detection.copies_per_device),
          .challenge_overlap = detection.challenge_overlap,
          .metadata_per_hour = detection.metadata_hazard_per_day / 24.0,
          .metadata_false_per_hour = detection.metadata_false_per_year / 8760.0,
          .spot_checks_per_hour = detection.spot_check_per_month / 730.0,
          .hired_are_tested = !puzzles.exempt_when_hired};
}

double hazard_per_hour(IoNetSpec const& spec, domain::Disguise disguise) {
  auto const detection = detection_of(spec);
  double const proofs = spec.detection.authentication ? -log1p(-spec.detection.authentication_power) * 3'600'000.0 /
                                                            static_cast<double>(spec.network.block_ms())
                                                      : 0.0;
  switch (disguise) {
    case domain::Disguise::none:
      return detection.honest();
    case domain::Disguise::inflated:
      return detection.inflated();
    case domain::Disguise::copy:
      return detection.copy() + proofs;
    case domain::Disguise::for_test_only:
      return detection.for_test_only();
    case domain::Disguise::self_hired:
      return detection.self_hired();
  }
  return 0.0;
}

Laws::Laws(std::uint32_t worlds, std::uint32_t classes)
    : of_world(worlds),
      rental(std::size_t{worlds} * classes),
      nomination(rental.size()),
      terms(rental.size()),
      tend(rental.size()),
      score(rental.size() * domain::RewardKey::keys),
      pool(rental.size()),
      engine_target_micro_usd_per_processor_hour(rental.size()) {}

void Laws::write(engine::Simulation const& simulation, WorldId world, IoNetSpec const& spec, std::uint32_t classes) {
  auto const seed = simulation.world(world).seed;
  of_world[world.value] = world_laws(spec, seed);
  for (std::uint32_t device_class = 0; device_class < classes; ++device_class) {
    auto const domain = std::size_t{world.value} * classes + device_class;
    auto const& device = spec.devices[device_class];
    auto const& processor = spec.network.processors[device.processor];
    rental[domain] = rental_rules_of(simulation, seed, spec, device_class);
    nomination[domain] = nomination_of(spec, device, device_class, seed);
    terms[domain] = terms_of(spec, device, device_class);
    tend[domain] = tend_of(spec, device, seed, terms[domain]);
    write_scores(spec.network.score, processor.multiplier_hundredths, &score[domain * domain::RewardKey::keys]);
    pool[domain] = processor.pool;
    auto const& engine = spec.network.incentive_engine;
    engine_target_micro_usd_per_processor_hour[domain] =
        engine ? exchange::floored_share(device.ask_micro_usd_per_gpu_hour, engine->target_share_of_ask_ppm) : 0;
  }
}

}  // namespace flywheel::economy::io_net
