#include "kernels/base/loops.hpp"
#include "tests/parity/base_random/random_parity.hpp"

std::vector<std::uint64_t> flywheel::parity::bits_on_backend(Case which, std::uint32_t count) {
  std::vector<std::uint64_t> bits(count);
  for_each_index(HostBackend{4}, count, StoreBits{which, bits.data()});
  return bits;
}

std::string flywheel::parity::unavailable_reason() {
  return {};
}
