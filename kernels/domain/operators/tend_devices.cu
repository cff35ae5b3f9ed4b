#include "kernels/domain/operators/tend_devices.inl"

namespace flywheel::domain {

template void tend_devices(CudaBackend const&, TendDevices const&, TendTotals*);

}  // namespace flywheel::domain
