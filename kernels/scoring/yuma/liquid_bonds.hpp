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
    std::uint32_t* const codes = subnet.weight_codes(row);
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
template <class Observer>
struct LiquidMove {
  Strip strip;
  Observer const& observer;
  I32F32 penalty;
  AlphaSigmoid alpha;
  I32F32 alpha_at_rest;  // where nothing departs from what is held

  FLYWHEEL_HD LiquidMove(Strip const& columns, YumaFactors const& factors, Observer const& by)
      : strip{columns},
        observer{by},
        penalty{factors.penalty},
        alpha{factors},
        alpha_at_rest{alpha.at(I32F32::zero())} {}

  /// The bond of a row of the matrices on column c of the strip.
  FLYWHEEL_HD std::uint64_t operator()(std::uint32_t row, std::uint32_t c) const {
    std::uint32_t const code = strip.weight[row * strip.matrix_stride + c];
    std::uint32_t const bond_code = strip.bond[row * strip.matrix_stride + c];
    I32F32 const consensus{static_cast<std::int64_t>(strip.consensus[c])};
    I32F32 const own{static_cast<std::int64_t>(strip.weights<std::uint64_t>(row, c))};
    I32F32 const weight = weight_for_bonds(own, consensus);
    bool const is_listed = lists(code, own, weight, consensus);
    show(YumaStage::weights_for_bonds, row, c, weight);
    if (!is_listed && !Observer::watches) return 0;

    auto const held = proportion_from_u16(static_cast<std::uint16_t>(bond_code & value_mask));
    auto const seen_weight = is_listed && (code & hidden_flag) == 0 ? weight : I32F32::zero();
    auto const seen_bond = (bond_code & hidden_flag) == 0 ? held : I32F32::zero();
    auto const speed = speed_of(consensus, seen_weight, seen_bond);
    show(YumaStage::liquid_alphas, row, c, speed);
    return is_listed ? moved(speed, held, weight) : 0;
  }

 private:
  FLYWHEEL_HD void show(YumaStage stage, std::uint32_t row, std::uint32_t c, I32F32 value) const {
    observer.cell(stage, strip.row[row].uid, strip.first + c, static_cast<std::uint64_t>(value.bits));
  }

  FLYWHEEL_HD I32F32 weight_for_bonds(I32F32 own, I32F32 consensus) const {
    BondWeight<std::uint64_t> const law{strip.penalty, static_cast<std::uint64_t>(consensus.bits)};
    return {static_cast<std::int64_t>(law(static_cast<std::uint64_t>(own.bits)))};
  }

  FLYWHEEL_HD bool lists(std::uint32_t code, I32F32 own, I32F32 weight, I32F32 consensus) const {
    bool const is_listed = (code & listed_flag) != 0;
    bool const is_clipped_away = own > I32F32::zero() && consensus == I32F32::zero();
    if (penalty == I32F32::one()) return is_listed && !is_clipped_away;
    return penalty == I32F32::zero() ? is_listed : weight > I32F32::zero();
  }

  /// Many entries are at rest, and their alpha is known.
  FLYWHEEL_HD I32F32 speed_of(I32F32 consensus, I32F32 weight, I32F32 bond) const {
    bool const is_at_rest = weight >= bond && weight <= consensus;
    return is_at_rest ? alpha_at_rest : alpha(consensus, weight, bond);
  }

  FLYWHEEL_HD static std::uint64_t moved(I32F32 speed, I32F32 held, I32F32 weight) {
    auto const kept = saturating_multiply(saturating_subtract(I32F32::one(), speed), held);
    auto const added = saturating_multiply(speed, weight);
    auto const bond = saturating_add(kept, added > I32F32::zero() ? added : I32F32::zero());
    if (bond <= I32F32::zero()) return 0;
    return static_cast<std::uint64_t>(bond < I32F32::one() ? bond.bits : I32F32::one().bits);
  }
};

}  // namespace flywheel::scoring::yuma
