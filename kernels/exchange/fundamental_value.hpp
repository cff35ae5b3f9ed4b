#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::exchange {

/// What fundamentalists believe a token to be worth: a price, and in part a multiple of what customers pay in a year.
///     value = ((1 - w) price + w multiple 365 paid / circulating) shock
/// Shape   scalars -> USD per token. Units   USD per token; paid in micro-USD of one day; circulating in tokens.
/// Domain  0 <= w <= 1; what is paid back counts against what is paid. Where nothing circulates revenue backs nothing.
/// Errors  none. Source  valuation by a multiple of revenue, as of equities: assumed.
struct FundamentalValue {
  double usd_per_token;
  double revenue_weight;  // w
  double revenue_multiple;

  FLYWHEEL_HD constexpr double operator()(std::int64_t paid_micro_usd_of_day, double circulating_tokens,
                                          double shock_factor) const {
    double const usd_per_year = static_cast<double>(paid_micro_usd_of_day) / 1e6 * 365.0;
    double const by_revenue = circulating_tokens > 0 ? revenue_multiple * usd_per_year / circulating_tokens : 0.0;
    return ((1.0 - revenue_weight) * usd_per_token + revenue_weight * by_revenue) * shock_factor;
  }
};

}  // namespace flywheel::exchange
