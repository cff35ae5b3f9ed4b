#include "kernels/domain/operators/plan_sales.inl"

namespace flywheel::domain {

template void plan_sales(CudaBackend const&, OperatorColumns const&, OperatorRules const*, PlannedSales*);

}  // namespace flywheel::domain
