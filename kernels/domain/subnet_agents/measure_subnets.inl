#include "kernels/base/loops.hpp"
#include "kernels/domain/subnet_agents/measure_subnets.hpp"

namespace flywheel::domain {
namespace {

struct MeasureOneSubnet {
  MeasureSubnets args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    auto const& neurons = args.world.neurons;
    auto const first = neurons.rows.first(subnet);
    SubnetSight seen{};
    for (auto row = first; row < neurons.rows.last(subnet); ++row) look(row, first, seen);
    args.miner_count[subnet] = seen.miners;
    args.validator_count[subnet] = seen.validators;
    args.sights[subnet] = seen;
  }

 private:
  FLYWHEEL_HD void look(std::uint32_t row, std::uint32_t first, SubnetSight& seen) const {
    auto const& neurons = args.world.neurons;
    auto const does = static_cast<Behaviour>(neurons.behaviour[row]);
    seen.idle += does == Behaviour::idle_miner ? 1 : 0;
    if (does == Behaviour::miner) {
      args.miner_rewards[first + seen.miners++] = neurons.server_rao[row];
      seen.skill_and_incentive.add(neurons.quality[row], args.incentive[row]);
    }
    if (neurons.validator_rao[row] > 0) {
      args.validator_rewards[first + seen.validators++] = neurons.validator_rao[row];
      seen.trust_sum += args.trust[row];
      seen.stake_and_dividend.add(args.stake_weight[row], args.dividends[row]);
    }
  }
};

}  // namespace

template <class Backend>
void measure_subnets(Backend const& on, MeasureSubnets const& args) {
  for_each_segment(on, args.world.neurons.rows, MeasureOneSubnet{args});
}

}  // namespace flywheel::domain
