#pragma once

#include "kernels/base/ids.hpp"
#include "kernels/base/platform.hpp"

namespace flywheel::exchange {

/// A price that never moves. Units   USD per token.
struct ConstantPrice {
  double usd_per_token;

  FLYWHEEL_HD constexpr double operator()(TimeMs) const { return usd_per_token; }
};

}  // namespace flywheel::exchange
