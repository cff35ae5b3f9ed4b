#include "kernels/domain/operators/nominate_devices.inl"

namespace flywheel::domain {

template void nominate_devices(CudaBackend const&, NominateDevices const&, NominationTotals*);

}  // namespace flywheel::domain
