#include "kernels/domain/subnet_agents/open_epoch.inl"

namespace flywheel::domain {

template void open_epoch(CudaBackend const&, OpenEpoch const&);

}  // namespace flywheel::domain
