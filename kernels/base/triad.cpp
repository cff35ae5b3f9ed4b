#include "kernels/base/triad.inl"

template void flywheel::triad(flywheel::HostBackend const&, flywheel::Triad const&, std::uint32_t);
