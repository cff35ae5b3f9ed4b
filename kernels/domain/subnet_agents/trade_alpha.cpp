#include "kernels/domain/subnet_agents/trade_alpha.inl"

namespace flywheel::domain {

template void trade_alpha(HostBackend const&, TradeAlpha const&);

}  // namespace flywheel::domain
