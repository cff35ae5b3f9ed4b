#include "kernels/domain/root_network/root_stakes.inl"

namespace flywheel::domain {

template void join_root_stakes(CudaBackend const&, RootNetwork const&);
template void trade_root_stakes(CudaBackend const&, RootNetwork const&, double const*);

}  // namespace flywheel::domain
