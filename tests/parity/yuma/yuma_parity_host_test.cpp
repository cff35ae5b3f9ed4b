#include "tests/parity/yuma/run_epochs.hpp"
#include "tests/parity/yuma/yuma_parity.hpp"

flywheel::verify::bittensor::YumaTables flywheel::scoring::test::epochs_on_backend(YumaParityCase const& which) {
  return run_epochs(HostBackend{4}, which);
}

std::string flywheel::scoring::test::unavailable_reason() {
  return {};
}
