#include "kernels/statistics/confusion_counts.inl"

namespace flywheel::statistics {

template void confusion_counts(HostBackend const&, Segments const&, std::uint8_t const*, std::uint8_t const*,
                               std::uint8_t const*, ConfusionCounts*);

}  // namespace flywheel::statistics
