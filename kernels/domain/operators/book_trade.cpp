#include "kernels/domain/operators/book_trade.inl"

namespace flywheel::domain {

template void book_trade(HostBackend const&, BookTrade const&, BookedTrade*);

}  // namespace flywheel::domain
