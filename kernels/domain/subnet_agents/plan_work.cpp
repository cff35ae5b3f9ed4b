#include "kernels/domain/subnet_agents/plan_work.inl"

namespace flywheel::domain {

template void plan_work(HostBackend const&, SubnetWorld const&);

}  // namespace flywheel::domain
