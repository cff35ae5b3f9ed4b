#pragma once

#include <utility>
#include <vector>

#include "sim/verify/bittensor/epoch_run.hpp"

namespace flywheel::scoring::test {

using verify::bittensor::EpochCase;
using verify::bittensor::EpochResult;
using verify::bittensor::SparseRow;

/// Neurons that came long ago; those with stake have permits and have just set the weights given.
inline EpochCase subnet_of(YumaParameters const& parameters, std::vector<std::uint64_t> const& stake_units,
                           std::vector<SparseRow> const& weights) {
  EpochCase subnet;
  auto const neurons = stake_units.size();
  subnet.parameters = parameters;
  subnet.clock = {.current_block = 10'000, .last_step_block = 9'640, .emission_rao = 1'000'000'000};
  subnet.last_update.assign(neurons, 9'999);
  subnet.registration.assign(neurons, 1);
  subnet.tao_stake.assign(neurons, 0);
  for (auto const units : stake_units) {
    subnet.alpha_stake.push_back(units * 1'000'000'000'000);
    subnet.permits.push_back(units > 0 ? 1 : 0);
  }
  subnet.weights = weights;
  subnet.weights.resize(neurons);
  subnet.bonds.resize(neurons);
  return subnet;
}

/// Runs an epoch and moves the subnet on to the next.
inline EpochResult step(EpochCase& subnet) {
  auto result = verify::bittensor::run_epoch(subnet, HostBackend{1});
  subnet.permits = result.after.permits;
  subnet.bonds = result.bonds;
  subnet.clock.last_step_block = subnet.clock.current_block;
  subnet.clock.current_block += 360;
  for (auto& block : subnet.last_update) block += 360;
  return result;
}

/// The bond that a row has on a miner; 0 where it lists none.
inline std::uint16_t bond(EpochResult const& result, std::size_t validator, std::uint16_t miner) {
  for (auto const& [uid, value] : result.bonds[validator]) {
    if (uid == miner) return value;
  }
  return 0;
}

inline std::vector<std::uint16_t> bonds_on(EpochResult const& result, std::size_t validators, std::uint16_t miner) {
  std::vector<std::uint16_t> column;
  for (std::size_t validator = 0; validator < validators; ++validator) column.push_back(bond(result, validator, miner));
  return column;
}

inline std::vector<std::int64_t> bits_of(std::vector<I32F32> const& column) {
  std::vector<std::int64_t> bits;
  for (auto const number : column) bits.push_back(number.bits);
  return bits;
}

}  // namespace flywheel::scoring::test
