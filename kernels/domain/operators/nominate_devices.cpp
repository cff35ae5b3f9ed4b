#include "kernels/domain/operators/nominate_devices.inl"

namespace flywheel::domain {

template void nominate_devices(HostBackend const&, NominateDevices const&, NominationTotals*);

}  // namespace flywheel::domain
