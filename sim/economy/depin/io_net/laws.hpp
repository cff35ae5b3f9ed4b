#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kernels/domain/gpu_rental/rules.hpp"
#include "kernels/domain/operators/columns.hpp"
#include "kernels/domain/operators/nominate_devices.hpp"
#include "kernels/domain/operators/operator_rules.hpp"
#include "kernels/domain/operators/tend_devices.hpp"
#include "kernels/emission/emission_schedule.hpp"
#include "kernels/emission/supply_cap.hpp"
#include "kernels/exchange/buyback.hpp"
#include "kernels/exchange/heterogeneous_traders.hpp"
#include "kernels/exchange/incentive_engine.hpp"
#include "kernels/population/bass_entry.hpp"
#include "kernels/population/demand_level.hpp"
#include "kernels/population/spoof_detection.hpp"
#include "kernels/scoring/pool_share.hpp"
#include "sim/economy/depin/io_net/spec/spec.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::economy::io_net {

/// The laws of one world that are not columns over device classes.
struct WorldLaws {
  std::optional<emission::EmissionSchedule> schedule;  // absent where every block mints the same
  std::uint64_t fixed_block_base_units;
  emission::SupplyCap cap;
  std::vector<scoring::PoolShare> pools;
  population::BassEntry provider_entry;
  population::BassEntry customer_entry;
  population::DemandLevel demand;
  domain::OperatorRules operators;  // price and leaving strategies are those of the moment
  exchange::Buyback buyback;
  std::optional<exchange::HeterogeneousTraders> traders;
  std::optional<exchange::IncentiveEngine> engine;
};

/// What the specifications mean for the ops: made by configure(), never saved. Columns over domains lie as the domains
/// do, world x classes + class.
struct Laws {
  std::vector<WorldLaws> of_world;
  std::vector<domain::RentalRules> rental;
  std::vector<domain::NominationRules> nomination;
  std::vector<domain::DeviceTerms> terms;
  std::vector<domain::TendRules> tend;
  std::vector<std::uint64_t> score;                                       // [domains x RewardKey::keys]
  std::vector<std::uint32_t> pool;                                        // [domains] of the device class
  std::vector<std::uint64_t> engine_target_micro_usd_per_processor_hour;  // [domains]

  Laws(std::uint32_t worlds, std::uint32_t classes);
  /// Writes the laws of one world.
  void write(engine::Simulation const& simulation, WorldId world, IoNetSpec const& spec, std::uint32_t classes);
};

/// Time between two settlements: rewards and payments are collected, the market trades, agents decide.
inline constexpr TimeMs settlement_ms = 86'400'000;

/// Base units of one token.
std::uint64_t base_units_per_token(IoNetSpec const& spec);

/// How this world looks for disguised devices, tested once a block.
population::SpoofDetection detection_of(IoNetSpec const& spec);
/// At what rate a disguise is found out; of honest devices, that of mistakes.
double hazard_per_hour(IoNetSpec const& spec, domain::Disguise disguise);

domain::Disguise disguise_of(CheatKind kind);

}  // namespace flywheel::economy::io_net
