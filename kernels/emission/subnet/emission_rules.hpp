#pragma once

#include "kernels/base/fixed_point.hpp"

namespace flywheel::emission {

/// What a subnet's share of the block's TAO follows.
enum class ShareRule : std::uint8_t {
  root_weights,    // given from outside: the root network's vote
  moving_price,    // p_i / sum
  tao_flow,        // average of net TAO flow
  unburned_price,  // p_i (1 - burned_i) / sum
};

/// How much of that TAO goes into the pool as liquidity; the rest buys alpha.
enum class InjectionRule : std::uint8_t {
  none,                   // no pool: stakers earn TAO
  price_or_subsidy,       // alpha emission, where the price is below the share of the block's TAO
  capped_by_emission,     // at most min(alpha emission, TAO block emission)
  capped_by_root_weight,  // at most root proportion x alpha emission
};

/// What becomes of the alpha that the chain buys.
enum class BoughtAlpha : std::uint8_t { recycled, kept };

/// What becomes of root's part of a block's alpha.
enum class RootAlpha : std::uint8_t {
  none,
  sold_each_block,      // for TAO, unless the subnet is subsidised
  pending_or_recycled,  // kept until the epoch where the moving prices add to more than 1
};

/// How finely the moving price is worked out; it is kept in 32 places either way.
enum class PriceAverage : std::uint8_t { in_64_places, in_32_places };

enum class GateRule : std::uint8_t { none, rank, quantile };

/// Passes shares through a Hill function around a threshold.
struct EmissionGate {
  GateRule rule = GateRule::none;
  std::uint16_t rank = 32;  // the threshold is the rank-th largest share
  U64F64 quantile = {};     // or where the largest shares add to this
  std::uint32_t exponent = 3;
  std::uint32_t refresh_blocks = 360;
};

/// The rules of the block emission, as one version of the chain had them.
/// Source  subtensor: 6309d359 (2025-02-price), 206e7c890 (2025-11-flow; net flow since 2026-05), 14bc6f9f
///         (2026-06-price), the summer of 2026 (gate). 2024-root: 00a7d6e6, TAO by the root network's vote (RootVote),
///         18 % to the owner and halves of the rest.
struct EmissionRules {
  ShareRule shares = ShareRule::unburned_price;
  InjectionRule injection = InjectionRule::capped_by_root_weight;
  BoughtAlpha bought = BoughtAlpha::kept;
  RootAlpha root = RootAlpha::pending_or_recycled;
  bool has_weighted_pool = true;
  bool has_net_flow = true;                                 // protocol flow counts against users' flow
  PriceAverage price_average = PriceAverage::in_64_places;  // since March 2026
  EmissionGate gate = {};
};

enum class Regime : std::uint8_t { root_2024, price_2025_02, flow_2025_11, price_2026_06, gate_2026_07 };

FLYWHEEL_HD constexpr EmissionRules rules_of(Regime regime) {
  EmissionRules rules{};
  switch (regime) {
    case Regime::root_2024:
      rules.shares = ShareRule::root_weights;
      rules.injection = InjectionRule::none;
      rules.root = RootAlpha::none;
      rules.has_weighted_pool = false;
      break;
    case Regime::price_2025_02:
      rules.shares = ShareRule::moving_price;
      rules.injection = InjectionRule::price_or_subsidy;
      rules.bought = BoughtAlpha::recycled;
      rules.root = RootAlpha::sold_each_block;
      rules.has_weighted_pool = false;
      rules.price_average = PriceAverage::in_32_places;
      break;
    case Regime::flow_2025_11:
      rules.shares = ShareRule::tao_flow;
      rules.injection = InjectionRule::capped_by_emission;
      rules.bought = BoughtAlpha::recycled;
      rules.has_weighted_pool = false;
      rules.has_net_flow = false;  // since 2026-05: true
      rules.price_average = PriceAverage::in_32_places;
      break;
    case Regime::price_2026_06:
      break;
    case Regime::gate_2026_07:
      rules.gate.rule = GateRule::rank;
      break;
  }
  return rules;
}

}  // namespace flywheel::emission
