#include "kernels/domain/operators/place_operators.inl"

namespace flywheel::domain {

template void place_operators(HostBackend const&, PlaceOperators const&);

}  // namespace flywheel::domain
