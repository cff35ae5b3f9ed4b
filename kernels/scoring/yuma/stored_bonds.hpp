#pragma once

#include "kernels/scoring/yuma/bonds.hpp"

namespace flywheel::scoring::yuma {

/// Stores the bonds of a matrix row, `count` of them, in the chain's order: ascending, but with liquid alpha in the
/// order of the weights, unless a partial penalty has sorted those. What is not listed is written over.
FLYWHEEL_HD inline void store_row(Subnet const& subnet, std::uint32_t row, std::uint64_t first, std::uint32_t count) {
  std::uint32_t const* const codes = subnet.bond_codes(row);
  std::uint16_t* const FLYWHEEL_RESTRICT uids = subnet.bonds.uid + first;
  std::uint16_t* const FLYWHEEL_RESTRICT values = subnet.bonds.value + first;
  auto const penalty = subnet.factors.penalty;
  bool const is_whole = penalty == I32F32::zero() || penalty == I32F32::one();
  std::uint16_t const* order = nullptr;
  if (moves_liquidly(subnet) && is_whole) order = subnet.weights.uid + subnet.weights.first[subnet.work.row[row].uid];
  std::uint32_t at = 0;
  for (std::uint32_t k = 0; at < count; ++k) {
    std::uint32_t const column = order == nullptr ? k : order[k];
    uids[at] = static_cast<std::uint16_t>(column);
    values[at] = static_cast<std::uint16_t>(codes[column]);
    at += codes[column] / listed_flag;
  }
}

/// How many bonds a neuron's row will have: none without a new permit.
FLYWHEEL_HD inline std::uint32_t bonds_to_store(Subnet const& subnet, std::uint32_t row) {
  std::uint32_t const* const codes = subnet.bond_codes(row);
  std::uint32_t count = 0;
  for (std::uint32_t column = 0; column < subnet.neurons; ++column) count += codes[column] / listed_flag;
  return count;
}

/// New permits, then the bonds of those who have one; everybody else's are cleared.
/// Source  reference 5.1 (5) and 5.9.
template <class Team>
FLYWHEEL_HD YumaStatus store_bonds(Team const& team, Subnet const& subnet, std::uint64_t first, std::uint64_t end) {
  auto const& work = subnet.work;
  for (std::uint32_t uid = team.lane; uid < subnet.neurons; uid += team.stride) {
    std::uint32_t const row = work.row_index[uid];
    bool const keeps = row != no_row && subnet.after.validator_permit[uid] != 0;
    work.row_of_bonds[uid] = keeps ? bonds_to_store(subnet, row) : 0;
  }
  team.sync();
  if (team.lane == 0) {
    std::uint64_t entries = 0;
    for (std::uint32_t uid = 0; uid < subnet.neurons; ++uid) entries += work.row_of_bonds[uid];
    work.totals->bond_entries = entries;
  }
  team.sync();
  if (work.totals->bond_entries > end - first) return YumaStatus::too_many_bonds;
  if (team.lane == 0) {
    std::uint64_t at = first;
    for (std::uint32_t uid = 0; uid < subnet.neurons; ++uid) {
      subnet.bonds.first[uid] = at;
      subnet.bonds.count[uid] = work.row_of_bonds[uid];
      at += work.row_of_bonds[uid];
    }
  }
  team.sync();
  for (std::uint32_t uid = team.lane; uid < subnet.neurons; uid += team.stride) {
    std::uint32_t const count = work.row_of_bonds[uid];
    if (count > 0) store_row(subnet, work.row_index[uid], subnet.bonds.first[uid], count);
  }
  return YumaStatus::done;
}

}  // namespace flywheel::scoring::yuma
