#include "kernels/domain/operators/collect_income.inl"

namespace flywheel::domain {

template void collect_income(HostBackend const&, CollectIncome const&, CollectedIncome*);

}  // namespace flywheel::domain
