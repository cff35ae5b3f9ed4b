#pragma once

#include <cstdint>
#include <vector>

#include "kernels/domain/blocs/columns.hpp"
#include "kernels/scoring/yuma_epoch.hpp"
#include "sim/economy/subnet/consensus/spec.hpp"

namespace flywheel::economy::consensus {

inline constexpr std::uint32_t whole_ppm = 1'000'000;

/// Who has which uid in a subnet.
struct Layout {
  std::vector<domain::Bloc> blocs;
  std::uint32_t validators;
  std::uint32_t miners;

  std::uint32_t neurons() const { return validators + miners; }
  std::uint64_t votes() const { return std::uint64_t{validators} * miners; }
};

/// Shares of a subnet's stake, bloc by bloc, in parts per million; a bloc without one has what the others leave.
std::vector<std::uint32_t> stakes_ppm(SubnetSpec const& spec);

/// Members of each bloc: as many as it says, else a part of the subnet's in proportion to its stake, rounded down but
/// neither nobody nor all; the last such bloc takes the rest.
/// Source  non_extreme_fixed_ratio, opentensor/subtensor, tests/consensus.rs.
Layout lay_out(SubnetSpec const& spec);

/// Stake of every neuron.
std::vector<std::uint64_t> stakes_of(SubnetSpec const& spec, Layout const& layout, std::uint64_t seed);

scoring::YumaParameters parameters_of(SubnetSpec const& spec);

/// How a bloc votes in an epoch, counted from 0.
domain::Ballot ballot_of(SubnetSpec const& spec, Layout const& layout, std::uint32_t bloc, std::uint32_t epoch);

}  // namespace flywheel::economy::consensus
