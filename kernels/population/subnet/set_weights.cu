#include "kernels/population/subnet/set_weights.inl"

template void flywheel::population::set_weights(flywheel::CudaBackend const&, flywheel::population::SetWeights const&);
