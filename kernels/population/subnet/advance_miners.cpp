#include "kernels/population/subnet/advance_miners.inl"

template void flywheel::population::advance_miners(flywheel::HostBackend const&,
                                                   flywheel::population::AdvanceMiners const&);
