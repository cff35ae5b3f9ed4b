#include "sim/app/replay/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "kernels/base/launch.hpp"
#include "sim/verify/bittensor/epoch_run.hpp"
#include "sim/verify/device_copies.hpp"

namespace flywheel::app::replay {
namespace {

using verify::bittensor::EpochCase;
using verify::bittensor::YumaTables;

/// The inputs of one epoch after another.
class Inputs {
 public:
  explicit Inputs(Snapshot const& snapshot) : epochs_{snapshot.epochs()} {}

  void apply(std::uint32_t epoch, EpochCase& subnet) const {
    if (epoch < epochs_.size()) return prepare_epoch(epochs_[epoch], subnet);
    subnet.clock.last_step_block = subnet.clock.current_block;  // bonds on all who are registered count by now
  }

 private:
  std::vector<verify::Field> const& epochs_;
};

void check_emission(Snapshot const& snapshot, std::uint32_t epochs) {
  Inputs const inputs{snapshot};
  auto subnet = snapshot.start();
  UInt128 sum = 0;
  for (std::uint32_t epoch = 0; epoch < epochs; ++epoch) {
    if (epoch < snapshot.epochs().size()) inputs.apply(epoch, subnet);
    sum += subnet.clock.emission_rao;
  }
  if (sum >> 63 == 0) return;
  throw verify::VectorFaults{{{snapshot.file(), snapshot.case_name(), "input.epochs",
                               fmt::format("expected emission that sums to less than 2^63 rao over {} epochs, got {}",
                                           epochs, to_decimal_text(sum))}}};
}

void run_once(YumaTables& tables, Device const& device) {
  launch(device, [&](auto const& on) {
    verify::DeviceCopies copies{on};
    yuma_epoch(on, yuma_columns(tables, copies, on, tables.subnets()));
    copies.bring_back();
  });
  bool const is_done = std::all_of(tables.status.begin(), tables.status.end(),
                                   [](auto status) { return status == scoring::YumaStatus::done; });
  if (!is_done) throw std::logic_error{"the epoch's memory was too small"};
}

/// One subnet's rows of a column over all subnets.
template <class T>
std::vector<T> rows_of(std::vector<T> const& column, std::uint32_t first, std::uint32_t count) {
  auto const begin = column.begin() + static_cast<std::ptrdiff_t>(first);
  return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

void add_rows(std::vector<std::uint64_t>& sums, std::vector<std::uint64_t> const& column, std::uint32_t first) {
  for (std::uint32_t uid = 0; uid < sums.size(); ++uid) sums[uid] += column[first + uid];
}

/// Takes an epoch's pay, and gives the next epoch its permits and bonds.
void take(YumaTables const& tables, std::uint32_t variant, EpochCase& subnet, Outcome& outcome) {
  auto const first = tables.offsets[variant];
  auto const count = static_cast<std::uint32_t>(subnet.neurons());
  add_rows(outcome.emission_rao, tables.combined, first);
  add_rows(outcome.incentive_rao, tables.server, first);
  add_rows(outcome.dividends_rao, tables.validator, first);
  subnet.permits = rows_of(tables.permits, first, count);
  for (std::uint32_t uid = 0; uid < count; ++uid) subnet.bonds[uid] = tables.bonds_of(first + uid);
}

void take_last(YumaTables const& tables, std::uint32_t variant, EpochCase const& subnet, Outcome& outcome) {
  auto const first = tables.offsets[variant];
  auto const count = static_cast<std::uint32_t>(subnet.neurons());
  outcome.stake_weight = rows_of(tables.stake_weight, first, count);
  outcome.consensus = rows_of(tables.consensus, first, count);
  outcome.incentive = rows_of(tables.incentive, first, count);
  outcome.dividends = rows_of(tables.dividends, first, count);
  outcome.validator_trust = rows_of(tables.validator_trust, first, count);
  outcome.permits = subnet.permits;
  outcome.sets_weights.resize(count);
  outcome.is_weighed.resize(count);
  for (std::uint32_t uid = 0; uid < count; ++uid) {
    outcome.sets_weights[uid] = subnet.weights[uid].empty() ? 0 : 1;
    for (auto const& [to, weight] : subnet.weights[uid]) {
      if (weight > 0 && to != uid) outcome.is_weighed[to] = 1;
    }
  }
}

Outcome blank(std::size_t neurons) {
  Outcome outcome;
  for (auto* column : {&outcome.emission_rao, &outcome.incentive_rao, &outcome.dividends_rao}) column->resize(neurons);
  return outcome;
}

}  // namespace

std::vector<Outcome> run_epochs(Snapshot const& snapshot, std::vector<scoring::YumaParameters> const& variants,
                                std::uint32_t epochs, Device const& device) {
  check_emission(snapshot, epochs);
  Inputs const inputs{snapshot};
  std::vector<EpochCase> subnets(variants.size(), snapshot.start());
  std::vector<Outcome> outcomes(variants.size(), blank(snapshot.neurons()));
  for (std::uint32_t epoch = 0; epoch < epochs; ++epoch) {
    YumaTables tables;
    for (std::size_t i = 0; i < variants.size(); ++i) {
      subnets[i].parameters = variants[i];
      inputs.apply(epoch, subnets[i]);
      add_case(tables, subnets[i]);
    }
    run_once(tables, device);
    for (std::uint32_t i = 0; i < variants.size(); ++i) {
      take(tables, i, subnets[i], outcomes[i]);
      if (epoch + 1 == epochs) take_last(tables, i, subnets[i], outcomes[i]);
    }
  }
  return outcomes;
}

}  // namespace flywheel::app::replay
