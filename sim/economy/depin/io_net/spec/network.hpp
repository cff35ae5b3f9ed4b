#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/scenario/fields.hpp"
#include "sim/scenario/kinds/share.hpp"

namespace flywheel::economy::io_net {

struct TokenSpec {
  std::string symbol;
  std::uint32_t decimals;
};

/// Reading R1 of the documented schedule: a yearly rate on a base, falling each month (reference io.net 1.1).
struct GeometricEmissionSpec {
  std::uint64_t base_base_units;
  scenario::Ratio first_year_rate;
  scenario::Ratio monthly_decline;
  std::uint32_t months;
  std::uint32_t blocks_per_month;
  std::uint64_t supply_cap_base_units;
  std::int64_t block_ms;
};

/// So much a block, always: a season of points, which are a token that nobody can trade.
struct FixedEmissionSpec {
  std::uint64_t per_block_base_units;
  std::int64_t block_ms;
};

struct EligibilitySpec {
  std::int64_t uptime_ms;
};

struct ProofOfWorkSpec {
  bool enforced;
  bool exempt_when_hired;
  double false_reject_share;
};

struct ScoreSpec {
  std::uint32_t constant;
  std::uint32_t per_tier;
  std::uint32_t per_multiplier;
  std::uint32_t when_hired;
};

struct PoolSpec {
  std::string name;
  std::uint32_t share_bps;
};

struct ProcessorSpec {
  std::string name;
  std::uint32_t pool;
  std::uint32_t multiplier_hundredths;
  std::optional<std::uint32_t> stake_multiplier_hundredths;  // where stakes still follow an earlier multiplier

  std::uint32_t multiplier_of_stake() const { return stake_multiplier_hundredths.value_or(multiplier_hundredths); }
};

/// Token holders who fund a part of the devices' stakes and share their rewards (since February 2025).
struct CoStakingSpec {
  std::uint32_t stake_share_ppm;
  std::uint32_t owner_keeps_ppm;
};

struct StakingSpec {
  std::uint64_t minimum_base_units;
  std::int64_t cooldown_ms;
  std::optional<CoStakingSpec> co_staking;
};

struct SlashingSpec {
  std::uint32_t stake_share_ppm;
  std::uint32_t accrued_share_ppm;
  std::int64_t appeal_ms;
  double overturned_share;  // of wrongly banned devices
};

struct FeesSpec {
  std::uint32_t reservation_ppm;
  std::uint32_t payment_usdc_ppm;
  std::uint32_t payment_io_ppm;
};

struct BookingSpec {
  std::int64_t minimum_ms;
  std::int64_t payout_every_ms;
};

struct BuybackSpec {
  std::uint32_t revenue_share_ppm;
};

enum class RewardRelease { capped_by_schedule, uncapped };
enum class SurplusCounts { revenue_before_rewards, revenue_after_fee_vault };

/// The Incentive Dynamic Engine (reference io.net 6, M-IO-5).
struct IncentiveEngineSpec {
  std::int64_t epoch_ms;
  std::uint32_t target_share_of_ask_ppm;
  std::uint32_t utilisation_weight_ppm;
  RewardRelease release;
  SurplusCounts surplus;
  std::uint32_t burn_share_ppm;
  std::uint32_t shortfall_epochs;
  std::uint32_t scale_down_ppm;
};

/// The network's own rules: what a protocol file under scenarios/protocols/io_net holds.
struct NetworkSpec {
  TokenSpec token;
  std::uint64_t genesis_base_units;
  std::variant<GeometricEmissionSpec, FixedEmissionSpec> emission;
  EligibilitySpec eligibility;
  ProofOfWorkSpec proof_of_work;
  ScoreSpec score;
  std::vector<PoolSpec> pools;
  std::vector<ProcessorSpec> processors;
  StakingSpec staking;
  SlashingSpec slashing;
  FeesSpec fees;
  BookingSpec booking;
  BuybackSpec buyback;
  std::optional<IncentiveEngineSpec> incentive_engine;

  std::int64_t block_ms() const {
    return std::visit([](auto const& model) { return model.block_ms; }, emission);
  }
};

/// Declares the network's keys at the level at which it is called: they share a mapping with the scenario's own.
void declare_network(scenario::Fields& fields, NetworkSpec& spec);

}  // namespace flywheel::economy::io_net
