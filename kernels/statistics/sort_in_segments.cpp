#include "kernels/statistics/sort_in_segments.inl"

namespace flywheel::statistics {

template void sort_in_segments(HostBackend const&, Segments const&, std::uint32_t, std::uint64_t const*,
                               std::uint64_t*);

}  // namespace flywheel::statistics
