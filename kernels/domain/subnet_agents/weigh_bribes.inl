#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/subnet_agents/weigh_bribes.hpp"
#include "kernels/population/subnet/bribe_effect.hpp"
#include "kernels/population/subnet/miner_standing.hpp"

namespace flywheel::domain {
namespace {

struct WeighBribesOfSubnet {
  SubnetWorld world;
  scoring::YumaParameters const* yuma;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    auto const& seats = judges().seats;
    for (auto seat = seats.first(subnet); seat < seats.last(subnet); ++seat) {
      judges().takes_bribe[seat] = is_bribable(seat) && agrees(subnet, seat) ? 1 : 0;
    }
  }

 private:
  FLYWHEEL_HD SubnetJudges const& judges() const { return world.judges; }

  FLYWHEEL_HD bool is_bribable(std::uint32_t seat) const {
    return judges().behaviour[seat].kind == population::ValidatorKind::bribed &&
           judges().seat_uid[seat] != population::SubnetJudging::no_uid;
  }

  FLYWHEEL_HD bool agrees(std::uint32_t subnet, std::uint32_t seat) const {
    auto const& terms = judges().bribe_terms[seat];
    if (!terms.is_negotiated) return true;
    auto const bloc = judges().behaviour[seat].bloc;
    auto const effect = effect_of(subnet, bloc);
    if (effect.count == 0 || !(effect.bribers + effect.others > 0.0)) return false;
    auto const party = party_of(subnet, bloc);
    double const majority = static_cast<double>(yuma[subnet].kappa) / 65'535.0;
    double const gain = effect.gain(world.miners_pot_tao(subnet), party.stake_share, majority);
    auto const row = world.neurons.rows.first(subnet) + judges().seat_uid[seat];
    double const dividends = static_cast<double>(world.neurons.validator_rao[row]) * world.price_of(subnet);
    return terms.offer.is_made(gain, party.validators) &&
           terms.offer.is_taken(effect.lost(dividends), terms.detection_chance, terms.lost_if_caught);
  }

  FLYWHEEL_HD double log_weight(population::MinerStanding const& of, std::uint32_t subnet, std::uint32_t row) const {
    auto const epochs = static_cast<std::uint32_t>(world.life[subnet].epochs);
    return of.log_weight(of.score(judges().skill_in(epochs == 0 ? 0 : epochs - 1, row), judges().overfit[row],
                                  judges().availability[row]));
  }

  /// Of lifting a bloc's miners, in weights of which the best is 1.
  FLYWHEEL_HD population::BribeEffect effect_of(std::uint32_t subnet, std::uint32_t bloc) const {
    auto const& judging = judges().judging[subnet];
    population::MinerStanding const standing{judging.task, judging.rule};
    auto const& rows = world.neurons.rows;
    double best = population::MinerStanding::nothing;
    for (auto row = rows.first(subnet); row < rows.last(subnet); ++row) {
      if (judges().is_miner[row] == 0) continue;
      double const weight = log_weight(standing, subnet, row);
      best = weight > best ? weight : best;
    }
    population::BribeEffect effect{0.0, 0.0, 1.0, 0};
    for (auto row = rows.first(subnet); row < rows.last(subnet); ++row) {
      if (judges().is_miner[row] == 0) continue;
      double const weight = population::MinerStanding::weight(log_weight(standing, subnet, row), best);
      bool const bribes = judges().bloc[row] == bloc;
      (bribes ? effect.bribers : effect.others) += weight;
      effect.count += bribes ? 1 : 0;
    }
    return effect;
  }

  struct Party {
    std::uint32_t validators;
    double stake_share;
  };

  FLYWHEEL_HD Party party_of(std::uint32_t subnet, std::uint32_t bloc) const {
    auto const& seats = judges().seats;
    std::uint64_t own = 0, all = 0;
    Party party{0, 0.0};
    for (auto seat = seats.first(subnet); seat < seats.last(subnet); ++seat) {
      if (judges().seat_uid[seat] == population::SubnetJudging::no_uid) continue;
      auto const row = world.neurons.rows.first(subnet) + judges().seat_uid[seat];
      auto const on_root = static_cast<UInt128>(world.neurons.root_tao[row]) * yuma[subnet].tao_weight >> 64;
      auto const stake = world.neurons.alpha_stake[row] + static_cast<std::uint64_t>(on_root);
      all += stake;
      if (judges().behaviour[seat].bloc != bloc) continue;
      own += stake;
      party.validators += 1;
    }
    party.stake_share = all == 0 ? 0.0 : static_cast<double>(own) / static_cast<double>(all);
    return party;
  }
};

}  // namespace

template <class Backend>
void weigh_bribes(Backend const& on, SubnetWorld const& world, scoring::YumaParameters const* yuma) {
  OpWatch const watch{on, "weigh_bribes"};
  for_each_segment(on, world.neurons.rows, WeighBribesOfSubnet{world, yuma});
}

}  // namespace flywheel::domain
