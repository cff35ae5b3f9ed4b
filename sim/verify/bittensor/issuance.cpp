#include "kernels/emission/subnet/issuance_halving.hpp"
#include "kernels/exchange/registration/burn_price.hpp"
#include "sim/verify/bittensor/adapters.hpp"
#include "sim/verify/bittensor/fixed_field.hpp"

namespace flywheel::verify::bittensor {

Json block_emission(Field const& input, Device const&) {
  return {{"emission_rao", bigint_of(emission::IssuanceHalving{}(input.at("issuance_rao").bigint<std::uint64_t>()))}};
}

Json burn_decay_factor(Field const& input, Device const&) {
  auto const factor = exchange::BurnPrice::decay_factor(input.at("half_life_blocks").whole<std::uint16_t>());
  return {{"factor_q32", bigint_of(factor)}};
}

Json burn_price_path(Field const& input, Device const&) {
  exchange::BurnPrice const law{exchange::BurnPrice::decay_factor(input.at("half_life").whole<std::uint16_t>()),
                                fixed<U64F64>(input.at("increase_mult_u64f64_bits")),
                                input.at("min_burn").bigint<std::uint64_t>(),
                                input.at("max_burn").bigint<std::uint64_t>()};
  auto burn = input.at("burn_start").bigint<std::uint64_t>();
  auto path = Json::array();
  for (auto const& block : input.at("registrations_per_block").items()) {
    burn = law.after_block(burn);
    for (auto left = block.whole<std::uint32_t>(); left > 0; --left) burn = law.after_registration(burn);
    path.push_back(bigint_of(burn));
  }
  return {{"burn_after_block", path}};
}

}  // namespace flywheel::verify::bittensor
