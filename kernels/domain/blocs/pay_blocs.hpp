#pragma once

#include "kernels/base/backend.hpp"
#include "kernels/domain/blocs/columns.hpp"

namespace flywheel::domain {

/// Of the emission of an epoch, what validators get and what miners get.
///     paid = floor(2 (1 - r) server) + floor(2 r validator),   r the validators' share
/// The consensus hands out half each way; at r = 1/2 nothing changes. Where no miner has incentive, validators have
/// been given all, and keep it.
/// Units   r in parts per million; base units.   Domain  r <= 10^6; amounts below 2^43 base units.
/// Source  xi of opentensor/subtensor, docs/consensus.md, equation 7; the roundings are ours.
struct ValidatorsShare {
  std::uint32_t ppm;

  FLYWHEEL_HD constexpr std::uint64_t of_server(std::uint64_t rao) const {
    return rao * (2'000'000 - 2 * std::uint64_t{ppm}) / 1'000'000;
  }
  FLYWHEEL_HD constexpr std::uint64_t of_validator(std::uint64_t rao, bool any_incentive) const {
    return any_incentive ? rao * (2 * std::uint64_t{ppm}) / 1'000'000 : rao;
  }
};

/// What an epoch brought a bloc. Shares in 2^-32.
struct BlocEpoch {
  std::uint64_t stake;            // sum over its validators, of the subnet's
  std::uint64_t dividends;        // the same
  std::uint64_t validator_trust;  // the same
  std::uint64_t incentive;        // sum over its miners, of the subnet's
  std::uint64_t consensus;        // sum over its miners
  std::uint64_t validators_paid;  // base units
  std::uint64_t miners_paid;      // base units
};

/// What the epoch decided, neuron by neuron.
struct DecidedColumns {
  I32F32 const* stake;
  I32F32 const* consensus;
  I32F32 const* validator_trust;
  I32F32 const* incentive;
  I32F32 const* dividends;
  std::uint64_t const* server_rao;
  std::uint64_t const* validator_rao;
};

struct PayBlocs {
  BlocsOfSubnets subnets;
  ValidatorsShare const* share;  // [subnets]
  DecidedColumns decided;
  std::uint64_t* balance;  // [neurons] in and out
  BlocEpoch* epochs;       // [blocs] overwritten where the subnet is visited
};

/// Pays an epoch's emission to the balances and adds up what each bloc got.
/// Units   as the columns say.   Errors  none.
template <class Backend>
void pay_blocs(Backend const& on, PayBlocs const& args);

}  // namespace flywheel::domain
