#include "kernels/base/loops.hpp"
#include "kernels/domain/subnet_agents/set_weights.hpp"
#include "kernels/domain/subnet_agents/validator_vote.hpp"

namespace flywheel::domain {
namespace {

struct VoteInSubnet {
  SubnetWorld world;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    auto const neurons = world.neurons.rows.last(subnet) - world.neurons.rows.first(subnet);
    for (std::uint32_t uid = 0; uid < world.neurons.validator_uids && uid < neurons; ++uid) {
      ValidatorVote{world, subnet, uid}();
    }
  }
};

}  // namespace

template <class Backend>
void set_weights(Backend const& on, SubnetWorld const& world) {
  for_each_segment(on, world.neurons.rows, VoteInSubnet{world});
}

}  // namespace flywheel::domain
