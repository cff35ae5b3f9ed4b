#include "kernels/statistics/row_similarity.inl"

template void flywheel::statistics::row_similarity(flywheel::HostBackend const&,
                                                   flywheel::statistics::RowSimilarity const&);
