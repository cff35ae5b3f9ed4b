#include "kernels/domain/subnet_agents/weigh_bribes.inl"

namespace flywheel::domain {

template void weigh_bribes(HostBackend const&, SubnetWorld const&, scoring::YumaParameters const*);

}  // namespace flywheel::domain
