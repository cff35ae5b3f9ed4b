#include "kernels/domain/blocs/cast_votes.inl"

namespace flywheel::domain {

template void cast_votes(CudaBackend const&, CastVotes const&);

}  // namespace flywheel::domain
