#pragma once

#include "kernels/scoring/yuma/bond_weights.hpp"

namespace flywheel::scoring::yuma {

/// Bonds that move towards stake times weight, each miner's shared out among its validators.
///     b_ij = stored_ij / column,   d_ij = floor(wb_ij a_i) / column
///     e_ij = floor(alpha d_ij) + floor((1 - alpha) b_ij) where positive, then / column
///     dividends_i = sum_j floor(I_j e_ij),   stored: e_ij / highest of the column
/// Every division rounds towards zero. Source  reference 5.6.
template <class Team, class Arithmetic, class Observer>
struct ClassicBonds {
  using Wide = typename Team::Wide;
  using Real = typename Lanes<Wide>::Real;
  Team const& team;
  YumaFactors const& factors;
  Strip of;
  Observer const& observer;

  /// Columns c, c + 1, ... of the strip, as many as there are lanes.
  FLYWHEEL_HD void operator()(std::uint32_t c) const {
    auto const held = share_of_u16(sum_of_held(c));
    Divisor<Wide> const bought{buy(c)};
    Divisor<Wide> const moved{move(c, held, bought)};
    Divisor<Wide> const most{pay(c, moved)};
    keep(c, most);
  }

 private:
  FLYWHEEL_HD void show(YumaStage stage, std::uint32_t row, std::uint32_t c, Wide values) const {
    observer.columns(stage, of.row[row].uid, of.first + c, values);
  }

  /// At least 1: a column without bonds divides zeros. Sums of u16 are exact in a double.
  FLYWHEEL_HD Real sum_of_held(std::uint32_t c) const {
    Strip const strip = of;
    Real sum{};
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      sum += Lanes<Wide>::real_of_u16(strip.bond + row * strip.matrix_stride + c);
    }
    return real_of(at_least_one(nearest<Wide>(sum)));
  }

  FLYWHEEL_HD Wide buy(std::uint32_t c) const {
    Strip const strip = of;
    BondWeight<Wide> const bond_weight{strip.penalty, load<Wide>(strip.consensus + c)};
    Wide sum{};
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      auto const weight = bond_weight(strip.weights<Wide>(row, c));
      auto const bought = multiply_shares(broadcast<Wide>(strip.row[row].active_stake), weight);
      store(strip.tile + row * strip.tile_stride + c, bought);
      sum += bought;
      show(YumaStage::bonds_delta, row, c, bought);
    }
    return sum;
  }

  FLYWHEEL_HD Wide move(std::uint32_t c, ShareOfU16<Real> const& held, Divisor<Wide> const& bought) const {
    Strip const strip = of;
    auto const alpha = broadcast<Wide>(static_cast<std::uint64_t>(factors.alpha.bits));
    auto const keeps = broadcast<Wide>(static_cast<std::uint64_t>(factors.keeps.bits));
    Wide sum{};
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      auto* const cells = strip.tile + row * strip.tile_stride + c;
      auto const share = bought(load<Wide>(cells));
      auto const old =
          held.template operator()<Wide>(Lanes<Wide>::real_of_u16(strip.bond + row * strip.matrix_stride + c));
      auto const blend = Arithmetic::add(Arithmetic::multiply(alpha, share), Arithmetic::multiply(keeps, old));
      auto const bond = Arithmetic::without_negative(blend);
      store(cells, bond);
      sum = Arithmetic::add(sum, bond);
      show(YumaStage::bonds_delta_norm, row, c, share);
      show(YumaStage::bonds_norm, row, c, old);
    }
    return sum;
  }

  FLYWHEEL_HD Wide pay(std::uint32_t c, Divisor<Wide> const& moved) const {
    Strip const strip = of;
    auto const incentive = load<Wide>(strip.incentive + c);
    Wide most{};
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      std::size_t const at = row * strip.tile_stride + c;
      auto const share = Arithmetic::divide(load<Wide>(strip.tile + at), moved);
      store(strip.other_tile + at, share);
      most = larger(most, share);
      team.add_lanes(strip.dividends_of_row + std::size_t{row} * padding, multiply_shares(incentive, share));
      show(YumaStage::bonds_ema, row, c, share);
    }
    return most;
  }

  FLYWHEEL_HD void keep(std::uint32_t c, Divisor<Wide> const& most) const {
    Strip const strip = of;
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      std::size_t const at = row * strip.tile_stride + c;
      auto const upscaled = most(load<Wide>(strip.other_tile + at));
      keep_bond(strip.bond + row * strip.matrix_stride + c, is_positive(load<Wide>(strip.tile + at)),
                u16_of_share(upscaled));
    }
  }
};

}  // namespace flywheel::scoring::yuma
