#pragma once

#include "sim/verify/registry.hpp"

namespace flywheel::verify::io_net {

[[nodiscard]] Json block_rewards(Field const& input, Device const& device);
[[nodiscard]] Json emission_monthly(Field const& input, Device const& device);
[[nodiscard]] Json emission_yearly(Field const& input, Device const& device);
[[nodiscard]] Json fees(Field const& input, Device const& device);
[[nodiscard]] Json minimum_stake(Field const& input, Device const& device);

}  // namespace flywheel::verify::io_net
