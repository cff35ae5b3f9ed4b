#include "tests/unit/state/small_state.hpp"

#include <gtest/gtest.h>

namespace flywheel::state {

SmallState::SmallState(std::vector<std::uint32_t> const& capacity) {
  auto& agents = *tables.emplace_back(std::make_unique<Table>("io/agents", HostBackend{}, capacity));
  balance = agents.add<std::uint64_t>("balance_base_units");
  online = agents.add<std::uint8_t>("online");
  scratch = agents.add<double>("scratch", Keep::derived);
  auto& totals = *tables.emplace_back(std::make_unique<Table>("io", HostBackend{}, std::vector<std::uint32_t>{1, 1}));
  total = totals.add<double>("total");
  auto const token = ledger.token("IO", 8);
  treasury = ledger.book_account(token, "treasury");
  minted = ledger.flow(token, Verb::mint, "emission", Ledger::nowhere, treasury);
}

void SmallState::fill() {
  auto& agents = *tables[0];
  for (std::uint32_t row = 0; row < agents.slots(); ++row) {
    balance.data()[row] = 1'000'000'007ULL * (row + 1);
    online.data()[row] = static_cast<std::uint8_t>(row + 1);
    scratch.data()[row] = 0.5;
  }
  agents.set_used(std::vector<std::uint32_t>{2, 1});
  total.data()[0] = 1.25;
  total.data()[1] = -3e300;
  tables[1]->set_used(std::vector<std::uint32_t>{1, 1});
  ledger.post(WorldId{0}, minted, Amount{1} << 100);
  ledger.post(WorldId{1}, minted, 7);
}

CheckpointLabel small_label() {
  return {.program_version = "1.2.3",
          .scenario_file = "study/small.yaml",
          .overrides = {"seed=7"},
          .scenario_text = "flywheel: 1\ntime:\n  run: 730 d\n",
          .result_file = "small.h5",
          .seeds = {7, UINT64_MAX},
          .next_sample = 42,
          .reached_ms = 3'600'000};
}

std::string complaint_of(std::function<void()> const& action) {
  try {
    action();
  } catch (CheckpointError const& error) {
    return error.what();
  }
  ADD_FAILURE() << "no CheckpointError was thrown";
  return "";
}

}  // namespace flywheel::state
