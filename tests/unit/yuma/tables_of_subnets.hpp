#pragma once

#include <algorithm>
#include <vector>

#include "sim/verify/bittensor/epoch_case.hpp"

namespace flywheel::scoring::test {

using verify::bittensor::EpochCase;
using verify::bittensor::YumaTables;

/// Subnets of one batch either all have commit-reveal or none: those without get it, with no commitment open.
inline EpochCase with_open_commits(EpochCase subnet) {
  subnet.commits.resize(subnet.neurons(), ~std::uint64_t{0});
  return subnet;
}

/// Subnets side by side, as the op takes them.
inline YumaTables tables_of(std::vector<EpochCase> const& subnets) {
  YumaTables tables;
  for (auto const& one : subnets) {
    auto const subnet = with_open_commits(one);
    auto const neurons = static_cast<std::uint32_t>(subnet.neurons());
    tables.add_subnet(subnet.parameters, subnet.clock, neurons, std::uint64_t{neurons} * neurons);
    auto const first = static_cast<std::ptrdiff_t>(tables.offsets[tables.subnets() - 1]);
    std::copy(subnet.last_update.begin(), subnet.last_update.end(), tables.last_update.begin() + first);
    std::copy(subnet.registration.begin(), subnet.registration.end(), tables.registration.begin() + first);
    std::copy(subnet.alpha_stake.begin(), subnet.alpha_stake.end(), tables.alpha_stake.begin() + first);
    std::copy(subnet.tao_stake.begin(), subnet.tao_stake.end(), tables.tao_stake.begin() + first);
    std::copy(subnet.permits.begin(), subnet.permits.end(), tables.permits.begin() + first);
    tables.commits.insert(tables.commits.end(), subnet.commits.begin(), subnet.commits.end());
    for (auto const& row : subnet.weights) tables.add_weights(row);
    tables.set_bonds(tables.subnets() - 1, subnet.bonds);
  }
  return tables;
}

}  // namespace flywheel::scoring::test
