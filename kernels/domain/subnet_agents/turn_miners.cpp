#include "kernels/domain/subnet_agents/turn_miners.inl"

namespace flywheel::domain {

template void turn_miners(HostBackend const&, SubnetWorld const&);

}  // namespace flywheel::domain
