#include "kernels/domain/subnet_agents/police.inl"

namespace flywheel::domain {

template void gather_evidence(HostBackend const&, Police const&);
template void keep_similarity(HostBackend const&, Police const&, std::uint32_t const*);
template void carry_out(HostBackend const&, Police const&, statistics::ConfusionCounts const*, std::uint8_t const*);
template void count_stakes(HostBackend const&, Police const&, CountedStakes const&);

}  // namespace flywheel::domain
