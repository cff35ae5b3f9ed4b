#include "kernels/exchange/swap_in_order.inl"

namespace flywheel::exchange {

template void swap_in_order(CudaBackend const&, SwapInOrder const&);

}  // namespace flywheel::exchange
