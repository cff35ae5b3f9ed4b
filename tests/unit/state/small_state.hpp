#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/state/checkpoint.hpp"
#include "sim/state/ledger.hpp"
#include "sim/state/table.hpp"
#include "tests/support/test_folder.hpp"

namespace flywheel::state {

/// Two worlds of agents, a table of totals and a ledger, as an economy would declare them.
struct SmallState {
  explicit SmallState(std::vector<std::uint32_t> const& capacity);

  /// Values that no zeroed memory has, in every slot, live or not.
  void fill();

  std::vector<std::unique_ptr<Table>> tables;
  Column<std::uint64_t> balance;
  Column<std::uint8_t> online;
  Column<double> scratch;  // derived
  Column<double> total;
  Ledger ledger{2};
  AccountClassId treasury;
  FlowId minted;
};

CheckpointLabel small_label();

/// What the action complains about; a failure of the test where it does not.
[[nodiscard]] std::string complaint_of(std::function<void()> const& action);

}  // namespace flywheel::state
