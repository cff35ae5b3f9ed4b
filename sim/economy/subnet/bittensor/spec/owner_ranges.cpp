#include "sim/economy/subnet/bittensor/spec/owner_ranges.hpp"

#include "kernels/base/checked.hpp"

namespace flywheel::economy::bittensor {

using population::LeverRange;
using population::OwnerLever;

namespace {

/// At least one, so that a lever that may be moved does move.
std::uint32_t part_of(std::uint32_t whole, double share) {
  auto const part = to_integer<std::uint32_t>(whole * share).value;
  return part > 0 ? part : 1;
}

}  // namespace

LeverRange range_of(AdaptiveOwnersSpec const& spec, OwnerLever lever) {
  constexpr std::uint32_t u16 = 65'535;
  constexpr std::uint32_t least_alpha = 1'638;
  switch (lever) {
    case OwnerLever::withheld:
      return {0, 65'536, part_of(65'536, spec.withheld_step)};
    case OwnerLever::owner_incentive:
    case OwnerLever::liquid_alpha:
      return {0, 1, 1};
    case OwnerLever::immunity:
      return {0, u16, spec.immunity_step_blocks};
    case OwnerLever::bonds_penalty:
      return {0, u16, part_of(u16, spec.step)};
    case OwnerLever::bonds_moving_average:
      return {0, 975'000, part_of(1'000'000, spec.step)};
    case OwnerLever::alpha_low:
    case OwnerLever::alpha_high:
      return {least_alpha, u16, part_of(u16, spec.step)};
    case OwnerLever::reveal_period:
      return {1, most_reveal_epochs, 1};
  }
  return {};
}

}  // namespace flywheel::economy::bittensor
