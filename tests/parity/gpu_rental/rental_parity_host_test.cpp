#include "tests/parity/gpu_rental/rental_parity.hpp"

std::vector<std::uint64_t> flywheel::domain::rentals_on_backend(RentalCase const& which) {
  return run_rentals(HostBackend{4}, which);
}

std::string flywheel::domain::unavailable_reason() {
  return {};
}
