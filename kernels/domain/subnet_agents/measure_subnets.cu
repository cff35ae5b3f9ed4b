#include "kernels/domain/subnet_agents/measure_subnets.inl"

namespace flywheel::domain {

template void measure_subnets(CudaBackend const&, MeasureSubnets const&);

}  // namespace flywheel::domain
