#pragma once

/// Exact integers beyond 64 bits, alike on host and device: Int128, UInt128, UInt256, mul_div.
#include "kernels/base/wide_integer/integer_limits.hpp"
#include "kernels/base/wide_integer/mul_div.hpp"
#include "kernels/base/wide_integer/uint256.hpp"
