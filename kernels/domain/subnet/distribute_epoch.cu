#include "kernels/domain/subnet/distribute_epoch.inl"

namespace flywheel::domain {

template void distribute_epoch(CudaBackend const&, DistributeEpoch const&);

}  // namespace flywheel::domain
