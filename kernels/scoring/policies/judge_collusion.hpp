#pragma once

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"
#include "kernels/scoring/policies/collusion_penalty.hpp"
#include "kernels/scoring/policies/collusion_policy.hpp"

namespace flywheel::scoring {

/// The policy of a subnet. A column over subnets.
struct CollusionRules {
  CollusionPolicy policy;
  CollusionPenalty penalty;
};

/// Validators and what was measured of them.
/// Shape   a segment is one subnet of one world; columns over validators' rows, explained_share [subnets].
/// Units   as CollusionEvidence; base units. Domain  any of the evidence may be null: then it accuses nobody.
struct JudgeCollusion {
  Segments rows;
  CollusionRules const* rules;
  std::uint32_t const* similarity;
  std::uint8_t const* in_cluster;
  double const* explained_share;
  std::int32_t const* dividend_score;
  std::uint64_t const* stake;
  std::uint8_t* flags;                    // out: bits of CollusionPolicy
  std::uint32_t* strikes;                 // in and out
  std::uint64_t* stake_weight;            // out: the stake that counts
  std::uint8_t* is_expelled;              // out
  std::uint8_t const* is_seen = nullptr;  // of whom there is evidence; null: all
};

/// Flags validators by the policy of their subnet, counts strikes and tells the penalty. The caller carries it out.
/// Who is not seen keeps its strikes and is neither flagged nor expelled.
/// Errors  none.
template <class Backend>
void judge_collusion(Backend const& on, JudgeCollusion const& args);

}  // namespace flywheel::scoring
