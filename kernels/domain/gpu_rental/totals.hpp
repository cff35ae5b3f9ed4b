#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::domain {

/// What happened in one domain since the host last looked. Money in micro-USD.
/// The first group are flows; escrow_change and earned_change are summed where the columns are written, apart from the
/// flows, so that the ledger can hold one against the other:
///     escrow_change = prepaid - supplier_gross - refunded,   earned_change = supplier_gross - supplier_fees
struct RentalTotals {
  std::uint64_t prepaid;         // compute cost of accepted orders, from outside into escrow
  std::uint64_t renter_fees;     // from outside to the treasury
  std::uint64_t supplier_gross;  // from escrow, before the supplier's fees
  std::uint64_t supplier_fees;   // from escrow to the treasury
  std::uint64_t refunded;        // from escrow back outside
  std::int64_t escrow_change;
  std::int64_t earned_change;

  std::uint64_t orders;
  std::uint64_t served;
  std::uint64_t rejected;
  std::uint64_t gpu_hours_ordered;
  std::uint64_t gpu_hours_unmet;
  std::uint64_t hired_gpu_ms;  // up to the last payout or the end of each hire, whether paid or not
  std::uint64_t jobs_broken;   // hires that lost their device before their end; a job may lose several
  std::uint64_t customers_lost;
  std::uint64_t failures;
  std::uint64_t repairs;
  std::uint64_t caught;              // disguised devices found out
  std::uint64_t wrongly_banned;      // honest devices
  std::uint64_t hires_of_disguised;  // given back by their customers

  FLYWHEEL_HD void merge(RentalTotals const& other) {
    auto* const mine = reinterpret_cast<std::uint64_t*>(this);
    auto const* const theirs = reinterpret_cast<std::uint64_t const*>(&other);
    for (unsigned i = 0; i < sizeof(RentalTotals) / sizeof(std::uint64_t); ++i) mine[i] += theirs[i];
  }
};

}  // namespace flywheel::domain
