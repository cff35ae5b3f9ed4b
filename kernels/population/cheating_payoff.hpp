#pragma once

#include "kernels/base/portable_math.hpp"

namespace flywheel::population {

/// Whether cheating pays, and what detection would deter it.
///     V_h = y_h + d V_h
///     V_c = y_c - c + d [(1 - lambda) V_c + lambda (V_r - L)],   L = s S + a A,  V_r what a caught agent goes on with
///     cheat iff V_c > V_h;   deterring hazard lambda* = (y_c - y_h - c) / (d (L + V_h - V_r))
/// Without discount and with V_r = V_h this is (y_c - y_h - c) / lambda > L.
/// Shape   scalars -> scalars. Units   USD per step for flows, USD for L and values; a step is whatever lambda counts.
/// Domain  0 < d <= 1; lambda in [0, 1]. With d = 1 the continuation is endless and the comparison is by lambda*.
/// Errors  a hazard that no detection reaches is infinite; nothing to gain gives 0.
/// Source  reference behaviour 1 [D]; Becker, Journal of Political Economy 76(2), 1968.
struct CheatingPayoff {
  double honest_income;    // y_h, after running costs
  double cheating_income;  // y_c
  double extra_cost;       // c, of the disguise
  double lost_if_caught;   // L: slashed stake and rewards not yet paid
  double identity_cost;    // K, of a new account
  double discount;         // d, of one step

  /// What an honest identity is worth. Domain  d < 1.
  FLYWHEEL_HD double honest_value() const { return honest_income / (1.0 - discount); }

  /// What a cheat is worth who, once caught, makes a new identity and cheats again: V_r = V_c - K. Domain  d < 1.
  FLYWHEEL_HD double value_of_repeating(double hazard) const {
    return (cheating_income - extra_cost - discount * hazard * (lost_if_caught + identity_cost)) / (1.0 - discount);
  }

  /// What a cheat is worth who is out for good once caught: V_r = 0. Domain  d < 1 or hazard > 0.
  FLYWHEEL_HD double value_once(double hazard) const {
    return (cheating_income - extra_cost - discount * hazard * lost_if_caught) / (1.0 - discount * (1.0 - hazard));
  }

  /// The hazard that deters a cheat who would repeat: gain / (d (L + K)).
  FLYWHEEL_HD double deterring_hazard_of_repeating() const {
    return ratio(cheating_income - honest_income - extra_cost, discount * (lost_if_caught + identity_cost));
  }

  /// The hazard that deters a cheat who loses the identity for good: gain / (d (L + V_h)). Domain  d < 1.
  FLYWHEEL_HD double deterring_hazard_once() const {
    return ratio(cheating_income - honest_income - extra_cost, discount * (lost_if_caught + honest_value()));
  }

  /// Cheats who repeat are the rule where identities can be bought.
  FLYWHEEL_HD bool pays(double hazard) const { return hazard < deterring_hazard_of_repeating(); }

 private:
  FLYWHEEL_HD static double ratio(double gain, double loss) {
    if (!(gain > 0.0)) return 0.0;
    return loss > 0.0 ? gain / loss : portable::infinity();
  }
};

}  // namespace flywheel::population
