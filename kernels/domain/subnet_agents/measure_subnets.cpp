#include "kernels/domain/subnet_agents/measure_subnets.inl"

namespace flywheel::domain {

template void measure_subnets(HostBackend const&, MeasureSubnets const&);

}  // namespace flywheel::domain
