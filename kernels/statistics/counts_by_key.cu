#include "kernels/statistics/counts_by_key.inl"

namespace flywheel::statistics {

template void counts_by_key(CudaBackend const&, Segments const&, SmallKeys const&, std::uint64_t*);

}  // namespace flywheel::statistics
