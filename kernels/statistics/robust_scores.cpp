#include "kernels/statistics/robust_scores.inl"

template void flywheel::statistics::robust_scores(flywheel::HostBackend const&,
                                                  flywheel::statistics::RobustScores const&);
