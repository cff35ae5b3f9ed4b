#include "kernels/base/sorting.inl"

template void flywheel::stable_sort_by_key(flywheel::CudaBackend const&, std::uint64_t*, std::uint32_t*, std::uint32_t);
template void flywheel::exclusive_sums(flywheel::CudaBackend const&, std::uint64_t const*, std::uint64_t*,
                                       std::uint32_t);
template std::uint32_t flywheel::compact_indices(flywheel::CudaBackend const&, std::uint8_t const*, std::uint32_t,
                                                 std::uint32_t*);
