#include "kernels/statistics/find_clusters.inl"

template void flywheel::statistics::find_clusters(flywheel::CudaBackend const&,
                                                  flywheel::statistics::FindClusters const&);
