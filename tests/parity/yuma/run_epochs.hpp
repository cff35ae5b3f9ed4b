#pragma once

#include "sim/verify/device_copies.hpp"
#include "tests/parity/yuma/yuma_cases.hpp"

namespace flywheel::scoring::test {

template <class Backend>
verify::bittensor::YumaTables run_epochs(Backend const& on, YumaParityCase const& which) {
  auto tables = yuma_parity_tables(which);
  for (int epoch = 0; epoch < yuma_parity_epochs; ++epoch) {
    verify::DeviceCopies copies{on};
    yuma_epoch(on, yuma_columns(tables, copies, on, which.slots));
    copies.bring_back();
    for (auto& clock : tables.clock) {
      clock.last_step_block = clock.current_block;
      clock.current_block += 360;
    }
  }
  return tables;
}

}  // namespace flywheel::scoring::test
