#include "kernels/statistics/masked_sums.inl"

namespace flywheel::statistics {

template void masked_sums(CudaBackend const&, Segments const&, std::uint64_t const*, std::uint8_t const*, std::uint8_t,
                          MaskedSum*);

}  // namespace flywheel::statistics
