#include "kernels/statistics/robust_scores.inl"

template void flywheel::statistics::robust_scores(flywheel::CudaBackend const&,
                                                  flywheel::statistics::RobustScores const&);
