#include "kernels/base/triad.inl"

template void flywheel::triad(flywheel::CudaBackend const&, flywheel::Triad const&, std::uint32_t);
