#pragma once

/// Fixed-point numbers with the exact roundings of Bittensor's chain: I32F32, I64F64, I96F32, U64F64, U96F32.
#include "kernels/base/fixed_point/arithmetic.hpp"
#include "kernels/base/fixed_point/exponential.hpp"
#include "kernels/base/fixed_point/exponential_series.hpp"
#include "kernels/base/fixed_point/fixed.hpp"
#include "kernels/base/fixed_point/logarithm.hpp"
#include "kernels/base/fixed_point/proportion.hpp"
