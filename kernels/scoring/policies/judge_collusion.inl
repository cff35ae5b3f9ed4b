#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
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
    bool const is_seen = args.is_seen == nullptr || args.is_seen[row] != 0;
    args.flags[row] = is_seen ? rules.policy.flags(evidence) : std::uint8_t{0};
    if (is_seen) args.strikes[row] = rules.penalty.strikes_after(args.strikes[row], args.flags[row]);
    args.stake_weight[row] = rules.penalty.stake_weight(args.stake[row], args.strikes[row]);
    args.is_expelled[row] = is_seen && rules.penalty.deregisters(args.strikes[row]) ? 1 : 0;
  }
};

}  // namespace

template <class Backend>
void judge_collusion(Backend const& on, JudgeCollusion const& args) {
  OpWatch const watch{on, "judge_collusion"};
  for_each_row(on, args.rows, JudgeRow{args});
}

}  // namespace flywheel::scoring
