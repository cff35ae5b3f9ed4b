#include "kernels/statistics/concentration.inl"

namespace flywheel::statistics {

template void concentration(CudaBackend const&, Segments const&, std::uint64_t const*, std::uint32_t, Concentration*);

}  // namespace flywheel::statistics
