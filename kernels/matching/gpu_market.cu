#include "kernels/matching/gpu_market.inl"

template void flywheel::matching::list_devices(flywheel::CudaBackend const&,
                                               flywheel::matching::GpuMarketColumns const&);
