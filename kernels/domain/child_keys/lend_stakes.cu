#include "kernels/domain/child_keys/lend_stakes.inl"

namespace flywheel::domain {

template void lend_stakes(CudaBackend const&, LendStakes const&);
template void show_lent_dividends(CudaBackend const&, SubnetWorld const&, U96F32 const*, U96F32 const*);

}  // namespace flywheel::domain
