#include "kernels/matching/gpu_market.inl"

template void flywheel::matching::list_devices(flywheel::HostBackend const&,
                                               flywheel::matching::GpuMarketColumns const&);
