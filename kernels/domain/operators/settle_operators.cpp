#include "kernels/domain/operators/settle_operators.inl"

namespace flywheel::domain {

template void settle_operators(HostBackend const&, OperatorColumns const&, OperatorRules const*, TimeMs const*,
                               OperatorTotals*);

}  // namespace flywheel::domain
