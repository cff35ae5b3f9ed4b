#include "kernels/domain/subnet_agents/open_round.inl"

namespace flywheel::domain {

template void open_round(HostBackend const&, SubnetWorld const&);

}  // namespace flywheel::domain
