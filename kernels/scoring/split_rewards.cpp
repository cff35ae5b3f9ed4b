#include "kernels/scoring/split_rewards.inl"

namespace flywheel::scoring {

template void split_rewards(HostBackend const&, SplitRewards const&);

}  // namespace flywheel::scoring
