#include "sim/verify/bittensor/epoch_run.hpp"

#include <algorithm>
#include <stdexcept>

#include "kernels/base/launch.hpp"
#include "kernels/scoring/yuma/liquid_alpha.hpp"
#include "sim/verify/device_copies.hpp"

namespace flywheel::verify::bittensor {

void add_case(YumaTables& tables, EpochCase const& subnet) {
  auto const neurons = static_cast<std::uint32_t>(subnet.neurons());
  std::uint64_t rows = 0;
  for (std::size_t uid = 0; uid < neurons; ++uid)
    rows += subnet.weights[uid].empty() && subnet.bonds[uid].empty() ? 0 : 1;
  auto const first = static_cast<std::ptrdiff_t>(tables.neurons());
  tables.add_subnet(subnet.parameters, subnet.clock, neurons, rows * neurons);
  std::copy(subnet.last_update.begin(), subnet.last_update.end(), tables.last_update.begin() + first);
  std::copy(subnet.registration.begin(), subnet.registration.end(), tables.registration.begin() + first);
  std::copy(subnet.alpha_stake.begin(), subnet.alpha_stake.end(), tables.alpha_stake.begin() + first);
  std::copy(subnet.tao_stake.begin(), subnet.tao_stake.end(), tables.tao_stake.begin() + first);
  std::copy(subnet.permits.begin(), subnet.permits.end(), tables.permits.begin() + first);
  tables.commits.insert(tables.commits.end(), subnet.commits.begin(), subnet.commits.end());
  for (auto const& row : subnet.weights) tables.add_weights(row);
  tables.set_bonds(tables.subnets() - 1, subnet.bonds);
}

namespace {

YumaTables tables_of(EpochCase const& subnet) {
  YumaTables tables;
  add_case(tables, subnet);
  tables.ask_for_raw();
  return tables;
}

/// Gives a row of the stages to every neuron that has weights or bonds. All alphas begin as those of nothing held.
void lay_out_stages(EpochCase const& subnet, EpochResult& result) {
  result.row_of.assign(subnet.neurons(), scoring::no_stage_row);
  for (std::size_t uid = 0; uid < subnet.neurons(); ++uid) {
    if (!subnet.weights[uid].empty() || !subnet.bonds[uid].empty()) result.row_of[uid] = result.stage_rows++;
  }
  std::size_t const matrix = std::size_t{result.stage_rows} * subnet.neurons();
  result.stages.assign(matrix * scoring::yuma_stages, 0);
  auto const at_rest = scoring::AlphaSigmoid{factors_of(subnet.parameters, subnet.clock)}.at(I32F32::zero());
  auto const first = matrix * static_cast<std::size_t>(scoring::YumaStage::liquid_alphas);
  auto const alphas = result.stages.begin() + static_cast<std::ptrdiff_t>(first);
  std::fill(alphas, alphas + static_cast<std::ptrdiff_t>(matrix), at_rest.bits);
}

template <class Backend>
void run_on(Backend const& on, EpochResult& result) {
  DeviceCopies copies{on};
  auto const columns = yuma_columns(result.after, copies, on, 1);
  scoring::YumaStages const stages{copies(result.stages), copies(result.row_of), result.stage_rows,
                                   result.after.neurons()};
  yuma_epoch_in_stages(on, columns, stages);
  copies.bring_back();
}

}  // namespace

EpochResult run_epoch(EpochCase const& subnet, Device const& device) {
  EpochResult result{tables_of(subnet), {}, {}, {}, 0};
  lay_out_stages(subnet, result);
  launch(device, [&](auto const& on) { run_on(on, result); });
  if (result.after.status[0] != scoring::YumaStatus::done) throw std::logic_error{"the epoch's memory was too small"};
  for (std::uint32_t uid = 0; uid < result.after.neurons(); ++uid) result.bonds.push_back(result.after.bonds_of(uid));
  return result;
}

}  // namespace flywheel::verify::bittensor
