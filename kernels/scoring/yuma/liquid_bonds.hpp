#pragma once

#include "kernels/scoring/yuma/bond_weights.hpp"
#include "kernels/scoring/yuma/liquid_alpha.hpp"

namespace flywheel::scoring::yuma {

/// Liquid alpha reads a row of weights in one ascending walk: an entry behind a larger uid is hidden from it. A row
/// that a partial penalty has blended is sorted, so that nothing is.
/// Source  opentensor/subtensor, run_epoch.rs, compute_liquid_alpha_values_sparse.
template <class Team>
FLYWHEEL_HD void hide_weights(Team const& team, Subnet const& subnet) {
  auto const& work = subnet.work;
  bool const drops_clipped = subnet.factors.penalty == I32F32::one();
  if (!drops_clipped && subnet.factors.penalty != I32F32::zero()) return;
  for (std::uint32_t row = team.lane; row < work.totals->rows; row += team.stride) {
    std::uint32_t const uid = work.row[row].uid;
    std::uint32_t* const codes = work.weight + std::size_t{row} * subnet.columns;
    std::uint32_t next_visible = 0;
    for (std::uint64_t k = 0; k < subnet.weights.count[uid]; ++k) {
      std::uint32_t const column = subnet.weights.uid[subnet.weights.first[uid] + k];
      std::uint32_t const code = codes[column];
      bool const is_dropped = drops_clipped && (code & value_mask) != 0 && work.consensus[column] == 0;
      if ((code & listed_flag) == 0 || is_dropped) continue;
      if (column < next_visible) {
        codes[column] = code | hidden_flag;
      } else {
        next_visible = column + 1;
      }
    }
  }
  team.sync();
}

/// Yuma 3 bonds whose speed differs by validator and miner. Only what the row of bond weights lists lives on.
///     e_ij = min(1, floor((1 - A_ij) b_ij) + max(0, floor(A_ij wb_ij)))
/// Source  reference 5.7 and 5.8; opentensor/subtensor, epoch/math.rs, mat_ema_alpha_sparse.
template <class Team, class Observer>
struct LiquidMove {
  Subnet const& subnet;
  Strip const& strip;
  Observer const& observer;
  AlphaSigmoid alpha;
  I32F32 alpha_at_rest;  // where nothing departs from what is held

  FLYWHEEL_HD LiquidMove(Subnet const& of, Strip const& columns, Observer const& by)
      : subnet{of}, strip{columns}, observer{by}, alpha{of.factors}, alpha_at_rest{alpha.at(I32F32::zero())} {}

  /// The bond of a row of the matrices on column c of the strip.
  FLYWHEEL_HD std::uint64_t operator()(std::uint32_t row, std::uint32_t c) const {
    auto const& of = subnet.work.row[row];
    std::uint32_t const column = strip.first + c;
    std::size_t const at = std::size_t{row} * subnet.columns + column;
    std::uint32_t const code = subnet.work.weight[at];
    std::uint64_t const consensus = subnet.work.consensus[column];
    auto const own = weight_of<std::uint64_t>(subnet.work.weight + at, of);
    BondWeight<std::uint64_t> const bond_weight{static_cast<std::uint64_t>(subnet.factors.penalty.bits), consensus};
    std::uint64_t const weight = bond_weight(own);
    bool const is_listed = lists(code, own, weight, consensus);
    observer.cell(YumaStage::weights_for_bonds, of.uid, column, weight);
    if (!is_listed && !Observer::watches) return 0;

    std::uint32_t const bond_code = subnet.work.bond[at];
    auto const held = proportion_from_u16(static_cast<std::uint16_t>(bond_code & value_mask));
    auto const seen_weight =
        is_listed && (code & hidden_flag) == 0 ? I32F32{static_cast<std::int64_t>(weight)} : I32F32::zero();
    auto const seen_bond = (bond_code & hidden_flag) == 0 ? held : I32F32::zero();
    auto const speed = speed_of(I32F32{static_cast<std::int64_t>(consensus)}, seen_weight, seen_bond);
    observer.cell(YumaStage::liquid_alphas, of.uid, column, static_cast<std::uint64_t>(speed.bits));
    if (!is_listed) return 0;
    auto const kept = saturating_multiply(saturating_subtract(I32F32::one(), speed), held);
    auto const added = saturating_multiply(speed, I32F32{static_cast<std::int64_t>(weight)});
    auto const bond = saturating_add(kept, added > I32F32::zero() ? added : I32F32::zero());
    return bond <= I32F32::zero() ? 0
                                  : static_cast<std::uint64_t>(bond < I32F32::one() ? bond.bits : I32F32::one().bits);
  }

 private:
  FLYWHEEL_HD bool lists(std::uint32_t code, std::uint64_t own, std::uint64_t weight, std::uint64_t consensus) const {
    if (subnet.factors.penalty == I32F32::one()) return (code & listed_flag) != 0 && !(own > 0 && consensus == 0);
    if (subnet.factors.penalty == I32F32::zero()) return (code & listed_flag) != 0;
    return weight > 0;
  }

  /// Most entries are at rest, and their alpha is known.
  FLYWHEEL_HD I32F32 speed_of(I32F32 consensus, I32F32 weight, I32F32 bond) const {
    bool const is_at_rest = weight >= bond ? weight <= consensus : false;
    return is_at_rest ? alpha_at_rest : alpha(consensus, weight, bond);
  }
};

}  // namespace flywheel::scoring::yuma
