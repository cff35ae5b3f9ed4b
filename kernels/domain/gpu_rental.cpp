#include "kernels/domain/gpu_rental.inl"

namespace flywheel::domain {

template void advance_rentals(HostBackend const&, GpuRental const&);
template void refresh_rentals(HostBackend const&, GpuRental const&, TimeMs const*);

}  // namespace flywheel::domain
