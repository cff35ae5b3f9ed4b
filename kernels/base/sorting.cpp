#include "kernels/base/sorting.inl"

template void flywheel::stable_sort_by_key(flywheel::HostBackend const&, std::uint64_t*, std::uint32_t*, std::uint32_t);
template void flywheel::exclusive_sums(flywheel::HostBackend const&, std::uint64_t const*, std::uint64_t*,
                                       std::uint32_t);
template std::uint32_t flywheel::compact_indices(flywheel::HostBackend const&, std::uint8_t const*, std::uint32_t,
                                                 std::uint32_t*);
