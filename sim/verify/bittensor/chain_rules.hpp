#pragma once

#include <array>
#include <utility>

#include "kernels/domain/subnet/columns.hpp"
#include "kernels/emission/subnet/root_proportion.hpp"
#include "sim/verify/bittensor/fixed_field.hpp"

namespace flywheel::verify::bittensor {

/// What a chain goes by that names its rule set, as ours do; without a name it is that of June 2026.
inline emission::EmissionRules emission_rules_of(Field const& input) {
  using emission::Regime;
  constexpr std::array<std::pair<char const*, Regime>, 5> regimes{{{"2024-root", Regime::root_2024},
                                                                   {"2025-02-price", Regime::price_2025_02},
                                                                   {"2025-11-flow", Regime::flow_2025_11},
                                                                   {"2026-06-price", Regime::price_2026_06},
                                                                   {"2026-07-gate", Regime::gate_2026_07}}};
  auto const named = input.find("rule_set");
  if (!named) return emission::rules_of(Regime::price_2026_06);
  auto const name = named->text();
  for (auto const& [known, regime] : regimes) {
    if (name != known) continue;
    auto rules = emission::rules_of(regime);
    if (auto const net = input.find("net_flow")) rules.has_net_flow = net->flag();
    if (auto const rank = input.find("gate_rank")) rules.gate.rank = rank->whole<std::uint16_t>();
    if (auto const quantile = input.find("gate_quantile_u64f64_bits")) {
      rules.gate.rule = emission::GateRule::quantile;
      rules.gate.quantile = fixed<U64F64>(*quantile);
    }
    return rules;
  }
  named->refuse("2024-root, 2025-02-price, 2025-11-flow, 2026-06-price or 2026-07-gate");
}

inline domain::ChainRules chain_rules_of(Field const& input) {
  return {emission_rules_of(input),
          emission::proportion_from_u64(input.at("tao_weight").bigint<std::uint64_t>()),
          emission::take_from_u16(input.at("owner_cut_u16").whole<std::uint16_t>()),
          fixed<I96F32>(input.at("moving_alpha_i96f32_bits")),
          {},
          I64F64::zero(),
          U64F64::one()};
}

}  // namespace flywheel::verify::bittensor
