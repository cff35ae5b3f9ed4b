#include "kernels/domain/subnet_turnover/found_subnets.inl"

namespace flywheel::domain {

template void found_subnets(HostBackend const&, FoundSubnets const&);

}  // namespace flywheel::domain
