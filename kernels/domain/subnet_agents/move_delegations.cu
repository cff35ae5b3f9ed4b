#include "kernels/domain/subnet_agents/move_delegations.inl"

namespace flywheel::domain {

template void move_delegations(CudaBackend const&, SubnetWorld const&, std::uint32_t);

}  // namespace flywheel::domain
