#include "kernels/domain/operators/tend_devices.inl"

namespace flywheel::domain {

template void tend_devices(HostBackend const&, TendDevices const&, TendTotals*);

}  // namespace flywheel::domain
