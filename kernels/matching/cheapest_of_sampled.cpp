#include "kernels/matching/cheapest_of_sampled.inl"

template void flywheel::matching::cheapest_of_sampled(flywheel::HostBackend const&,
                                                      flywheel::matching::CheapestOfSampled const&);
