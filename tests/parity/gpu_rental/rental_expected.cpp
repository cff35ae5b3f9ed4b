#include "tests/parity/gpu_rental/rental_cases.hpp"

std::vector<std::uint64_t> flywheel::domain::expected_rentals(RentalCase const& which) {
  return run_rentals(HostBackend{1}, which);
}
