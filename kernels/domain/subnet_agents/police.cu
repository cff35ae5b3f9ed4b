#include "kernels/domain/subnet_agents/police.inl"

namespace flywheel::domain {

template void gather_evidence(CudaBackend const&, Police const&);
template void keep_similarity(CudaBackend const&, Police const&, std::uint32_t const*);
template void carry_out(CudaBackend const&, Police const&, statistics::ConfusionCounts const*, std::uint8_t const*);
template void count_stakes(CudaBackend const&, Police const&, CountedStakes const&);

}  // namespace flywheel::domain
