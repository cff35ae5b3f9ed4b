#include "kernels/domain/root_network/vote_on_root.inl"

namespace flywheel::domain {

template void vote_on_root(CudaBackend const&, RootNetwork const&);

}  // namespace flywheel::domain
