#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "sim/scenario/fault.hpp"
#include "sim/scenario/fields.hpp"
#include "sim/scenario/node.hpp"

namespace flywheel::economy {

struct ProviderPopulationSpec {
  std::uint32_t count;
  double price_log_sd;
  double uptime_low, uptime_high;
  std::uint32_t capacity_low, capacity_high;
  double cost_low_tokens, cost_high_tokens;
  std::uint64_t entry_balance_base_units;
  double exit_share_per_step;
  double price_step_share;
};

struct ProRataMatchingSpec {};
struct SampledMatchingSpec {
  std::uint32_t sample;
};

struct PerProviderEmissionSpec {
  std::uint64_t each_base_units;
};
struct FixedEmissionSpec {
  std::uint64_t per_step_base_units;
};

/// A market of posted prices put together from named rules: `protocol: custom`.
struct ProviderMarketSpec {
  std::string protocol;
  std::string token_symbol;
  std::int64_t step_ms;
  ProviderPopulationSpec providers;
  double jobs_per_provider;
  std::variant<PerProviderEmissionSpec, FixedEmissionSpec> emission;
  std::variant<ProRataMatchingSpec, SampledMatchingSpec> matching;
  std::uint32_t fee_ppm;
};

/// Amounts have 6 decimals: a provider's row counts in millionths.
inline constexpr int market_token_decimals = 6;

void declare_fields(scenario::Fields& fields, ProviderPopulationSpec& spec);
void declare_fields(scenario::Fields& fields, ProRataMatchingSpec& spec);
void declare_fields(scenario::Fields& fields, SampledMatchingSpec& spec);
void declare_fields(scenario::Fields& fields, PerProviderEmissionSpec& spec);
void declare_fields(scenario::Fields& fields, FixedEmissionSpec& spec);
void declare_fields(scenario::Fields& fields, ProviderMarketSpec& spec);

/// What no field can tell alone: bounds that stand the right way round, and a demand that the random draws last for.
/// Errors  adds a fault for each.
void check(ProviderMarketSpec const& spec, scenario::Node const& node, std::string const& path,
           scenario::Faults& faults);

}  // namespace flywheel::economy
