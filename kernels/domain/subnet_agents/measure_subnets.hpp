#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"

namespace flywheel::domain {

/// Sums for a correlation of two whole numbers over rows.
struct PairSums {
  std::uint64_t count;
  std::uint64_t x, y;
  UInt128 xx, yy, xy;

  FLYWHEEL_HD constexpr void add(std::uint64_t one, std::uint64_t other) {
    count += 1;
    x += one;
    y += other;
    xx += static_cast<UInt128>(one) * one;
    yy += static_cast<UInt128>(other) * other;
    xy += static_cast<UInt128>(one) * other;
  }
};

/// Validators who behave alike, and what they got in the last epoch. Amounts in base units.
struct BehaviourSums {
  std::uint32_t validators;
  std::uint64_t dividends;
  std::uint64_t stake;   // weight: alpha and floor(tao_weight x TAO on root)
  std::uint64_t spent;   // on looks at miners, since the start, TAO
  std::uint32_t takers;  // of bribes
};

/// Miners whom a bloc of validators serves, or the others.
struct FavourSums {
  std::uint64_t quality;    // in 2^-16
  std::uint64_t incentive;  // base units of alpha of the last epoch
};

/// What is seen of a subnet's neurons.
struct SubnetSight {
  static constexpr std::uint32_t behaviours = 7;  // of population::ValidatorKind

  std::uint32_t miners;  // who work
  std::uint32_t idle;
  std::uint32_t validators;      // with a permit and a dividend
  std::uint64_t trust_sum;       // of theirs, of 65535
  PairSums skill_and_incentive;  // of all who work: quality in 2^-16, u16 incentive
  PairSums stake_and_dividend;   // of validators: u16 stake weight, u16 dividend
  BehaviourSums by_behaviour[behaviours];
  FavourSums favoured, others;
  std::int64_t skill_sum;  // of all who work, in 2^-32
  std::int64_t overfit_sum;
  std::uint32_t operators;        // different models among them
  std::uint64_t sybil_incentive;  // base units of alpha to models with several keys
};

/// Shape   rewards of miners who work, and of validators, compact from each subnet's first row on [neurons]; their
///         numbers, and sights [subnets].
struct MeasureSubnets {
  SubnetWorld world;
  std::uint16_t const* incentive;
  std::uint16_t const* dividends;
  std::uint16_t const* stake_weight;
  std::uint16_t const* trust;
  scoring::YumaParameters const* yuma;  // [subnets]
  std::uint64_t* miner_rewards;
  std::uint32_t* miner_count;
  std::uint64_t* validator_rewards;
  std::uint32_t* validator_count;
  SubnetSight* sights;
};

/// Looks at all subnets' neurons as of their last epochs. Quality is e^skill, at most 2^10.
template <class Backend>
void measure_subnets(Backend const& on, MeasureSubnets const& args);

}  // namespace flywheel::domain
