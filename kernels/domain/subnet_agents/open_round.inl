#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/subnet_agents/open_round.hpp"

namespace flywheel::domain {
namespace {

struct OpenOneRound {
  SubnetWorld world;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    auto const& judges = world.judges;
    auto const& rules = world.rules[subnet];
    auto const epoch = static_cast<std::uint32_t>(world.life[subnet].epochs);
    judges.round[subnet] = {rules.seed, world.block_of(subnet), epoch, rules.reveal_epochs - 1};
    judges.round_epoch[subnet] = epoch;
    for (auto seat = judges.seats.first(subnet); seat < judges.seats.last(subnet); ++seat) {
      bool const is_empty = judges.seat_uid[seat] == population::SubnetJudging::no_uid;
      auto const row = world.neurons.rows.first(subnet) + (is_empty ? 0 : judges.seat_uid[seat]);
      judges.may_set[seat] = !is_empty && world.neurons.permit[row] != 0 ? 1 : 0;
    }
  }
};

}  // namespace

template <class Backend>
void open_round(Backend const& on, SubnetWorld const& world) {
  OpWatch const watch{on, "open_round"};
  for_each_segment(on, world.neurons.rows, OpenOneRound{world});
}

}  // namespace flywheel::domain
