#include "sim/app/bench/yuma_subnets.hpp"

namespace flywheel::app::bench {

verify::bittensor::YumaTables yuma_subnets(YumaSize const& size, scoring::YumaParameters rules) {
  constexpr scoring::YumaClock clock{
      .current_block = 1'000'000, .last_step_block = 999'640, .emission_rao = 360'000'000'000};
  rules.max_allowed_validators = static_cast<std::uint16_t>(size.validators);
  verify::bittensor::YumaTables tables;
  std::uint32_t draw = 1;
  auto const below = [&](std::uint32_t bound) {
    draw = draw * 1'664'525 + 1'013'904'223;
    return static_cast<std::uint32_t>((std::uint64_t{draw} * bound) >> 32);
  };
  for (std::uint32_t subnet = 0; subnet < size.subnets; ++subnet) {
    tables.add_subnet(rules, clock, size.neurons, std::uint64_t{size.validators} * size.neurons);
    for (std::uint32_t uid = 0; uid < size.neurons; ++uid) {
      auto const neuron = tables.offsets[subnet] + uid;
      bool const is_validator = uid < size.validators;
      tables.last_update[neuron] = 999'000;
      tables.registration[neuron] = 500'000;
      tables.permits[neuron] = is_validator ? 1 : 0;
      tables.alpha_stake[neuron] = is_validator ? 1'000'000'000'000ull * (1 + below(1'000)) : 0;
      verify::bittensor::SparseRow row;
      for (std::uint32_t to = 0; is_validator && to < size.neurons; ++to) {
        row.emplace_back(static_cast<std::uint16_t>(to), static_cast<std::uint16_t>(1 + below(65'535)));
      }
      tables.add_weights(row);
    }
  }
  return tables;
}

}  // namespace flywheel::app::bench
