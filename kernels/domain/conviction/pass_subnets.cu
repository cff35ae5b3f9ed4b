#include "kernels/domain/conviction/pass_subnets.inl"

namespace flywheel::domain {

template void pass_subnets(CudaBackend const&, PassSubnets const&);

}  // namespace flywheel::domain
