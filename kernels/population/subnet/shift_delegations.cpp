#include "kernels/population/subnet/shift_delegations.inl"

template void flywheel::population::shift_delegations(flywheel::HostBackend const&,
                                                      flywheel::population::ShiftDelegations const&);
