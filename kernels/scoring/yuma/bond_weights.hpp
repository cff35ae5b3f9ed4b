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

/// What the chain keeps of a bond: its u16, where there is one.
template <class Wide>
FLYWHEEL_HD inline void keep_bond(std::uint32_t* cells, Wide is_kept, Wide value) {
  Lanes<Wide>::to_u32(cells, (value | listed_flag) & (Wide{} - is_kept));
}

}  // namespace flywheel::scoring::yuma
