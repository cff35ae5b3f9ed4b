#include "sim/economy/subnet/bittensor/laws.hpp"

#include <algorithm>
#include <vector>

#include "kernels/base/portable_math.hpp"
#include "sim/economy/subnet/bittensor/judging_laws.hpp"
#include "sim/economy/subnet/bittensor/owner_laws.hpp"

namespace flywheel::economy::bittensor {
namespace {

constexpr Stream withholding_stream{"bittensor/withholding"};

domain::ChainRules chain_rules_of(BittensorSpec const& spec) {
  auto const& of = spec.emission;
  emission::EmissionRules rules{};
  rules.shares = of.shares;
  rules.injection = of.injection;
  rules.bought = of.bought;
  rules.root = of.root;
  rules.has_weighted_pool = of.has_weighted_pool;
  rules.has_net_flow = of.has_net_flow;
  rules.price_average = of.price_average;
  rules.gate.rule = of.gate;
  rules.gate.rank = static_cast<std::uint16_t>(of.gate_rank);
  rules.gate.quantile = U64F64::from_real(of.gate_quantile);
  return {rules,
          emission::proportion_from_u64(stored_share(of.tao_weight)),
          emission::take_from_u16(static_cast<std::uint16_t>(of.owner_cut)),
          I96F32{static_cast<Int128>(of.price_smoothing)},
          {},
          I64F64::zero(),
          U64F64::one()};
}

exchange::IntervalPrice interval_price_of(RegistrationSpec const& of) {
  if (of.pricing == RegistrationPricing::continuous) return {};
  return {{stored_share(of.inertia), of.least_base_units, of.most_base_units},
          static_cast<std::uint16_t>(of.interval_blocks),
          static_cast<std::uint16_t>(of.target)};
}

domain::SubnetRules subnet_rules_of(BittensorSpec const& spec, std::uint32_t subnet,
                                    domain::SubnetOrigin const& origin) {
  auto const& of = spec.registration;
  auto const& start = spec.start;
  auto const age = std::min(spec.subnets.age_blocks, start.block - 1);
  bool const is_first = origin.is_first != 0;
  return {{exchange::BurnPrice::decay_factor(static_cast<std::uint16_t>(of.half_life_blocks)),
           U64F64::from_real(of.jump), of.least_base_units, of.most_base_units},
          is_first ? start.block - age : origin.first_emission_block,
          spec.emission.price_halving_blocks,
          is_first || origin.first_emission_block > 0,
          is_first ? subnet + spec.subnets.emission_disabled < spec.subnets.count : origin.is_enabled != 0,
          true,
          interval_price_of(of)};
}

domain::FoundingRules founding_rules_of(BittensorSpec const& spec) {
  auto const& of = spec.founding;
  auto const owner_cut = emission::take_from_u16(static_cast<std::uint16_t>(spec.emission.owner_cut));
  domain::FoundingRules rules{{of.least_lock_base_units, of.reduction_blocks},
                              {spec.start.block, 0, owner_cut},
                              of.between_blocks,
                              of.immunity_blocks,
                              of.start_blocks,
                              of.enabling_blocks,
                              of.registration_base_units,
                              {},
                              0.0,
                              slots_of(spec),
                              1 + spec.validators.count,
                              spec.founders.has_value()};
  if (spec.founders) {
    rules.founders = {spec.founders->candidates, spec.founders->horizon_blocks, spec.founders->optimism_log_sd,
                      spec.emission.owner_cut / 65'535.0};
    rules.appeal_log_sd = spec.founders->appeal_log_sd;
  }
  return rules;
}

scoring::YumaParameters yuma_of(BittensorSpec const& spec) {
  auto const& of = spec.consensus;
  return {.bonds_moving_average_ppm = of.bonds_moving_average_ppm,
          .activity_cutoff_blocks = of.activity_cutoff_blocks,
          .stake_threshold_rao = of.stake_threshold_base_units,
          .tao_weight = stored_share(spec.emission.tao_weight),
          .kappa = static_cast<std::uint16_t>(of.kappa),
          .bonds_penalty = static_cast<std::uint16_t>(of.bonds_penalty),
          .alpha_low = static_cast<std::uint16_t>(of.alpha_low),
          .alpha_high = static_cast<std::uint16_t>(of.alpha_high),
          .alpha_sigmoid_steepness = static_cast<std::int16_t>(of.alpha_steepness),
          .tempo_blocks = static_cast<std::uint16_t>(of.tempo_blocks),
          .max_allowed_validators = static_cast<std::uint16_t>(of.max_validators),
          .bonds = of.bonds,
          .liquid_alpha = of.has_liquid_alpha ? scoring::LiquidAlpha::on : scoring::LiquidAlpha::off,
          .owner_uid = std::uint16_t{0}};
}

domain::RootRules root_rules_of(BittensorSpec const& spec) {
  auto const& traders = spec.traders;
  auto const own = static_cast<double>(spec.validators.self_stake_share_ppm) * 1e-6;
  return {emission::RootVote::of(static_cast<std::uint16_t>(spec.consensus.kappa),
                                 static_cast<std::uint16_t>(spec.emission.root_rho)),
          spec.validators.favourites, spec.validators.opinion_log_sd,
          own * traders.validators_sell + (1 - own) * traders.nominators_sell, traders.buyers_spend};
}

population::MinerDecisions miner_decisions(BittensorSpec const& spec) {
  auto const& of = spec.miners;
  return {of.candidates_per_epoch, of.quality_log_sd, of.cost_tao * static_cast<double>(base_units_per_tao),
          of.cost_exponent,        of.cost_log_sd,    of.horizon_epochs,
          of.exit_share_per_epoch};
}

domain::MinerHabits habits_of(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet) {
  auto const& of = spec.miners;
  domain::MinerHabits habits{};
  if (of.copying) habits.copying_share = of.copying->share;
  if (of.gaming) {
    bool const has_benchmark = judging_of(spec, seed, subnet).task.kind == population::TaskKind::fixed_benchmark;
    habits.gaming_share = of.gaming->share;
    habits.gaming_effort = has_benchmark ? of.gaming->effort : 0.0;
  }
  if (of.learning) habits.most_compute = of.learning->most;
  habits.keys = {of.horizon_epochs, 0.0, 1};
  if (of.returns) {
    habits.remembered = of.returns->remembered;
    habits.comeback = {-log1p(-std::min(of.returns->chance, 0.999999)), -of.returns->sensitivity};
  }
  if (of.operators) {
    habits.operator_share = of.operators->share;
    habits.keys.upkeep = static_cast<double>(of.operators->upkeep_base_units);
    habits.keys.most = of.operators->most_keys;
  }
  return habits;
}

domain::ConvictionRules conviction_rules_of(BittensorSpec const& spec) {
  if (!spec.locks) return {{}, exchange::LockKind::perpetual, 0.0, 0.0, false};
  auto const& of = *spec.locks;
  return {{of.constant_blocks, of.constant_blocks}, of.kind, of.owners, of.validators, spec.founding.has_conviction};
}

domain::LendingRules lending_rules_of(BittensorSpec const& spec) {
  if (!spec.child_keys) return {~std::uint32_t{0}, 0};
  return {spec.validators.count - spec.child_keys->parents, stored_share(spec.child_keys->lent)};
}

std::vector<domain::SubnetOrigin> origins_of(Tables const& tables, WorldId world) {
  return tables.subnets->read_rows(tables.origin, world.value * tables.sizes.subnets, tables.sizes.subnets);
}

}  // namespace

std::uint64_t stored_share(scenario::Ratio const& share) {
  return static_cast<std::uint64_t>(static_cast<UInt128>(~std::uint64_t{0}) * share.numerator / share.denominator);
}

domain::SpeculatorRules speculators_of(TradersSpec const& spec) {
  if (!spec.speculators) return {};
  auto const& of = *spec.speculators;
  return {of.reversion, of.momentum, of.noise, of.memory_trades};
}

domain::AgentRules agent_rules_of(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet) {
  auto const& traders = spec.traders;
  auto const fee = static_cast<std::uint16_t>(spec.swap_fee);
  return {.seed = seed,
          .subnet = subnet,
          .reveal_epochs = spec.consensus.reveal_epochs,
          .miners = miner_decisions(spec),
          .habits = habits_of(spec, seed, subnet),
          .least_availability = spec.miners.least_availability,
          .pruning = {spec.registration.immunity_blocks, spec.registration.least_non_immune},
          .most_uids = spec.subnets.max_uids,
          .most_registrations = spec.registration.most_per_epoch,
          .trades = {traders.miners_sell, traders.validators_sell, traders.nominators_sell, traders.owner_sells,
                     traders.departed_sell, traders.buyers_spend, traders.appeal_log_sd,
                     to_integer<std::uint32_t>(traders.delegation_speed * 1e6).value, fee, speculators_of(traders)},
          .fee_rate = fee,
          .recycles_owner =
              spec.consensus.owner_incentive == emission::OwnerIncentive::recycle ? std::uint8_t{1} : std::uint8_t{0}};
}

std::uint32_t place_in_draw(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet, Stream stream) {
  auto const word = step_word(seed, subnet, 0, stream);
  std::uint32_t place = 0;
  for (std::uint32_t other = 0; other < spec.subnets.count; ++other) {
    auto const of_other = step_word(seed, other, 0, stream);
    place += of_other < word || (of_other == word && other < subnet) ? 1 : 0;
  }
  return place;
}

double withheld_share(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet) {
  auto const place = place_in_draw(spec, seed, subnet, withholding_stream);
  if (place < spec.subnets.withholding_all) return 1.0;
  return place < spec.subnets.withholding_all + spec.subnets.withholding_part ? spec.subnets.withheld_share : 0.0;
}

void write_laws(Tables& tables, WorldId world, BittensorSpec const& spec, std::uint64_t seed) {
  auto const first = world.value * tables.sizes.subnets;
  std::vector<domain::SubnetRules> subnets;
  std::vector<domain::AgentRules> agents;
  std::vector<scoring::YumaParameters> yuma(tables.sizes.subnets, yuma_of(spec));
  std::vector<domain::EpochSubnet> epochs;
  auto const chain = chain_rules_of(spec);
  auto const origins = origins_of(tables, world);
  // Without pools all of a validator's stake is TAO, and dividends are not divided by kinds of stake.
  auto const weight_in_payouts = has_pools(spec.emission) ? chain.tao_weight : U96F32::zero();
  for (std::uint32_t subnet = 0; subnet < tables.sizes.subnets; ++subnet) {
    subnets.push_back(subnet_rules_of(spec, subnet, origins[subnet]));
    agents.push_back(agent_rules_of(spec, seed, subnet));
    auto const owner_row = tables.neurons->first(first + subnet) + origins[subnet].owner_uid;
    epochs.push_back({owner_row, spec.consensus.owner_incentive, weight_in_payouts, {}});
    yuma[subnet].owner_uid = origins[subnet].owner_uid;
  }
  tables.chain->write_rows(tables.chain_rules, world.value, std::vector{chain});
  tables.chain->write_rows(tables.conviction_rules, world.value, std::vector{conviction_rules_of(spec)});
  tables.chain->write_rows(tables.founding_rules, world.value, std::vector{founding_rules_of(spec)});
  tables.chain->write_rows(tables.root_rules, world.value, std::vector{root_rules_of(spec)});
  tables.subnets->write_rows(tables.subnet_rules, first, subnets);
  tables.subnets->write_rows(tables.agent_rules, first, agents);
  tables.subnets->write_rows(tables.yuma, first, yuma);
  tables.subnets->write_rows(tables.lending_rules, first,
                             std::vector<domain::LendingRules>(tables.sizes.subnets, lending_rules_of(spec)));
  tables.subnets->write_rows(tables.epoch_subnet, first, epochs);
  auto const uids = tables.sizes.subnets * tables.sizes.max_uids;
  tables.neurons->write_rows(
      tables.take, world.value * uids,
      std::vector<std::uint16_t>(uids, static_cast<std::uint16_t>(spec.consensus.delegate_take)));
  auto const child_take = static_cast<std::uint16_t>(spec.child_keys ? spec.child_keys->take : 0);
  tables.neurons->write_rows(tables.child_take, world.value * uids, std::vector<std::uint16_t>(uids, child_take));
  write_judging(*tables.agents, world, spec, seed, origins);
  write_owners(tables, world, spec);
}

}  // namespace flywheel::economy::bittensor
