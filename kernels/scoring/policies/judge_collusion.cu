#include "kernels/scoring/policies/judge_collusion.inl"

template void flywheel::scoring::judge_collusion(flywheel::CudaBackend const&,
                                                 flywheel::scoring::JudgeCollusion const&);
