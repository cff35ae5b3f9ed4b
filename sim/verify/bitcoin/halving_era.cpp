#include "sim/verify/bitcoin/adapters.hpp"
#include "sim/verify/bitcoin/schedule.hpp"

namespace flywheel::verify::bitcoin {

Json halving_era(Field const& input, Device const&) {
  auto const era = input.at("era").whole<std::uint32_t>();
  return {{"first_height", schedule.first_height_of_era(era)},
          {"subsidy_sat", schedule.mint_of_era(era)},
          {"era_issuance_sat", schedule.issuance_of_era(era)},
          {"cumulative_sat_at_end", schedule.minted_at_end_of_era(era)}};
}

}  // namespace flywheel::verify::bitcoin
