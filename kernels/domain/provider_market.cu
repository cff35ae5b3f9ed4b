#include "kernels/domain/provider_market.inl"

namespace flywheel::domain {

template void enter_providers(CudaBackend const&, ProviderColumns const&, ProviderRules const*, SettlementTotals*);
template void find_online(CudaBackend const&, ProviderColumns const&, ProviderRules const*, OnlineTotals*);
template void settle_providers(CudaBackend const&, ProviderColumns const&, ProviderRules const*, SettlementTotals*);

}  // namespace flywheel::domain
