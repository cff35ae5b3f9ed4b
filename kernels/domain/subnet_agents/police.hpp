#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"
#include "kernels/scoring/policies/judge_collusion.hpp"
#include "kernels/scoring/yuma/parameters.hpp"
#include "kernels/statistics/confusion_counts.hpp"
#include "kernels/statistics/sparse_rows.hpp"

namespace flywheel::domain {

/// Rows that are looked at for collusion: first and number of their entries, [seats].
struct SeatRows {
  std::uint64_t* first;
  std::uint32_t* count;
};

/// What came of all judgements of a subnet. A column over subnets.
struct Verdicts {
  statistics::ConfusionCounts counts;
  std::uint64_t expelled;
};

/// What is known of the seats of validators, and what is made of it. Columns over seats, but for those over subnets.
struct Police {
  SubnetWorld world;
  population::DecidedRows decided;
  scoring::YumaParameters const* yuma;   // [subnets]
  std::uint32_t const* lag_epochs;       // [subnets] how long ago a copy's source was decided
  scoring::CollusionRules const* rules;  // [subnets]
  std::uint64_t* joined_block;           // of whom what follows is said; another one begins anew
  std::uint32_t* similarity;             // of the last row that was new, to the closest that it could have copied
  std::uint8_t* flags;
  std::uint32_t* strikes;
  Verdicts* verdicts;  // [subnets]
  // Of one round:
  SeatRows now, fresh, then;  // all rows; those that differ from the last round's; those of lag_epochs ago
  std::uint64_t *stake, *dividends;
  std::uint8_t *is_guilty, *is_seen;
};

/// Writes down what the validators of the picked subnets decided in this round.
///     stake  alpha and floor(tao_weight x TAO on root);  guilty: copiers, cartels and the bribed;  seen: who sent a
///     row
/// Errors  none.
template <class Backend>
void gather_evidence(Backend const& on, Police const& args);

/// Keeps the similarity of rows that are new in this round; that of a row sent again is what it was when it was new,
/// or its source would look like a copy of it. found [seats].
template <class Backend>
void keep_similarity(Backend const& on, Police const& args, std::uint32_t const* found);

/// Adds counts to the verdicts and deregisters whoever is expelled: its stake departs, its uid is an idle miner's,
/// next to be replaced, and its seat stays empty. Shape   counts [subnets], is_expelled [seats].
template <class Backend>
void carry_out(Backend const& on, Police const& args, statistics::ConfusionCounts const* counts,
               std::uint8_t const* is_expelled);

/// Stakes of all neurons: with which they would vote, and with which they do. [neurons]
struct CountedStakes {
  std::uint64_t const *held_alpha, *held_root;
  std::uint64_t *alpha, *root;  // written
};

/// The stakes that count in the next epoch of the picked subnets: those of validators with strikes are cut by the
/// penalty. Errors  none.
template <class Backend>
void count_stakes(Backend const& on, Police const& args, CountedStakes const& stakes);

}  // namespace flywheel::domain
