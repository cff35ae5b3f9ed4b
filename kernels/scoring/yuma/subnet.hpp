#pragma once

#include "kernels/scoring/yuma/columns.hpp"
#include "kernels/scoring/yuma/work.hpp"

namespace flywheel::scoring::yuma {

/// One subnet while a team computes it: its rules, its neurons' columns from its first neuron on, its memory.
struct Subnet {
  YumaParameters parameters;
  YumaFactors factors;
  YumaClock clock;
  std::uint32_t neurons;
  std::uint32_t columns;  // padded
  NeuronColumns before;
  WeightRows weights;
  BondRows bonds;
  YumaColumns after;
  Work work;

  FLYWHEEL_HD std::uint32_t* weight_codes(std::uint32_t row) const { return work.weight + row * row_stride(columns); }
  FLYWHEEL_HD std::uint32_t* bond_codes(std::uint32_t row) const { return work.bond + row * row_stride(columns); }
  FLYWHEEL_HD bool is_owner(std::uint32_t uid) const {
    return parameters.owner_uid.has_value() && uid == parameters.owner_uid.value_or(0);
  }
  FLYWHEEL_HD bool is_permitted(std::uint32_t uid) const { return after.validator_permit[uid] != 0 || is_owner(uid); }
  FLYWHEEL_HD bool is_liquid() const {
    return parameters.bonds == BondRule::yuma3 && parameters.liquid_alpha == LiquidAlpha::on;
  }
};

}  // namespace flywheel::scoring::yuma
