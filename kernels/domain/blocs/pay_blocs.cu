#include "kernels/domain/blocs/pay_blocs.inl"

namespace flywheel::domain {

template void pay_blocs(CudaBackend const&, PayBlocs const&);

}  // namespace flywheel::domain
