#include "kernels/statistics/find_clusters.inl"

template void flywheel::statistics::find_clusters(flywheel::HostBackend const&,
                                                  flywheel::statistics::FindClusters const&);
