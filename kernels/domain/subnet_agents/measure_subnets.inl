#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/subnet_agents/measure_subnets.hpp"

namespace flywheel::domain {
namespace {

struct MeasureOneSubnet {
  MeasureSubnets args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    auto const& neurons = args.world.neurons;
    auto const first = neurons.rows.first(subnet);
    SubnetSight seen{};
    auto const epoch = static_cast<std::uint32_t>(args.world.life[subnet].epochs);
    for (auto row = first; row < neurons.rows.last(subnet); ++row) look(row, first, epoch, seen);
    look_at_seats(subnet, seen);
    look_at_operators(subnet, seen);
    args.miner_count[subnet] = seen.miners;
    args.validator_count[subnet] = seen.validators;
    args.sights[subnet] = seen;
  }

 private:
  FLYWHEEL_HD void look(std::uint32_t row, std::uint32_t first, std::uint32_t epoch, SubnetSight& seen) const {
    auto const& neurons = args.world.neurons;
    auto const does = static_cast<Behaviour>(neurons.behaviour[row]);
    seen.idle += does == Behaviour::idle_miner ? 1 : 0;
    if (does == Behaviour::miner) {
      args.miner_rewards[first + seen.miners++] = neurons.server_rao[row];
      auto const quality = quality_of(args.world.judges.skill_in(epoch, row));
      seen.skill_and_incentive.add(quality, args.incentive[row]);
      bool const is_favoured = args.world.judges.bloc[row] != population::ValidatorBehaviour::no_bloc;
      auto& sums = is_favoured ? seen.favoured : seen.others;
      seen.skill_sum += in_fixed_point(args.world.judges.skill_in(epoch, row));
      seen.overfit_sum += in_fixed_point(args.world.judges.overfit[row]);
      sums.quality += quality;
      sums.incentive += neurons.server_rao[row];
    }
    if (neurons.validator_rao[row] > 0) {
      args.validator_rewards[first + seen.validators++] = neurons.validator_rao[row];
      seen.trust_sum += args.trust[row];
      seen.stake_and_dividend.add(args.stake_weight[row], args.dividends[row]);
    }
  }

  FLYWHEEL_HD static std::int64_t in_fixed_point(double score) {
    return to_integer<std::int64_t>(score * 0x1p32).value;
  }

  FLYWHEEL_HD static std::uint64_t quality_of(double skill) {
    constexpr std::uint64_t most = 1U << 26;
    auto const quality = to_integer<std::uint64_t>(exp(skill) * 0x1p16).value;
    return quality < most ? quality : most;
  }

  FLYWHEEL_HD void look_at_operators(std::uint32_t subnet, SubnetSight& seen) const {
    auto const& judges = args.world.judges;
    auto const first = args.world.neurons.rows.first(subnet);
    auto const last = args.world.neurons.rows.last(subnet);
    for (auto row = first; row < last; ++row) {
      if (judges.is_miner[row] == 0) continue;
      std::uint32_t before = 0, after = 0;
      for (auto other = first; other < last; ++other) {
        bool const is_same = other != row && judges.is_miner[other] != 0 && judges.entity[other] == judges.entity[row];
        before += is_same && other < row ? 1 : 0;
        after += is_same && other > row ? 1 : 0;
      }
      seen.operators += before == 0 ? 1 : 0;
      if (before + after > 0) seen.sybil_incentive += args.world.neurons.server_rao[row];
    }
  }

  FLYWHEEL_HD void look_at_seats(std::uint32_t subnet, SubnetSight& seen) const {
    auto const& judges = args.world.judges;
    auto const& neurons = args.world.neurons;
    for (auto seat = judges.seats.first(subnet); seat < judges.seats.last(subnet); ++seat) {
      if (judges.seat_uid[seat] == population::SubnetJudging::no_uid) continue;
      auto const row = neurons.rows.first(subnet) + judges.seat_uid[seat];
      auto const on_root = static_cast<UInt128>(neurons.root_tao[row]) * args.yuma[subnet].tao_weight;
      auto& sums = seen.by_behaviour[static_cast<std::uint32_t>(judges.behaviour[seat].kind)];
      sums.validators += 1;
      sums.takers += judges.takes_bribe[seat] != 0 ? 1 : 0;
      sums.dividends += neurons.validator_rao[row];
      sums.stake += neurons.alpha_stake[row] + static_cast<std::uint64_t>(on_root >> 64);
      sums.spent += judges.spent_tao[seat];
    }
  }
};

}  // namespace

template <class Backend>
void measure_subnets(Backend const& on, MeasureSubnets const& args) {
  OpWatch const watch{on, "measure_subnets"};
  for_each_segment(on, args.world.neurons.rows, MeasureOneSubnet{args});
}

}  // namespace flywheel::domain
