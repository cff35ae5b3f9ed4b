#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "tests/parity/base/numeric_cases.hpp"
#include "tests/parity/base/random_cases.hpp"
#include "tests/parity/matching/serve_orders.hpp"

/// What tests run on a backend that is no op of the program's.
namespace flywheel::parity {

/// results[i] = results_of(operands[i])
template <class Backend>
void evaluate(Backend const& on, Operands const* operands, Results* results, std::uint32_t count);

/// bits[i] = result_bits(which, i)
template <class Backend>
void store_bits(Backend const& on, Case which, std::uint64_t* bits, std::uint32_t count);

/// Serves the orders of every domain.
template <class Backend>
void serve_orders(Backend const& on, matching::ServeOrders const& args);

}  // namespace flywheel::parity
