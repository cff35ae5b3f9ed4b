#include "kernels/base/loops.hpp"
#include "tests/parity/own_ops.hpp"

namespace flywheel::parity {
namespace {

struct Evaluate {
  Operands const* operands;
  Results* results;

  FLYWHEEL_HD void operator()(std::uint32_t i) const { results[i] = results_of(operands[i]); }
};

struct StoreBits {
  Case which;
  std::uint64_t* bits;

  FLYWHEEL_HD void operator()(std::uint32_t i) const { bits[i] = result_bits(which, i); }
};

}  // namespace

template <class Backend>
void evaluate(Backend const& on, Operands const* operands, Results* results, std::uint32_t count) {
  for_each_index(on, count, Evaluate{operands, results});
}

template <class Backend>
void store_bits(Backend const& on, Case which, std::uint64_t* bits, std::uint32_t count) {
  for_each_index(on, count, StoreBits{which, bits});
}

template <class Backend>
void serve_orders(Backend const& on, matching::ServeOrders const& args) {
  for_each_segment(on, args.market.devices, args);
}

}  // namespace flywheel::parity
