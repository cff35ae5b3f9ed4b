#pragma once

#include <cstdint>
#include <vector>

#include "tests/support/backend_copies.hpp"
#include "tests/unit/gpu_rental/random_rentals.hpp"

namespace flywheel::domain {

/// Markets in which everything happens, for some days, listed anew every day.
struct RentalCase {
  char const* name;
  std::uint32_t seed;
  std::uint32_t domains;
  RentalSizes sizes;
  TimeMs days;
};

inline RentalCase const rental_cases[] = {{"ManySmallMarkets", 1, 200, {40, 12, 1'000, 6'000}, 20},
                                          {"FewLargeMarkets", 2, 3, {5'000, 600, 20'000, 100'000}, 5}};

/// The state of all tables after the case's days; empty where the case's tables had too little room.
template <class Backend>
std::vector<std::uint64_t> run_rentals(Backend const& on, RentalCase const& which) {
  auto market = random_rentals(which.domains, which.seed, which.sizes);
  std::vector<TimeMs> until(1);
  for (TimeMs day = 1; day <= which.days; ++day) {
    until[0] = day * test_day;
    BackendCopies<Backend> copies{on};
    auto rental = market.rental(copies);
    rental.until_ms = copies(until);
    advance_rentals(on, rental);
    refresh_rentals(on, rental, rental.until_ms);
    copies.bring_back();
    if (market.needs_room()) return {};
  }
  return state_of(market);
}

/// The host's answer on one thread, compiled by the host compiler in both programs.
std::vector<std::uint64_t> expected_rentals(RentalCase const& which);

}  // namespace flywheel::domain
