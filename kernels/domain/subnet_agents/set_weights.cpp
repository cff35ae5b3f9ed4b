#include "kernels/domain/subnet_agents/set_weights.inl"

namespace flywheel::domain {

template void set_weights(HostBackend const&, SubnetWorld const&);

}  // namespace flywheel::domain
