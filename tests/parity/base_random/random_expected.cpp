#include "tests/parity/base_random/random_cases.hpp"

void flywheel::parity::expected_bits(Case which, std::uint32_t count, std::uint64_t* bits) {
  for (std::uint32_t i = 0; i < count; ++i) bits[i] = result_bits(which, i);
}
