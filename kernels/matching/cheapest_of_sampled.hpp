#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"

namespace flywheel::matching {

/// The jobs of one market at one step. A column over markets.
struct SampledJobs {
  std::uint64_t seed;  // of the world
  std::uint64_t jobs;
  std::uint32_t step;
  std::uint32_t sample;  // providers drawn for a job
};

/// Shape   a segment is one market of one world; price, room, served [rows]; jobs [markets].
struct CheapestOfSampled {
  Segments providers;
  std::uint32_t rows;          // slots of all segments, as offsets[providers.count]
  std::uint32_t const* price;  // any unit; below 2^32 - 1
  std::uint8_t const* room;    // jobs that a provider can take this step; 0 where it is offline
  SampledJobs const* jobs;
  std::uint8_t* served;  // jobs taken, overwritten; may be `room` itself
};

/// Serves jobs one after another, in the order 0, 1, 2, ... of a market: job j draws `sample` providers, with
/// replacement, and the cheapest of them that still has room takes it; equal prices go to the lower row. A job whose
/// sample has no room is not served.
///     drawn(j, k) = floor(w providers / 2^32),  w = step_word(seed, sample j + k, step) of a stream of its own
/// Domain  sample from 1 to 16; sample x jobs of a market up to 2^34.
/// Errors  a provider is drawn with a probability that is off by less than providers / 2^32 of itself.
/// Source  the reference workload PM-1, variant B.
template <class Backend>
void cheapest_of_sampled(Backend const& on, CheapestOfSampled const& args);

inline constexpr std::uint32_t most_sampled = 16;

}  // namespace flywheel::matching
