#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/scoring/policies/judge_collusion.hpp"

namespace flywheel::scoring {
namespace {

struct JudgeRow {
  JudgeCollusion args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet, std::uint32_t row) const {
    auto const& rules = args.rules[subnet];
    CollusionEvidence const evidence{args.similarity == nullptr ? 0 : args.similarity[row],
                                     args.in_cluster != nullptr && args.in_cluster[row] != 0,
                                     args.explained_share == nullptr ? 0.0 : args.explained_share[subnet],
                                     args.dividend_score == nullptr ? 0 : args.dividend_score[row]};
    args.flags[row] = rules.policy.flags(evidence);
    args.strikes[row] = rules.penalty.strikes_after(args.strikes[row], args.flags[row]);
    args.stake_weight[row] = rules.penalty.stake_weight(args.stake[row], args.strikes[row]);
    args.is_expelled[row] = rules.penalty.deregisters(args.strikes[row]) ? 1 : 0;
  }
};

}  // namespace

template <class Backend>
void judge_collusion(Backend const& on, JudgeCollusion const& args) {
  for_each_row(on, args.rows, JudgeRow{args});
}

}  // namespace flywheel::scoring
