#include "kernels/domain/subnet_agents/review_owners.inl"

namespace flywheel::domain {

template void review_owners(HostBackend const&, OwnedSubnets const&);
template void restore_settings(HostBackend const&, OwnedSubnets const&);

}  // namespace flywheel::domain
