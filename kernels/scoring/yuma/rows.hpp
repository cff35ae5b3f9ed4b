#pragma once

#include "kernels/scoring/yuma/stages.hpp"
#include "kernels/scoring/yuma/stake.hpp"

namespace flywheel::scoring::yuma {

/// Lists the rows of the matrices in uid order. The same order everywhere: one thread counts.
template <class Team>
FLYWHEEL_HD void list_rows(Team const& team, Subnet const& subnet) {
  if (team.lane == 0) {
    std::uint32_t rows = 0;
    for (std::uint32_t uid = 0; uid < subnet.neurons; ++uid) {
      bool const has_weights = subnet.is_permitted(uid) && subnet.weights.count[uid] > 0;
      bool const is_row = has_weights || subnet.bonds.count[uid] > 0;
      subnet.work.row_index[uid] = is_row ? rows : no_row;
      rows += is_row ? 1 : 0;
    }
    subnet.work.totals->rows = rows;
  }
  team.sync();
}

/// Which of a validator's weights count.
/// Source  reference 5.2 (2-4): its own, save the owner's; those set no later than the miner came; those whose
/// commitment is older than the miner.
struct WeightMask {
  std::uint32_t uid;
  std::uint64_t updated;
  std::uint64_t committed;
  bool keeps_own;

  FLYWHEEL_HD bool drops_own(std::uint32_t column) const { return column == uid && !keeps_own; }
  FLYWHEEL_HD bool is_outdated(std::uint64_t registered) const { return updated <= registered; }
  FLYWHEEL_HD bool is_uncovered(std::uint64_t registered) const { return committed < registered; }
  FLYWHEEL_HD bool may_drop(std::uint64_t latest) const { return is_outdated(latest) || is_uncovered(latest); }
};

FLYWHEEL_HD inline WeightMask weight_mask(Subnet const& subnet, std::uint32_t uid) {
  auto const* const commits = subnet.before.commit_block;
  return {uid, subnet.before.last_update_block[uid], commits == nullptr ? ~std::uint64_t{0} : commits[uid],
          subnet.is_owner(uid)};
}

/// Spreads a validator's weights over its row of the matrix. Returns the sum of those that count.
FLYWHEEL_HD inline std::uint64_t spread_weights(Subnet const& subnet, std::uint32_t uid, std::uint32_t* codes) {
  auto const mask = weight_mask(subnet, uid);
  bool const may_drop = mask.may_drop(subnet.work.totals->latest_registration);
  std::uint64_t const last = subnet.weights.first[uid] + subnet.weights.count[uid];
  std::uint64_t sum = 0;
  for (std::uint64_t at = subnet.weights.first[uid]; at < last; ++at) {
    std::uint32_t const column = subnet.weights.uid[at];
    if (may_drop) {
      std::uint64_t const registered = subnet.before.registration_block[column];
      if (mask.is_outdated(registered) || mask.is_uncovered(registered)) continue;
    }
    codes[column] = listed_flag | subnet.weights.value[at];
    sum += subnet.weights.value[at];
  }
  if (!mask.keeps_own) {
    sum -= codes[uid] & value_mask;
    codes[uid] = 0;
  }
  return sum;
}

/// The same for bonds; bonds on neurons that came since the last epoch are void. Liquid alpha reads a row in one
/// ascending walk, so that an entry behind a larger uid is hidden from it.
FLYWHEEL_HD inline void spread_bonds(Subnet const& subnet, std::uint32_t uid, std::uint32_t* codes) {
  std::uint64_t const first = subnet.bonds.first[uid];
  bool const may_drop = subnet.factors.last_tempo_block <= subnet.work.totals->latest_registration;
  std::uint32_t next_visible = 0;
  for (std::uint64_t at = first; at < first + subnet.bonds.count[uid]; ++at) {
    std::uint32_t const column = subnet.bonds.uid[at];
    if (may_drop && subnet.factors.last_tempo_block <= subnet.before.registration_block[column]) continue;
    bool const is_hidden = column < next_visible;
    next_visible = is_hidden ? next_visible : column + 1;
    codes[column] = subnet.bonds.value[at] | (is_hidden ? hidden_flag : 0);
  }
}

/// Shows an observer the weights and bonds before and after each mask.
template <class Observer>
FLYWHEEL_HD void show_masks(Subnet const& subnet, std::uint32_t uid, Observer const& observer) {
  auto const mask = weight_mask(subnet, uid);
  for (std::uint64_t k = 0; k < subnet.weights.count[uid]; ++k) {
    std::uint64_t const at = subnet.weights.first[uid] + k;
    std::uint32_t const column = subnet.weights.uid[at];
    auto const bits = std::uint64_t{subnet.weights.value[at]} << 32;
    observer.cell(YumaStage::weights_raw, uid, column, bits);
    if (!subnet.is_permitted(uid)) continue;
    observer.cell(YumaStage::weights_permit, uid, column, bits);
    if (mask.drops_own(column)) continue;
    observer.cell(YumaStage::weights_diag, uid, column, bits);
    if (mask.is_outdated(subnet.before.registration_block[column])) continue;
    observer.cell(YumaStage::weights_outdated, uid, column, bits);
  }
  bool const is_classic = subnet.parameters.bonds == BondRule::classic;
  for (std::uint64_t k = 0; k < subnet.bonds.count[uid]; ++k) {
    std::uint64_t const at = subnet.bonds.first[uid] + k;
    std::uint32_t const column = subnet.bonds.uid[at];
    auto const value = subnet.bonds.value[at];
    auto const bits =
        is_classic ? std::uint64_t{value} << 32 : static_cast<std::uint64_t>(proportion_from_u16(value).bits);
    observer.cell(YumaStage::bonds_prev, uid, column, bits);
    if (subnet.factors.last_tempo_block <= subnet.before.registration_block[column]) continue;
    observer.cell(YumaStage::bonds_masked, uid, column, bits);
  }
}

/// What the median counts a validator for: floor(a / sum of a); 0 where it takes no part.
FLYWHEEL_HD inline std::uint64_t median_stake(Subnet const& subnet, std::uint32_t uid) {
  std::uint64_t const active = subnet.work.active_stake[uid];
  if (active == 0) return 0;
  return Divisor<std::uint64_t>{subnet.work.totals->active_stake}(active);
}

FLYWHEEL_HD inline void clear(std::uint32_t* row, std::uint32_t columns) {
  for (std::uint32_t column = 0; column < columns; ++column) row[column] = 0;
}

/// Fills the matrices with u16 as stored, without what the masks drop, and describes the rows.
template <class Team, class Observer>
FLYWHEEL_HD void fill_rows(Team const& team, Subnet const& subnet, Observer const& observer) {
  auto const& work = subnet.work;
  for (std::uint32_t uid = team.lane; uid < subnet.neurons; uid += team.stride) {
    if constexpr (Observer::watches) show_masks(subnet, uid, observer);
    std::uint64_t const counted = median_stake(subnet, uid);
    team.add(work.totals->median_stake, counted);
    std::uint32_t const row = work.row_index[uid];
    if (row == no_row) {
      team.add(work.totals->absent_stake, counted);
      continue;
    }
    std::uint32_t* const weights = subnet.weight_codes(row);
    std::uint32_t* const bonds = subnet.bond_codes(row);
    clear(weights, subnet.columns);
    clear(bonds, subnet.columns);
    std::uint64_t const sum = subnet.is_permitted(uid) ? spread_weights(subnet, uid, weights) : 0;
    spread_bonds(subnet, uid, bonds);
    work.median_stake[row] = static_cast<std::uint32_t>(counted);
    work.row[row] = {uid, work.active_stake[uid], share_of_u16(static_cast<double>(at_least_one(sum))),
                     counted > 0 ? 1u : 0u};
    for (std::uint32_t lane = 0; lane < padding; ++lane) {
      work.trust[std::size_t{row} * padding + lane] = 0;
      work.dividends_of_row[std::size_t{row} * padding + lane] = 0;
    }
  }
  team.sync();
}

}  // namespace flywheel::scoring::yuma
