#include "kernels/domain/subnet_agents/plan_work.inl"

namespace flywheel::domain {

template void plan_work(CudaBackend const&, SubnetWorld const&);

}  // namespace flywheel::domain
