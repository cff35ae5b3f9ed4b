#include "kernels/domain/operators/engine_payout.inl"

namespace flywheel::domain {

template void measure_due(CudaBackend const&, MeasureDue const&, DueTotals*);
template void hand_out(CudaBackend const&, HandOut const&, HandOutTotals*);

}  // namespace flywheel::domain
