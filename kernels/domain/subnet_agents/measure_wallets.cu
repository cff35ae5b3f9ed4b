#include "kernels/domain/subnet_agents/measure_wallets.inl"

namespace flywheel::domain {

template void measure_wallets(CudaBackend const&, MeasureWallets const&);

}  // namespace flywheel::domain
