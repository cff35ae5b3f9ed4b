#include "sim/verify/bitcoin/adapters.hpp"
#include "sim/verify/bitcoin/schedule.hpp"

namespace flywheel::verify::bitcoin {

Json subsidy(Field const& input, Device const&) {
  return {{"subsidy_sat", schedule(input.at("height").whole<std::uint64_t>())}};
}

}  // namespace flywheel::verify::bitcoin
