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
  Team const& team;
  Subnet const& subnet;
  Strip const& strip;
  Observer const& observer;

  /// Columns c, c + 1, ... of the strip, as many as there are lanes.
  FLYWHEEL_HD void operator()(std::uint32_t c) const {
    Divisor<Wide> const held{sum_of_held(c)};
    Divisor<Wide> const bought{buy(c)};
    Divisor<Wide> const moved{move(c, held, bought)};
    Divisor<Wide> const most{pay(c, moved)};
    keep(c, most);
  }

 private:
  using Weights = StripWeights<Team>;

  FLYWHEEL_HD Weights weights() const { return {subnet, strip}; }
  FLYWHEEL_HD void show(YumaStage stage, std::uint32_t row, std::uint32_t c, Wide values) const {
    observer.columns(stage, subnet.work.row[row].uid, strip.first + c, values);
  }

  FLYWHEEL_HD Wide sum_of_held(std::uint32_t c) const {
    Wide sum{};
    for (std::uint32_t row = 0; row < strip.rows; ++row) sum += weights().stored_bond(row, c);
    return sum;
  }

  FLYWHEEL_HD Wide buy(std::uint32_t c) const {
    auto const bond_weight = weights().law(c);
    Wide sum{};
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      auto const stake = broadcast<Wide>(subnet.work.row[row].active_stake);
      auto const bought = multiply_shares(bond_weight(weights().weight(row, c)), stake);
      store(subnet.work.tile + weights().tile_at(row, c), bought);
      sum += bought;
      show(YumaStage::bonds_delta, row, c, bought);
    }
    return sum;
  }

  FLYWHEEL_HD Wide move(std::uint32_t c, Divisor<Wide> const& held, Divisor<Wide> const& bought) const {
    auto const alpha = broadcast<Wide>(static_cast<std::uint64_t>(subnet.factors.alpha.bits));
    auto const keeps = broadcast<Wide>(static_cast<std::uint64_t>(subnet.factors.keeps.bits));
    Wide sum{};
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      auto* const cell = subnet.work.tile + weights().tile_at(row, c);
      auto const share = bought(load<Wide>(cell));
      auto const old = held.share_of_u16(weights().stored_bond(row, c));
      auto const blend = Arithmetic::add(Arithmetic::multiply(alpha, share), Arithmetic::multiply(keeps, old));
      auto const bond = Arithmetic::without_negative(blend);
      store(cell, bond);
      sum = Arithmetic::add(sum, bond);
      show(YumaStage::bonds_delta_norm, row, c, share);
      show(YumaStage::bonds_norm, row, c, old);
    }
    return sum;
  }

  FLYWHEEL_HD Wide pay(std::uint32_t c, Divisor<Wide> const& moved) const {
    auto const incentive = load<Wide>(subnet.work.incentive + strip.first + c);
    Wide most{};
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      std::size_t const at = weights().tile_at(row, c);
      auto const share = Arithmetic::divide(load<Wide>(subnet.work.tile + at), moved);
      store(subnet.work.other_tile + at, share);
      most = larger(most, share);
      team.add_lanes(subnet.work.dividends_of_row + std::size_t{row} * padding, multiply_shares(incentive, share));
      show(YumaStage::bonds_ema, row, c, share);
    }
    return most;
  }

  FLYWHEEL_HD void keep(std::uint32_t c, Divisor<Wide> const& most) const {
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      std::size_t const at = weights().tile_at(row, c);
      auto const upscaled = most(load<Wide>(subnet.work.other_tile + at));
      weights().keep_bond(row, c, is_positive(load<Wide>(subnet.work.tile + at)), u16_of_share(upscaled));
    }
  }
};

}  // namespace flywheel::scoring::yuma
