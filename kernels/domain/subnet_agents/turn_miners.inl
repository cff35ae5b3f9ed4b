#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/subnet_agents/miner_turnover.hpp"
#include "kernels/domain/subnet_agents/turn_miners.hpp"

namespace flywheel::domain {
namespace {

struct TurnMinersOfSubnet {
  SubnetWorld world;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const { MinerTurnover{world, subnet}(); }
};

}  // namespace

template <class Backend>
void turn_miners(Backend const& on, SubnetWorld const& world) {
  OpWatch const watch{on, "turn_miners"};
  for_each_segment(on, world.neurons.rows, TurnMinersOfSubnet{world});
}

}  // namespace flywheel::domain
