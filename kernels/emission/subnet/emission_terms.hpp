#pragma once

#include "kernels/base/fixed_point.hpp"
#include "kernels/emission/subnet/emission_rules.hpp"

namespace flywheel::emission {

/// What one block brings a subnet, in 32 binary places: floored to base units where it is booked.
struct SubnetTerms {
  U96F32 tao;         // its share of the block's TAO
  U96F32 tao_in;      // liquidity
  U96F32 alpha_in;    // liquidity
  U96F32 alpha_out;   // for owner, miners, validators
  U96F32 excess_tao;  // buys alpha from the pool
  bool is_subsidised;
};

/// What the terms of a block rest on.
struct TermsInput {
  U96F32 tao;
  U96F32 price;           // the pool's, cut to 32 places
  U96F32 alpha_emission;  // IssuanceHalving of the subnet's alpha
  U96F32 block_emission;  // TAO minted by the block
  U96F32 root_proportion;
};

/// Splits a subnet's TAO between liquidity and a purchase.
///     alpha_in = min(tao / price, cap), tao_in = tao, or alpha_in price where the cap binds; excess = tao - tao_in
///     cap: root proportion x alpha emission (2026), min(alpha emission, block emission) (2025-11)
///     2025-02: price < tao / block emission: tao_in = price x block emission, alpha_in = alpha emission; else no
///     excess 2024: no pool; the TAO itself is what is paid out
/// Units   base units. Domain  a price of 0 gives alpha_in = 0 (2025-02: the alpha emission). Errors  none.
/// Source  subtensor, coinbase/run_coinbase.rs, get_subnet_terms, at the commits of EmissionRules; vectors chain.
struct EmissionTerms {
  InjectionRule rule;

  FLYWHEEL_HD constexpr SubnetTerms operator()(TermsInput const& of) const {
    switch (rule) {
      case InjectionRule::none:
        return {of.tao, U96F32::zero(), U96F32::zero(), of.tao, U96F32::zero(), false};
      case InjectionRule::price_or_subsidy:
        return price_or_subsidy(of);
      case InjectionRule::capped_by_emission:
        return capped(of, of.alpha_emission < of.block_emission ? of.alpha_emission : of.block_emission);
      case InjectionRule::capped_by_root_weight:
        break;
    }
    return capped(of, saturating_multiply(of.root_proportion, of.alpha_emission));
  }

 private:
  FLYWHEEL_HD static constexpr SubnetTerms capped(TermsInput const& of, U96F32 cap) {
    SubnetTerms terms{of.tao, of.tao, safe_divide(of.tao, of.price), of.alpha_emission, {}, false};
    if (terms.alpha_in > cap) {
      terms.alpha_in = cap;
      terms.tao_in = saturating_multiply(cap, of.price);
    }
    terms.excess_tao = saturating_subtract(of.tao, terms.tao_in);
    return terms;
  }

  FLYWHEEL_HD static constexpr SubnetTerms price_or_subsidy(TermsInput const& of) {
    if (of.price < safe_divide(of.tao, of.block_emission)) {
      auto const tao_in = saturating_multiply(of.price, of.block_emission);
      return {of.tao, tao_in, of.alpha_emission, of.alpha_emission, saturating_subtract(of.tao, tao_in), true};
    }
    return {of.tao, of.tao, divide_or(of.tao, of.price, of.alpha_emission), of.alpha_emission, {}, false};
  }
};

}  // namespace flywheel::emission
