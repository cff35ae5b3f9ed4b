#include "kernels/domain/blocs/cast_votes.inl"

namespace flywheel::domain {

template void cast_votes(HostBackend const&, CastVotes const&);

}  // namespace flywheel::domain
