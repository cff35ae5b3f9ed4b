#include "kernels/domain/operators/supply_shock.inl"

namespace flywheel::domain {

template void shock_supply(CudaBackend const&, SupplyShock const&);

}  // namespace flywheel::domain
