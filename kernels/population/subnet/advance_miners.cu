#include "kernels/population/subnet/advance_miners.inl"

template void flywheel::population::advance_miners(flywheel::CudaBackend const&,
                                                   flywheel::population::AdvanceMiners const&);
