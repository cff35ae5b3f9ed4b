#include "kernels/statistics/quantiles.inl"

namespace flywheel::statistics {

template void quantiles(HostBackend const&, Segments const&, std::uint64_t const*, std::uint32_t const*, std::uint32_t,
                        std::uint64_t*);

}  // namespace flywheel::statistics
