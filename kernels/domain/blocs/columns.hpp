#pragma once

#include <cstdint>

#include "kernels/base/fixed_point.hpp"
#include "kernels/base/segments.hpp"

namespace flywheel::domain {

/// Blocs that a subnet may have at most: what a thread keeps of each while it writes a row of weights.
inline constexpr std::uint32_t most_blocs = 16;

/// Validators who vote alike, and the miners who are theirs. Uids count validators bloc by bloc, then miners bloc by
/// bloc.
struct Bloc {
  std::uint32_t first_validator;
  std::uint32_t validators;
  std::uint32_t first_miner;
  std::uint32_t miners;
};

/// How the validators of a bloc vote in an epoch.
struct Ballot {
  static constexpr std::uint32_t everybody = 0xFFFF'FFFF;

  double mass[most_blocs];   // what the miners of each bloc get together, relative to one another
  double deviation;          // of a single weight from its bloc's mean, relative
  std::uint32_t decided;     // the epoch whose draws these are: an old vote repeats an old epoch's
  std::uint32_t copied_uid;  // the validator whose draws these are; everybody: each has its own
  std::uint32_t only_miner;  // the uid that gets everything; everybody: the masses decide
};

/// The subnets of all worlds with their blocs.
/// Shape   neurons grouped by subnet; first_bloc [subnets + 1]; blocs, ballots [blocs]; seeds [worlds].
struct BlocsOfSubnets {
  Segments neurons;
  std::uint32_t const* first_bloc;
  Bloc const* blocs;
  std::uint32_t subnets_of_world;
  std::uint64_t const* seeds;

  FLYWHEEL_HD std::uint64_t seed_of(std::uint32_t subnet) const { return seeds[subnet / subnets_of_world]; }
};

}  // namespace flywheel::domain
