#include "kernels/domain/renewals.inl"

namespace flywheel::domain {

template void plan_renewals(HostBackend const&, RenewalColumns const&, RenewalRules const*);
template void advance_renewals(HostBackend const&, RenewalColumns const&, RenewalRules const*, RenewalTotals*);

}  // namespace flywheel::domain
