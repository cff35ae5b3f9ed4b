#pragma once

/// Elementary functions whose results have the same bits on host and device: only + - x / sqrt on doubles and integer
/// operations on their representation. Neither maths library, fused multiply-add nor table. Compile with
/// -ffp-contract=off and --fmad=false. The stated bounds are measured, with a margin, at 10^7 points a function
/// (tests/unit/base_random/portable_math_test.cpp). In a .cu file, never say `using namespace flywheel` outside a
/// namespace: CUDA's own headers call exp and log unqualified.
#include "kernels/base/portable_math/exp.hpp"    // exp, expm1
#include "kernels/base/portable_math/log.hpp"    // log, log1p
#include "kernels/base/portable_math/pow.hpp"    // pow
#include "kernels/base/portable_math/turns.hpp"  // sin_turns, cos_turns
