#pragma once

#include "kernels/base/fixed_point.hpp"

namespace flywheel::emission {

/// How the root network's members divided a block's TAO among subnets, until February 2025: what they weigh by stake,
/// times a sigmoid of the stake that gives a subnet any weight at all.
///     s_i = stake_i / sum;   R_j = sum_i s_i w_ij;   T_j = sum_i s_i [w_ij > 0] / sum_i s_i
///     weighed_j = C_j R_j,   C_j = 1 / (1 + exp(-rho (T_j - kappa)));   share_j = weighed_j / sum_j weighed_j
/// Shape   one subnet. Units   w in 1/65535 of a row's greatest weight; 64 binary places, each operation cut.
/// Domain  0 <= T <= 1, rho <= 40. Errors  0 where e^(rho ...) overflows.
/// Source  subtensor 00a7d6e6, pallets/subtensor/src/root.rs, root_epoch.
struct RootVote {
  I64F64 kappa;  // of 65535, cut
  I64F64 rho;

  FLYWHEEL_HD static constexpr RootVote of(std::uint16_t kappa, std::uint16_t rho) {
    return {safe_divide(I64F64::from_integer(kappa), I64F64::from_integer(65'535)), I64F64::from_integer(rho)};
  }

  FLYWHEEL_HD constexpr I64F64 weighed(I64F64 rank, I64F64 trust) const {
    auto const heat = saturating_multiply(saturating_subtract(trust, kappa), rho);
    auto const power = checked_exp(saturating_subtract(I64F64::zero(), heat));
    if (!power.in_range) return I64F64::zero();
    auto const consensus = safe_divide(I64F64::one(), saturating_add(I64F64::one(), power.value));
    return saturating_multiply(consensus, rank);
  }
};

}  // namespace flywheel::emission
