#pragma once

#include "kernels/scoring/yuma/liquid_bonds.hpp"

namespace flywheel::scoring::yuma {

/// Bonds that move towards the weights, each in [0, 1] by itself.
///     e_ij = floor(alpha wb_ij) + floor((1 - alpha) b_ij) where positive,   b_ij = stored_ij / 65535
///     total_i = sum_j floor(I_j e_ij / column),   dividends_i = floor(total_i a_i);   stored: e_ij
/// Source  reference 5.7.
template <class Team, class Arithmetic, class Observer>
struct Yuma3Bonds {
  using Wide = typename Team::Wide;
  using Real = typename Lanes<Wide>::Real;
  Team const& team;
  YumaFactors const& factors;
  Strip of;
  Observer const& observer;

  FLYWHEEL_HD void operator()(std::uint32_t c) const {
    Divisor<Wide> const moved{move(c)};
    pay(c, moved);
  }

  /// With liquid alpha: entry by entry, as every one has an exponential of its own.
  FLYWHEEL_HD void operator()(std::uint32_t c, LiquidMove<Observer> const& liquid) const {
    std::uint64_t sums[Lanes<Wide>::count] = {};
    for (std::uint32_t row = 0; row < of.rows; ++row) {
      for (std::uint32_t lane = 0; lane < Lanes<Wide>::count; ++lane) {
        std::uint64_t const bond = liquid(row, c + lane);
        of.tile[row * of.tile_stride + c + lane] = bond;
        sums[lane] += bond;
      }
    }
    pay(c, Divisor<Wide>{load<Wide>(sums)});
  }

 private:
  FLYWHEEL_HD void show(YumaStage stage, std::uint32_t row, std::uint32_t c, Wide values) const {
    observer.columns(stage, of.row[row].uid, of.first + c, values);
  }

  FLYWHEEL_HD Wide move(std::uint32_t c) const {
    Strip const strip = of;
    auto const alpha = broadcast<Wide>(static_cast<std::uint64_t>(factors.alpha.bits));
    auto const keeps = broadcast<Wide>(static_cast<std::uint64_t>(factors.keeps.bits));
    auto const held = share_of_u16(broadcast<Real>(65535.0));
    BondWeight<Wide> const bond_weight{strip.penalty, load<Wide>(strip.consensus + c)};
    Wide sum{};
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      auto const weight = bond_weight(strip.weights<Wide>(row, c));
      auto const old =
          held.template operator()<Wide>(Lanes<Wide>::real_of_u16(strip.bond + row * strip.matrix_stride + c));
      auto const blend = Arithmetic::add(Arithmetic::multiply(alpha, weight), Arithmetic::multiply(keeps, old));
      auto const bond = Arithmetic::without_negative(blend);
      store(strip.tile + row * strip.tile_stride + c, bond);
      sum = Arithmetic::add(sum, bond);
      show(YumaStage::weights_for_bonds, row, c, weight);
    }
    return sum;
  }

  FLYWHEEL_HD void pay(std::uint32_t c, Divisor<Wide> const& moved) const {
    Strip const strip = of;
    auto const incentive = load<Wide>(strip.incentive + c);
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      auto const bond = load<Wide>(strip.tile + row * strip.tile_stride + c);
      auto const share = Arithmetic::divide(bond, moved);
      team.add_lanes(strip.dividends_of_row + std::size_t{row} * padding, multiply_shares(incentive, share));
      keep_bond(strip.bond + row * strip.matrix_stride + c, is_positive(bond), Arithmetic::to_u16(bond));
      show(YumaStage::bonds_ema, row, c, bond);
      show(YumaStage::bonds_ema_norm, row, c, share);
    }
  }
};

}  // namespace flywheel::scoring::yuma
