#include "kernels/exchange/minimum_stake.hpp"

#include "sim/verify/io_net/adapters.hpp"
#include "sim/verify/io_net/schedule.hpp"

namespace flywheel::verify::io_net {

/// io.net documentation, "Staking": 200 IO a processor.
Json minimum_stake(Field const& input, Device const&) {
  constexpr exchange::MinimumStake stake_of_device{.per_processor_base_units = 200 * base_units_per_token};
  auto const stake = stake_of_device(input.at("multiplier_x100").whole<std::uint32_t>(),
                                     input.at("processors").whole<std::uint32_t>());
  return {{"minimum_stake_io", static_cast<double>(stake) / static_cast<double>(base_units_per_token)}};
}

}  // namespace flywheel::verify::io_net
