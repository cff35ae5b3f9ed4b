#include "kernels/exchange/split_pro_rata.inl"

namespace flywheel::exchange {

template void split_pro_rata(HostBackend const&, SplitProRata const&);

}  // namespace flywheel::exchange
