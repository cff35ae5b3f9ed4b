#include "kernels/domain/blocs/pay_blocs.inl"

namespace flywheel::domain {

template void pay_blocs(HostBackend const&, PayBlocs const&);

}  // namespace flywheel::domain
