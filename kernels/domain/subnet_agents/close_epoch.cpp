#include "kernels/domain/subnet_agents/close_epoch.inl"

namespace flywheel::domain {

template void close_epoch(HostBackend const&, CloseEpoch const&);
template void weigh_stakes(HostBackend const&, SubnetWorld const&);

}  // namespace flywheel::domain
