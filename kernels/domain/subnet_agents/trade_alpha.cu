#include "kernels/domain/subnet_agents/trade_alpha.inl"

namespace flywheel::domain {

template void trade_alpha(CudaBackend const&, TradeAlpha const&);

}  // namespace flywheel::domain
