#include "tests/parity/own_ops.inl"

namespace flywheel::parity {

template void evaluate(HostBackend const&, Operands const*, Results*, std::uint32_t);
template void store_bits(HostBackend const&, Case, std::uint64_t*, std::uint32_t);
template void serve_orders(HostBackend const&, matching::ServeOrders const&);

}  // namespace flywheel::parity
