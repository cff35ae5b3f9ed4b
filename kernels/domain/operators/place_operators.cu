#include "kernels/domain/operators/place_operators.inl"

namespace flywheel::domain {

template void place_operators(CudaBackend const&, PlaceOperators const&);

}  // namespace flywheel::domain
