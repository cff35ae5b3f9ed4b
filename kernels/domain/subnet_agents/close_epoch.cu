#include "kernels/domain/subnet_agents/close_epoch.inl"

namespace flywheel::domain {

template void close_epoch(CudaBackend const&, CloseEpoch const&);
template void weigh_stakes(CudaBackend const&, SubnetWorld const&);

}  // namespace flywheel::domain
