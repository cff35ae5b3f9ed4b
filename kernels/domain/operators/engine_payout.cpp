#include "kernels/domain/operators/engine_payout.inl"

namespace flywheel::domain {

template void measure_due(HostBackend const&, MeasureDue const&, DueTotals*);
template void hand_out(HostBackend const&, HandOut const&, HandOutTotals*);

}  // namespace flywheel::domain
