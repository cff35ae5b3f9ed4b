#include <cmath>
#include <cstdint>

#include "kernels/base/checked.hpp"
#include "kernels/base/loops.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/population/subnet/advance_miners.hpp"

namespace flywheel::population {
namespace {

/// The best skill of a subnet some epochs ago; below zero where nobody was there.
struct FindLeader {
  AdvanceMiners args;
  double* leader;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    leader[subnet] = -1.0;
    std::uint32_t const lag = args.market[subnet].copying.lag_epochs;
    if (lag == 0 || args.epoch[subnet] < lag) return;
    std::uint32_t const then = args.epoch[subnet] - lag;
    double const* const skill = args.skill + std::uint64_t{then % args.depth} * args.slots;
    for (std::uint32_t row = args.neurons.first(subnet); row < args.neurons.last(subnet); ++row) {
      bool const was_there = args.is_miner[row] != 0 && args.entry_epoch[row] <= then;
      if (was_there && skill[row] > leader[subnet]) leader[subnet] = skill[row];
    }
  }
};

struct Work {
  AdvanceMiners args;
  double const* leader;

  FLYWHEEL_HD void operator()(std::uint32_t subnet, std::uint32_t row) const {
    std::uint32_t const epoch = args.epoch[subnet];
    auto& skill = args.skill[std::uint64_t{epoch % args.depth} * args.slots + row];
    if (args.is_miner[row] == 0) {
      skill = 0.0;
      return;
    }
    auto const& market = args.market[subnet];
    auto const& conduct = args.conduct[row];
    bool const is_new = epoch <= args.entry_epoch[row];
    double const before =
        is_new ? args.initial_skill[row] : args.skill[std::uint64_t{(epoch - 1) % args.depth} * args.slots + row];
    double const own = market.growth(before, (1.0 - conduct.overfit_effort) * conduct.compute);
    skill = conduct.copies_models && leader[subnet] > 0.0 ? market.copying(own, leader[subnet]) : own;
    args.overfit[row] = market.overfitting(is_new ? 0.0 : args.overfit[row], conduct.overfit_effort);
    args.spent_base_units[row] += to_integer<std::uint64_t>(std::ceil(conduct.compute * market.compute_price)).value;
  }
};

}  // namespace

template <class Backend>
void advance_miners(Backend const& on, AdvanceMiners const& args) {
  OpWatch const watch{on, "advance_miners"};
  Scratch<double, Backend> const leader{on, args.neurons.count};
  for_each_segment(on, args.neurons, FindLeader{args, leader.data()});
  for_each_row(on, args.neurons, Work{args, leader.data()});
}

}  // namespace flywheel::population
