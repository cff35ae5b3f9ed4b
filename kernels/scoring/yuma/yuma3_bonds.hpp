#pragma once

#include "kernels/scoring/yuma/bond_weights.hpp"
#include "kernels/scoring/yuma/liquid_bonds.hpp"

namespace flywheel::scoring::yuma {

/// Bonds that move towards the weights, each in [0, 1] by itself.
///     e_ij = floor(alpha wb_ij) + floor((1 - alpha) b_ij) where positive,   b_ij = stored_ij / 65535
///     total_i = sum_j floor(I_j e_ij / column),   dividends_i = floor(total_i a_i);   stored: e_ij
/// Source  reference 5.7.
template <class Team, class Arithmetic, class Observer>
struct Yuma3Bonds {
  using Wide = typename Team::Wide;
  Team const& team;
  Subnet const& subnet;
  Strip const& strip;
  Observer const& observer;

  FLYWHEEL_HD void operator()(std::uint32_t c) const {
    Divisor<Wide> const moved{move(c)};
    pay(c, moved);
  }

  /// With liquid alpha: entry by entry, as every one has an exponential of its own.
  FLYWHEEL_HD void operator()(std::uint32_t c, LiquidMove<Team, Observer> const& liquid) const {
    std::uint64_t sums[Lanes<Wide>::count] = {};
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      for (std::uint32_t lane = 0; lane < Lanes<Wide>::count; ++lane) {
        std::uint64_t const bond = liquid(row, c + lane);
        subnet.work.tile[weights().tile_at(row, c + lane)] = bond;
        sums[lane] += bond;
      }
    }
    pay(c, Divisor<Wide>{load<Wide>(sums)});
  }

 private:
  using Weights = StripWeights<Team>;

  FLYWHEEL_HD Weights weights() const { return {subnet, strip}; }
  FLYWHEEL_HD void show(YumaStage stage, std::uint32_t row, std::uint32_t c, Wide values) const {
    observer.columns(stage, subnet.work.row[row].uid, strip.first + c, values);
  }

  FLYWHEEL_HD Wide move(std::uint32_t c) const {
    auto const alpha = broadcast<Wide>(static_cast<std::uint64_t>(subnet.factors.alpha.bits));
    auto const keeps = broadcast<Wide>(static_cast<std::uint64_t>(subnet.factors.keeps.bits));
    Divisor<Wide> const whole{broadcast<Wide>(std::uint64_t{65535})};
    auto const bond_weight = weights().law(c);
    Wide sum{};
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      auto const weight = bond_weight(weights().weight(row, c));
      auto const old = whole.share_of_u16(weights().stored_bond(row, c));
      auto const blend = Arithmetic::add(Arithmetic::multiply(alpha, weight), Arithmetic::multiply(keeps, old));
      auto const bond = Arithmetic::without_negative(blend);
      store(subnet.work.tile + weights().tile_at(row, c), bond);
      sum = Arithmetic::add(sum, bond);
      show(YumaStage::weights_for_bonds, row, c, weight);
    }
    return sum;
  }

  FLYWHEEL_HD void pay(std::uint32_t c, Divisor<Wide> const& moved) const {
    auto const incentive = load<Wide>(subnet.work.incentive + strip.first + c);
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      auto const bond = load<Wide>(subnet.work.tile + weights().tile_at(row, c));
      auto const share = Arithmetic::divide(bond, moved);
      team.add_lanes(subnet.work.dividends_of_row + std::size_t{row} * padding, multiply_shares(incentive, share));
      weights().keep_bond(row, c, is_positive(bond), Arithmetic::to_u16(bond));
      show(YumaStage::bonds_ema, row, c, bond);
      show(YumaStage::bonds_ema_norm, row, c, share);
    }
  }
};

}  // namespace flywheel::scoring::yuma
