#pragma once

#include "kernels/exchange/balancer/pool_weights.hpp"
#include "sim/verify/field.hpp"

namespace flywheel::verify::bittensor {

/// The weights of a pool; the chain allows none below 0.01.
inline exchange::PoolWeights weights_of(Field const& input) {
  auto const field = input.at("quote_weight_1e18");
  auto const quote = field.bigint<std::uint64_t>();
  auto const least = exchange::PoolWeights::least;
  if (quote < least || quote > exchange::quintillion - least) field.refuse("a weight from 0.01 to 0.99, in 10^-18");
  return {quote};
}

}  // namespace flywheel::verify::bittensor
