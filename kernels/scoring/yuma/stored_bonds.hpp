#pragma once

#include "kernels/scoring/yuma/bonds.hpp"

namespace flywheel::scoring::yuma {

/// Takes the bonds of a matrix row, in the order in which the chain stores them, to `each(uid, value)`: ascending, but
/// with liquid alpha in the order of the weights, unless a partial penalty has sorted those.
template <class Each>
FLYWHEEL_HD void for_each_bond(Subnet const& subnet, std::uint32_t row, Each const& each) {
  std::uint32_t const* const codes = subnet.work.bond + std::size_t{row} * subnet.columns;
  auto const penalty = subnet.factors.penalty;
  bool const is_whole = penalty == I32F32::zero() || penalty == I32F32::one();
  if (!moves_liquidly(subnet) || !is_whole) {
    for (std::uint32_t column = 0; column < subnet.neurons; ++column) each(column, codes[column]);
    return;
  }
  std::uint32_t const uid = subnet.work.row[row].uid;
  std::uint64_t const first = subnet.weights.first[uid];
  std::uint32_t const count = subnet.is_permitted(uid) ? subnet.weights.count[uid] : 0;
  for (std::uint64_t at = first; at < first + count; ++at) each(subnet.weights.uid[at], codes[subnet.weights.uid[at]]);
}

/// How many bonds a neuron's row will have: none without a new permit.
FLYWHEEL_HD inline std::uint32_t bonds_to_store(Subnet const& subnet, std::uint32_t row) {
  std::uint32_t const* const codes = subnet.work.bond + std::size_t{row} * subnet.columns;
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
    if (work.row_of_bonds[uid] == 0) continue;
    std::uint64_t at = subnet.bonds.first[uid];
    for_each_bond(subnet, work.row_index[uid], [&](std::uint32_t column, std::uint32_t code) {
      if (code == 0) return;
      subnet.bonds.uid[at] = static_cast<std::uint16_t>(column);
      subnet.bonds.value[at] = static_cast<std::uint16_t>(code);
      ++at;
    });
  }
  return YumaStatus::done;
}

}  // namespace flywheel::scoring::yuma
