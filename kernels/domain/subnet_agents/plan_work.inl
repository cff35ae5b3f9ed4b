#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/subnet_agents/plan_work.hpp"
#include "kernels/population/subnet/miner_standing.hpp"

namespace flywheel::domain {
namespace {

struct PlanWorkOfSubnet {
  SubnetWorld world;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    auto const& market = world.judges.market[subnet];
    if (!(market.growth.gain > 0.0)) return;
    auto const& judging = world.judges.judging[subnet];
    population::MinerStanding const standing{judging.task, judging.rule};
    double best = population::MinerStanding::nothing;
    for (auto row = first(subnet); row < last(subnet); ++row) {
      if (!works(row)) continue;
      double const weight = log_weight(standing, subnet, row, 0.0);
      best = weight > best ? weight : best;
    }
    double sum = 0.0;
    for (auto row = first(subnet); row < last(subnet); ++row) {
      if (works(row)) sum += standing.weight(log_weight(standing, subnet, row, 0.0), best);
    }
    for (auto row = first(subnet); row < last(subnet); ++row) {
      auto& conduct = world.judges.conduct[row];
      bool const buys = works(row) && !conduct.copies_models && sum > 0.0;
      conduct.compute = buys ? compute(standing, subnet, row, best, sum) : 0.0;
    }
  }

 private:
  FLYWHEEL_HD std::uint32_t first(std::uint32_t subnet) const { return world.neurons.rows.first(subnet); }
  FLYWHEEL_HD std::uint32_t last(std::uint32_t subnet) const { return world.neurons.rows.last(subnet); }
  FLYWHEEL_HD bool works(std::uint32_t row) const { return world.judges.is_miner[row] != 0; }

  /// With so much more skill than in the last round.
  FLYWHEEL_HD double log_weight(population::MinerStanding const& of, std::uint32_t subnet, std::uint32_t row,
                                double more) const {
    auto const epochs = static_cast<std::uint32_t>(world.life[subnet].epochs);
    double const skill = world.judges.skill_in(epochs == 0 ? 0 : epochs - 1, row) + more;
    return of.log_weight(of.score(skill, world.judges.overfit[row], world.judges.availability[row]));
  }

  FLYWHEEL_HD double compute(population::MinerStanding const& of, std::uint32_t subnet, std::uint32_t row, double best,
                             double sum) const {
    constexpr double step = 0x1p-10;
    double const here = log_weight(of, subnet, row, 0.0);
    double const share = of.weight(here, best) / sum;
    if (!(share > 0.0)) return 0.0;
    double const steepness = (log_weight(of, subnet, row, step) - here) / step;
    double const value = world.miners_pot_tao(subnet) * share * (1.0 - share) * steepness;
    auto const& market = world.judges.market[subnet];
    double const wanted = market.growth.best_compute(value, market.compute_price);
    double const most = world.rules[subnet].habits.most_compute;
    return wanted < most ? wanted : most;
  }
};

}  // namespace

template <class Backend>
void plan_work(Backend const& on, SubnetWorld const& world) {
  OpWatch const watch{on, "plan_work"};
  for_each_segment(on, world.neurons.rows, PlanWorkOfSubnet{world});
}

}  // namespace flywheel::domain
