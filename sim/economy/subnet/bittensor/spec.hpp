#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kernels/emission/dividends/epoch_pots.hpp"
#include "kernels/emission/subnet/emission_rules.hpp"
#include "kernels/scoring/yuma/parameters.hpp"
#include "sim/economy/subnet/bittensor/spec/founding.hpp"
#include "sim/economy/subnet/bittensor/spec/judging.hpp"
#include "sim/economy/subnet/bittensor/spec/owners.hpp"
#include "sim/economy/subnet/bittensor/spec/traders.hpp"
#include "sim/scenario/spec.hpp"

namespace flywheel::economy::bittensor {

/// How the chain pays a block. Shares of 2^16 and 2^64 are stored as the chain stores them.
struct EmissionSpec {
  emission::ShareRule shares;
  emission::InjectionRule injection;
  emission::BoughtAlpha bought;
  emission::RootAlpha root;
  bool has_weighted_pool;
  bool has_net_flow;
  emission::PriceAverage price_average;
  emission::GateRule gate;
  std::uint32_t gate_rank;
  double gate_quantile;
  scenario::Ratio tao_weight;
  std::uint32_t owner_cut;        // of 65535
  std::uint64_t price_smoothing;  // of 2^32
  std::uint64_t price_halving_blocks;
  std::uint32_t root_tempo_blocks;
  std::uint32_t root_rho;
};

/// Whether stake is TAO itself: before subnets had tokens.
inline bool has_pools(EmissionSpec const& spec) {
  return spec.injection != emission::InjectionRule::none;
}

/// When an epoch of a subnet runs.
enum class Cadence {
  dynamic,  // tempo blocks after the last
  fixed,    // every tempo + 1 blocks
};

struct ConsensusSpec {
  Cadence cadence;
  std::uint32_t tempo_blocks;
  std::uint32_t max_validators;
  std::uint32_t kappa;          // of 65535
  std::uint32_t bonds_penalty;  // of 65535
  std::uint64_t bonds_moving_average_ppm;
  scoring::BondRule bonds;
  bool has_liquid_alpha;
  std::uint32_t alpha_low, alpha_high;  // of 65535
  std::int32_t alpha_steepness;
  std::uint64_t activity_cutoff_blocks;
  std::uint64_t stake_threshold_base_units;
  std::uint32_t reveal_epochs;
  std::uint32_t delegate_take;  // of 65535
  emission::OwnerIncentive owner_incentive;
};

/// How the price of a registration moves.
enum class RegistrationPricing {
  continuous,   // down with every block, up with every registration
  by_interval,  // anew every interval, by how many registered in it
};

struct RegistrationSpec {
  RegistrationPricing pricing;
  std::uint32_t interval_blocks;
  std::uint32_t target;
  scenario::Ratio inertia;
  std::uint64_t least_base_units, most_base_units;
  std::uint32_t half_life_blocks;
  double jump;
  std::uint64_t immunity_blocks;
  std::uint32_t least_non_immune;
  std::uint32_t most_per_epoch;
};

/// The chain as it stands at the start.
struct StartSpec {
  std::uint64_t block;
  std::uint64_t issued_base_units;
  std::uint64_t root_base_units;
  std::uint64_t registration_base_units;
};

struct SubnetsSpec {
  std::uint32_t count;
  std::uint32_t limit;
  std::uint32_t max_uids;
  std::uint32_t emission_disabled;
  double first_price_tao;
  double price_exponent;
  std::uint64_t pool_alpha_base_units;
  std::uint64_t outstanding_base_units;
  std::uint64_t age_blocks;
  std::uint32_t withholding_all, withholding_part;
  double withheld_share;
};

/// Validators who lend stake to child keys.
struct ChildKeysSpec {
  std::uint32_t parents;  // on each subnet
  scenario::Ratio lent;
  std::uint32_t take;  // of 65535
};

/// Bittensor: `protocol: bittensor/...`. Amounts have 9 decimals, TAO and alpha alike.
struct BittensorSpec {
  std::string protocol;
  std::int64_t block_ms;
  EmissionSpec emission;
  ConsensusSpec consensus;
  RegistrationSpec registration;
  std::uint32_t swap_fee;  // of 65535
  StartSpec start;
  SubnetsSpec subnets;
  ValidatorsSpec validators;
  TaskSpecs tasks;
  std::optional<DetectionSpec> detection;
  MinersSpec miners;
  TradersSpec traders;
  std::optional<ChildKeysSpec> child_keys;
  FoundingSpec founding;
  std::optional<FoundersSpec> founders;
  std::optional<LocksSpec> locks;
  OwnersSpec owners;
};

/// Room for subnets: as many as there may ever be at a time.
inline std::uint32_t slots_of(BittensorSpec const& spec) {
  return spec.founders && spec.subnets.limit > spec.subnets.count ? spec.subnets.limit : spec.subnets.count;
}

inline constexpr std::uint64_t base_units_per_tao = 1'000'000'000;
inline constexpr int tao_decimals = 9;

void declare_fields(scenario::Fields& fields, BittensorSpec& spec);

/// What no field can tell alone. Errors  adds a fault for each.
void check(BittensorSpec const& spec, scenario::Node const& node, std::string const& path, scenario::Faults& faults);

}  // namespace flywheel::economy::bittensor
