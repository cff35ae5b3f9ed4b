#include "kernels/domain/subnet_agents/book_subnets.inl"

namespace flywheel::domain {

template void book_subnets(CudaBackend const&, SubnetWorld const&, SubnetBooks*);

}  // namespace flywheel::domain
