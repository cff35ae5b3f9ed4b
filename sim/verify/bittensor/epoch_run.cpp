#include "sim/verify/bittensor/epoch_run.hpp"

#include <algorithm>
#include <stdexcept>

#include "kernels/base/launch.hpp"
#include "kernels/scoring/yuma/liquid_alpha.hpp"
#include "kernels/scoring/yuma_epoch.hpp"
#include "sim/verify/device_column.hpp"

namespace flywheel::verify::bittensor {
namespace {

/// Sparse rows one after another.
struct FlatRows {
  std::vector<std::uint64_t> first;
  std::vector<std::uint32_t> count;
  std::vector<std::uint16_t> uid;
  std::vector<std::uint16_t> value;

  explicit FlatRows(std::vector<SparseRow> const& rows) {
    for (auto const& row : rows) {
      first.push_back(uid.size());
      count.push_back(static_cast<std::uint32_t>(row.size()));
      for (auto const& [of, stored] : row) {
        uid.push_back(of);
        value.push_back(stored);
      }
    }
  }

  [[nodiscard]] std::vector<SparseRow> rows() const {
    std::vector<SparseRow> all(first.size());
    for (std::size_t row = 0; row < all.size(); ++row) {
      for (std::uint64_t at = first[row]; at < first[row] + count[row]; ++at) all[row].emplace_back(uid[at], value[at]);
    }
    return all;
  }
};

/// Gives a row of the stages to every neuron that has weights or bonds. All alphas begin as those of nothing held.
void lay_out_stages(EpochCase const& subnet, EpochResult& result) {
  result.row_of.assign(subnet.neurons(), scoring::no_stage_row);
  for (std::size_t uid = 0; uid < subnet.neurons(); ++uid) {
    if (!subnet.weights[uid].empty() || !subnet.bonds[uid].empty()) result.row_of[uid] = result.stage_rows++;
  }
  std::size_t const matrix = std::size_t{result.stage_rows} * subnet.neurons();
  result.stages.assign(matrix * scoring::yuma_stages, 0);
  auto const at_rest = scoring::AlphaSigmoid{factors_of(subnet.parameters, subnet.clock)}.at(I32F32::zero());
  auto const alphas = result.stages.begin() +
                      static_cast<std::ptrdiff_t>(matrix * static_cast<std::size_t>(scoring::YumaStage::liquid_alphas));
  std::fill(alphas, alphas + static_cast<std::ptrdiff_t>(matrix), at_rest.bits);
}

template <class Backend>
struct EpochColumns {
  explicit EpochColumns(Backend const& to, std::size_t rows) : on{to}, neurons{rows} {}

  template <class T>
  [[nodiscard]] DeviceColumn<T, Backend> out() const {
    return {on, std::vector<T>(neurons)};
  }

  Backend on;
  std::size_t neurons;
};

std::uint32_t rows_needed(EpochCase const& subnet) {
  std::uint32_t rows = 0;
  for (std::size_t uid = 0; uid < subnet.neurons(); ++uid) {
    bool const has_weights = !subnet.weights[uid].empty();
    rows += has_weights || !subnet.bonds[uid].empty() ? 1 : 0;
  }
  return rows;
}

template <class Backend>
EpochResult run_on(Backend const& on, EpochCase const& subnet) {
  auto const neurons = static_cast<std::uint32_t>(subnet.neurons());
  scoring::YumaShape const shape{neurons, std::max(rows_needed(subnet), 1u)};
  EpochResult result;
  lay_out_stages(subnet, result);
  EpochColumns<Backend> const columns{on, neurons};
  FlatRows const weights{subnet.weights};
  FlatRows bonds{subnet.bonds};
  std::size_t const bond_entries = std::max(bonds.uid.size(), std::size_t{shape.most_rows} * neurons);
  bonds.uid.resize(bond_entries);
  bonds.value.resize(bond_entries);

  DeviceColumn const offsets{on, std::vector<std::uint32_t>{0, neurons}};
  DeviceColumn const parameters{on, std::vector{subnet.parameters}};
  DeviceColumn const clock{on, std::vector{subnet.clock}};
  DeviceColumn const last_update{on, subnet.last_update};
  DeviceColumn const registration{on, subnet.registration};
  DeviceColumn const alpha{on, subnet.alpha_stake};
  DeviceColumn const tao{on, subnet.tao_stake};
  DeviceColumn const commits{on, subnet.commits};
  DeviceColumn const weight_first{on, weights.first};
  DeviceColumn const weight_count{on, weights.count};
  DeviceColumn const weight_uid{on, weights.uid};
  DeviceColumn const weight_value{on, weights.value};
  DeviceColumn const bonds_of_subnet{on, std::vector<std::uint64_t>{0, bond_entries}};
  DeviceColumn const bond_first{on, bonds.first};
  DeviceColumn const bond_count{on, bonds.count};
  DeviceColumn const bond_uid{on, bonds.uid};
  DeviceColumn const bond_value{on, bonds.value};
  DeviceColumn const permits{on, subnet.permits};
  auto const active = columns.template out<std::uint8_t>();
  auto const stake_weight = columns.template out<std::uint16_t>();
  auto const consensus = columns.template out<std::uint16_t>();
  auto const incentive = columns.template out<std::uint16_t>();
  auto const dividends = columns.template out<std::uint16_t>();
  auto const trust = columns.template out<std::uint16_t>();
  auto const server = columns.template out<std::uint64_t>();
  auto const validator = columns.template out<std::uint64_t>();
  auto const combined = columns.template out<std::uint64_t>();
  auto const raw_stake = columns.template out<I32F32>();
  auto const raw_active = columns.template out<I32F32>();
  auto const raw_consensus = columns.template out<I32F32>();
  auto const raw_trust = columns.template out<I32F32>();
  auto const raw_incentive = columns.template out<I32F32>();
  auto const raw_dividends = columns.template out<I32F32>();
  auto const raw_bonds = columns.template out<I32F32>();
  auto const raw_combined = columns.template out<I32F32>();
  DeviceColumn const status{on, std::vector<scoring::YumaStatus>(1)};
  DeviceColumn const scratch{on, std::vector<std::byte>(scoring::yuma_scratch_bytes(on, shape, 1))};
  DeviceColumn const cells{on, result.stages};
  DeviceColumn const row_of{on, result.row_of};

  yuma_epoch_in_stages(
      on,
      scoring::YumaEpoch{
          {offsets.data(), nullptr, 1},
          parameters.data(),
          clock.data(),
          {last_update.data(), registration.data(), alpha.data(), tao.data(),
           subnet.commits.empty() ? nullptr : commits.data()},
          {weight_first.data(), weight_count.data(), weight_uid.data(), weight_value.data()},
          {bonds_of_subnet.data(), bond_first.data(), bond_count.data(), bond_uid.data(), bond_value.data()},
          {permits.data(), active.data(), stake_weight.data(), consensus.data(), incentive.data(), dividends.data(),
           trust.data(), server.data(), validator.data(), combined.data()},
          status.data(),
          {scratch.data(), shape, 1},
          {raw_stake.data(), raw_active.data(), raw_consensus.data(), raw_trust.data(), raw_incentive.data(),
           raw_dividends.data(), raw_bonds.data(), raw_combined.data()}},
      scoring::YumaStages{cells.data(), row_of.data(), result.stage_rows, neurons});

  if (status.to_host()[0] != scoring::YumaStatus::done) throw std::runtime_error{"the epoch's memory was too small"};
  result.active = active.to_host();
  result.permits = permits.to_host();
  result.stake_weight = stake_weight.to_host();
  result.consensus = consensus.to_host();
  result.incentive = incentive.to_host();
  result.dividends = dividends.to_host();
  result.validator_trust = trust.to_host();
  result.server = server.to_host();
  result.validator = validator.to_host();
  result.combined = combined.to_host();
  result.raw_stake = raw_stake.to_host();
  result.raw_active_stake = raw_active.to_host();
  result.raw_consensus = raw_consensus.to_host();
  result.raw_trust = raw_trust.to_host();
  result.raw_incentive = raw_incentive.to_host();
  result.raw_dividends = raw_dividends.to_host();
  result.raw_bonds = raw_bonds.to_host();
  result.raw_combined = raw_combined.to_host();
  result.stages = cells.to_host();
  bonds.first = bond_first.to_host();
  bonds.count = bond_count.to_host();
  bonds.uid = bond_uid.to_host();
  bonds.value = bond_value.to_host();
  result.bonds = bonds.rows();
  return result;
}

}  // namespace

EpochResult run_epoch(EpochCase const& subnet, Device const& device) {
  return launch(device, [&](auto const& on) { return run_on(on, subnet); });
}

}  // namespace flywheel::verify::bittensor
