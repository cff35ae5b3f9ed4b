#pragma once

/// The one loop primitive, for .inl files: for_each_tile and fold_tiles, with for_each_row, for_each_segment and
/// sum_in_segments thin over them.
#if defined(__CUDACC__)
#include "kernels/base/loops_cuda.hpp"
#else
#include "kernels/base/loops_host.hpp"
#endif
#include "kernels/base/loops_shared.hpp"
