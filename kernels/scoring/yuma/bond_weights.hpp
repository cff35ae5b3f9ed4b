#pragma once

#include "kernels/scoring/yuma/consensus.hpp"

namespace flywheel::scoring::yuma {

/// The weights that bonds follow, between a validator's own and the clipped ones.
///     wb = w + beta (w' - w), rounded down;   beta = 0: w,  beta = 1: w'
/// Source  reference 5.5.
template <class Wide>
struct BondWeight {
  std::uint64_t penalty;
  Wide consensus;

  FLYWHEEL_HD Wide operator()(Wide weight) const {
    auto const clipped = smaller(weight, consensus);
    if (penalty == one_bits) return clipped;
    return weight - ((penalty * (weight - clipped) + (one_bits - 1)) >> 32);
  }
};

/// Computes the bond weights of one strip again from the matrix, row by row.
template <class Team>
struct StripWeights {
  using Wide = typename Team::Wide;
  Subnet const& subnet;
  Strip const& strip;

  FLYWHEEL_HD BondWeight<Wide> law(std::uint32_t c) const {
    return {static_cast<std::uint64_t>(subnet.factors.penalty.bits),
            load<Wide>(subnet.work.consensus + strip.first + c)};
  }
  FLYWHEEL_HD std::size_t matrix_at(std::uint32_t row, std::uint32_t c) const {
    return std::size_t{row} * subnet.columns + strip.first + c;
  }
  FLYWHEEL_HD std::size_t tile_at(std::uint32_t row, std::uint32_t c) const {
    return std::size_t{row} * strip.stride + strip.tile + c;
  }
  FLYWHEEL_HD Wide stored_bond(std::uint32_t row, std::uint32_t c) const {
    return Lanes<Wide>::from_u32(subnet.work.bond + matrix_at(row, c)) & value_mask;
  }
  FLYWHEEL_HD Wide weight(std::uint32_t row, std::uint32_t c) const {
    return weight_of<Wide>(subnet.work.weight + matrix_at(row, c), subnet.work.row[row]);
  }
  /// What the chain keeps of a bond: its u16, where there is one.
  FLYWHEEL_HD void keep_bond(std::uint32_t row, std::uint32_t c, Wide is_kept, Wide value) const {
    auto const all = Wide{} - is_kept;
    Lanes<Wide>::to_u32(subnet.work.bond + matrix_at(row, c), (value | listed_flag) & all);
  }
};

}  // namespace flywheel::scoring::yuma
