#include "kernels/domain/renewals.inl"

namespace flywheel::domain {

template void plan_renewals(CudaBackend const&, RenewalColumns const&, RenewalRules const*);
template void advance_renewals(CudaBackend const&, RenewalColumns const&, RenewalRules const*, RenewalTotals*);

}  // namespace flywheel::domain
