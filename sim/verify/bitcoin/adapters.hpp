#pragma once

#include "sim/verify/registry.hpp"

namespace flywheel::verify::bitcoin {

[[nodiscard]] Json halving_era(Field const& input, Device const& device);
[[nodiscard]] Json retarget(Field const& input, Device const& device);
[[nodiscard]] Json subsidy(Field const& input, Device const& device);

}  // namespace flywheel::verify::bitcoin
