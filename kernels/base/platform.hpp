#pragma once

/// The one portability macro: marks what a GPU thread may call. Empty where nvcc does not compile.
#if defined(__CUDACC__)
#define FLYWHEEL_HD __host__ __device__
#else
#define FLYWHEEL_HD
#endif

/// Keeps the optimiser from assuming that two columns overlap.
#define FLYWHEEL_RESTRICT __restrict__

/// Asks for the cache line of an address that will be read soon; nothing on a GPU, whose threads hide it. Into the
/// second-level cache: the first drops requests when more than a dozen or two are under way.
#if defined(__CUDACC__)
#define FLYWHEEL_PREFETCH(address) static_cast<void>(address)
#else
#define FLYWHEEL_PREFETCH(address) __builtin_prefetch(address, 0, 2)
#endif
