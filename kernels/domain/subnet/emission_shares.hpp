#pragma once

#include "kernels/domain/subnet/columns.hpp"
#include "kernels/emission/subnet/emission_gate.hpp"

namespace flywheel::domain {

/// The shares of one world's subnets in one block's TAO, step by step; each step leaves them in `subnets.share`.
struct EmissionShares {
  SubnetColumns const& subnets;
  ChainRules const& rules;
  std::uint32_t first;
  std::uint32_t last;

  /// Writes the shares and says whether root's alpha is sold. Gated at `block`.
  FLYWHEEL_HD void operator()(ChainState& state, std::uint64_t block) const {
    auto const prices = sum_of_moving_prices();
    state.moving_price_sum = prices;
    state.does_root_sell = prices > U64F64::one();
    switch (rules.emission.shares) {
      case emission::ShareRule::root_weights:
        for (auto row = first; row < last; ++row)
          subnets.share[row] = is_eligible(row) ? subnets.root_weight[row] : none();
        break;
      case emission::ShareRule::moving_price:
        by_price(prices);
        break;
      case emission::ShareRule::tao_flow:
        by_flow();
        break;
      case emission::ShareRule::unburned_price:
        by_unburned_price(prices);
        break;
    }
    if (rules.emission.gate.rule != emission::GateRule::none) through_gate(state, block);
    to_enabled_subnets();
  }

  FLYWHEEL_HD bool is_eligible(std::uint32_t row) const { return subnets.rules[row].is_eligible; }

 private:
  FLYWHEEL_HD static U64F64 none() { return U64F64::zero(); }

  FLYWHEEL_HD U64F64 price(std::uint32_t row) const { return U64F64::from_fixed(subnets.moving_price[row]); }

  FLYWHEEL_HD U64F64 sum_of_moving_prices() const {
    auto sum = none();
    for (auto row = first; row < last; ++row) {
      if (is_eligible(row)) sum = saturating_add(sum, price(row));
    }
    return sum;
  }

  FLYWHEEL_HD U64F64 sum_of_shares() const {
    auto sum = none();
    for (auto row = first; row < last; ++row) sum = saturating_add(sum, subnets.share[row]);
    return sum;
  }

  FLYWHEEL_HD void by_price(U64F64 prices) const {
    for (auto row = first; row < last; ++row) {
      subnets.share[row] = is_eligible(row) ? safe_divide(price(row), prices) : none();
    }
  }

  FLYWHEEL_HD void by_unburned_price(U64F64 prices) const {
    by_price(prices);
    for (auto row = first; row < last; ++row) {
      auto const burned = U64F64::from_fixed(subnets.miner_burned[row]);
      auto const kept = saturating_subtract(U64F64::one(), burned < U64F64::one() ? burned : U64F64::one());
      if (burned > none()) subnets.share[row] = saturating_multiply(subnets.share[row], kept);
    }
    auto const sum = sum_of_shares();
    if (sum == none()) return by_price(prices);
    for (auto row = first; row < last; ++row) subnets.share[row] = safe_divide(subnets.share[row], sum);
  }

  FLYWHEEL_HD void by_flow() const {
    auto const scale = average_flows();
    auto least = I64F64::zero();
    for (auto row = first; row < last; ++row) {
      if (is_eligible(row) && flow(row, scale) < least) least = flow(row, scale);
    }
    auto const limit = least < rules.flow_cutoff ? rules.flow_cutoff : least;
    auto largest = none();
    std::uint32_t count = 0;
    for (auto row = first; row < last; ++row) {
      subnets.share[row] = is_eligible(row) ? emission::flow_above(flow(row, scale), limit) : none();
      largest = subnets.share[row] > largest ? subnets.share[row] : largest;
      count += is_eligible(row) ? 1 : 0;
    }
    if (largest == none()) return;
    auto const weigh = emission::FlowWeight::of(largest, count, rules.flow_exponent);
    for (auto row = first; row < last; ++row) {
      if (subnets.share[row] > none()) subnets.share[row] = weigh(subnets.share[row]);
    }
    auto const sum = sum_of_shares();
    for (auto row = first; row < last; ++row) subnets.share[row] = safe_divide(subnets.share[row], sum);
  }

  FLYWHEEL_HD I64F64 flow(std::uint32_t row, I64F64 scale) const {
    if (!rules.emission.has_net_flow) return subnets.user_flow_average[row];
    return emission::net_flow(subnets.user_flow_average[row], subnets.protocol_flow_average[row], scale);
  }

  /// Takes the block's flows into the averages; returns the scale of protocol flow.
  FLYWHEEL_HD I64F64 average_flows() const {
    auto const average = rules.flow_average.step();
    auto users = I64F64::zero();
    auto protocol = I64F64::zero();
    for (auto row = first; row < last; ++row) {
      if (!is_eligible(row)) continue;
      auto& user_average = subnets.user_flow_average[row];
      auto& protocol_average = subnets.protocol_flow_average[row];
      user_average = average(user_average, subnets.user_flow[row]);
      protocol_average = average(protocol_average, subnets.protocol_flow[row]);
      subnets.user_flow[row] = 0;
      subnets.protocol_flow[row] = 0;
      if (user_average > I64F64::zero()) users = saturating_add(users, user_average);
      if (protocol_average > I64F64::zero()) protocol = saturating_add(protocol, protocol_average);
    }
    return emission::protocol_scale(users, protocol);
  }

  FLYWHEEL_HD void through_gate(ChainState& state, std::uint64_t block) const {
    auto const& gate = rules.emission.gate;
    if (state.gate_threshold == none() || block % gate.refresh_blocks == 0) {
      auto const found = emission::GateThreshold{gate}(subnets.share + first, last - first);
      if (found > none()) state.gate_threshold = found;  // without any share the old one stays
    }
    for (auto row = first; row < last; ++row) {
      subnets.ungated_share[row] = subnets.share[row];
      subnets.share[row] = emission::gated_share(subnets.share[row], state.gate_threshold, gate.exponent);
    }
    auto const passed = sum_of_shares();
    for (auto row = first; row < last; ++row) {
      subnets.share[row] = passed > none() ? safe_divide(subnets.share[row], passed) : subnets.ungated_share[row];
    }
  }

  FLYWHEEL_HD void to_enabled_subnets() const {
    bool is_any_disabled = false;
    auto enabled = none();
    for (auto row = first; row < last; ++row) {
      if (!is_eligible(row)) continue;
      if (subnets.rules[row].is_emission_enabled) {
        enabled = saturating_add(enabled, subnets.share[row]);
      } else {
        is_any_disabled = true;
        subnets.share[row] = none();
      }
    }
    if (!is_any_disabled) return;
    for (auto row = first; row < last; ++row) subnets.share[row] = safe_divide(subnets.share[row], enabled);
  }
};

}  // namespace flywheel::domain
