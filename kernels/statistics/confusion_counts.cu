#include "kernels/statistics/confusion_counts.inl"

namespace flywheel::statistics {

template void confusion_counts(CudaBackend const&, Segments const&, std::uint8_t const*, std::uint8_t const*,
                               std::uint8_t const*, ConfusionCounts*);

}  // namespace flywheel::statistics
