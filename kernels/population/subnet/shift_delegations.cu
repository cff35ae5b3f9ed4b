#include "kernels/population/subnet/shift_delegations.inl"

template void flywheel::population::shift_delegations(flywheel::CudaBackend const&,
                                                      flywheel::population::ShiftDelegations const&);
