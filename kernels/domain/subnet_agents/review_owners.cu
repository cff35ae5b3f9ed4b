#include "kernels/domain/subnet_agents/review_owners.inl"

namespace flywheel::domain {

template void review_owners(CudaBackend const&, OwnedSubnets const&);
template void restore_settings(CudaBackend const&, OwnedSubnets const&);

}  // namespace flywheel::domain
