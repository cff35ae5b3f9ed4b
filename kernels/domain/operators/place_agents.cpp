#include "kernels/domain/operators/place_agents.inl"

namespace flywheel::domain {

template void place_agents(HostBackend const&, GpuRental const&, DeviceStakes const&, EnteringAgents const&,
                           TimeMs const*);

}  // namespace flywheel::domain
