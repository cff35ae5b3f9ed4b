#include "kernels/base/loops.hpp"
#include "kernels/base/memory.hpp"
#include "tests/parity/base_random/random_parity.hpp"

std::vector<std::uint64_t> flywheel::parity::bits_on_backend(Case which, std::uint32_t count) {
  CudaBackend const on{};
  Scratch<std::uint64_t, CudaBackend> device{on, count};
  for_each_index(on, count, StoreBits{which, device.data()});
  std::vector<std::uint64_t> bits(count);
  copy_to_host(on, bits.data(), device.data(), count * sizeof(std::uint64_t));
  return bits;
}

std::string flywheel::parity::unavailable_reason() {
  return cuda_unavailable_reason();
}
