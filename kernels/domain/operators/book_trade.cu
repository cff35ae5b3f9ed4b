#include "kernels/domain/operators/book_trade.inl"

namespace flywheel::domain {

template void book_trade(CudaBackend const&, BookTrade const&, BookedTrade*);

}  // namespace flywheel::domain
