#pragma once

#include <cstdint>

#include "kernels/base/wide_integer.hpp"

namespace flywheel::exchange {

/// A share of an amount, rounded down: the one rounding of fees, burns and cuts.
///     floor(amount x share / 10^6)
/// Shape   scalar -> scalar. Units   those of the amount; the share in parts per million.
/// Domain  every amount; a share above 10^6 may clamp at 2^64 - 1. Errors  none.
FLYWHEEL_HD constexpr std::uint64_t floored_share(std::uint64_t amount, std::uint32_t share_ppm) {
  return mul_div_floor(amount, std::uint64_t{share_ppm}, std::uint64_t{1'000'000});
}

/// What a hire costs each side on top of the compute itself.
///     fee = floor(compute x reservation_share) + floor(compute x payment_share), the latter by what is paid with
/// Shape   scalar -> scalar. Units   micro-USD.
/// Domain  shares whose sum is at most 10^6, so that a supplier is never left owing. Errors  none.
/// Source  io.net documentation, "Fees" (0.25 % and 2 % for renter and supplier alike); the separate floors are
/// assumed.
struct HireFees {
  std::uint32_t reservation_share_ppm;        // io.net: 2,500
  std::uint32_t payment_share_ppm;            // io.net: 20,000, of a side that pays or is paid in USDC
  std::uint32_t token_payment_share_ppm = 0;  // the same in the network's token; io.net: nothing

  FLYWHEEL_HD constexpr std::uint64_t reservation(std::uint64_t compute_micro_usd) const {
    return floored_share(compute_micro_usd, reservation_share_ppm);
  }

  FLYWHEEL_HD constexpr std::uint64_t payment(std::uint64_t compute_micro_usd, bool in_token) const {
    return floored_share(compute_micro_usd, in_token ? token_payment_share_ppm : payment_share_ppm);
  }

  /// On top of the compute cost, from the renter.
  FLYWHEEL_HD constexpr std::uint64_t renter(std::uint64_t compute_micro_usd, bool pays_in_token) const {
    return reservation(compute_micro_usd) + payment(compute_micro_usd, pays_in_token);
  }

  /// Out of the payment, from the supplier.
  FLYWHEEL_HD constexpr std::uint64_t supplier(std::uint64_t payment_micro_usd, bool paid_in_token) const {
    return reservation(payment_micro_usd) + payment(payment_micro_usd, paid_in_token);
  }
};

}  // namespace flywheel::exchange
