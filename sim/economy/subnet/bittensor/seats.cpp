#include "sim/economy/subnet/bittensor/seats.hpp"

#include <algorithm>

#include "kernels/base/checked.hpp"
#include "kernels/base/portable_math.hpp"
#include "kernels/base/random.hpp"

namespace flywheel::economy::bittensor {
namespace {

using population::ValidatorBehaviour;
using population::ValidatorKind;

constexpr Stream first_behaviour_stream{"bittensor/first behaviour"};

/// A total divided as 1 / rank^exponent, floored; the first rank gets what floors leave. [ranks]
std::vector<std::uint64_t> divided_by_rank(std::uint64_t total, std::uint32_t ranks, double exponent) {
  std::vector<double> weight(ranks);
  double sum = 0;
  for (std::uint32_t rank = 0; rank < ranks; ++rank) sum += weight[rank] = pow(rank + 1.0, -exponent);
  std::vector<std::uint64_t> parts(ranks);
  auto left = total;
  for (std::uint32_t rank = 0; rank < ranks; ++rank) {
    parts[rank] = to_integer<std::uint64_t>(static_cast<double>(total) * (weight[rank] / sum) * (1 - 0x1p-40)).value;
    left -= parts[rank];
  }
  parts.front() += left;
  return parts;
}

/// What a member of a bloc does.
struct BehaviourOf {
  BittensorSpec const& spec;
  std::uint32_t bloc;

  ValidatorBehaviour with(ValidatorKind kind, std::uint32_t interval, std::uint32_t lag = 0) const {
    return {.kind = kind, .interval_epochs = interval, .lag_epochs = lag, .bloc = bloc};
  }
  ValidatorBehaviour operator()(LazySpec const& of) const { return with(ValidatorKind::lazy, of.interval_epochs); }
  ValidatorBehaviour operator()(RowCopierSpec const& of) const {
    return with(ValidatorKind::row_copier, 1, of.lag_epochs);
  }
  ValidatorBehaviour operator()(ConsensusCopierSpec const& of) const {
    return with(ValidatorKind::consensus_copier, 1, of.lag_epochs);
  }
  ValidatorBehaviour operator()(CartelSpec const& of) const {
    auto behaviour = with(ValidatorKind::cartel, spec.validators.evaluation_epochs);
    behaviour.own_share = to_integer<std::uint32_t>(of.own_share * 0x1p16).value;
    return behaviour;
  }
  ValidatorBehaviour operator()(BribedSpec const&) const {
    return with(ValidatorKind::bribed, spec.validators.evaluation_epochs);
  }
  ValidatorBehaviour operator()(AbstainingSpec const&) const { return with(ValidatorKind::abstaining, 1); }
};

domain::BribeTerms terms_of(BlocSpec const& bloc) {
  auto const* const bribed = std::get_if<BribedSpec>(&bloc);
  if (bribed == nullptr || !bribed->offer) return {false, {0.0}, 0.0, 0.0};
  auto const& offer = *bribed->offer;
  return {
      true, {static_cast<double>(offer.payment_base_units)}, offer.caught, static_cast<double>(offer.lost_base_units)};
}

/// The seats of one subnet, shared out step by step.
class Planner {
 public:
  Planner(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet)
      : spec_{spec}, of_{spec.validators}, seed_{seed}, subnet_{subnet}, seats_(of_.count) {}

  std::vector<SeatPlan> plan() {
    auto last = of_.count;
    for (std::size_t i = 0; i < of_.blocs.size(); ++i) {
      auto const& bloc = of_.blocs[i].second;
      auto const count = members(bloc).validators;
      last -= count;
      for (auto seat = last; seat < last + count; ++seat) {
        seats_[seat].behaviour = std::visit(BehaviourOf{spec_, static_cast<std::uint32_t>(i + 1)}, bloc);
        seats_[seat].terms = terms_of(bloc);
      }
      if (members(bloc).stake) give(last, count, *members(bloc).stake);
    }
    for (std::uint32_t seat = 0; seat < last; ++seat) seats_[seat].behaviour = loner(seat);
    give_the_rest();
    spread_in_time();
    return std::move(seats_);
  }

 private:
  BittensorSpec const& spec_;
  ValidatorsSpec const& of_;
  std::uint64_t seed_;
  std::uint32_t subnet_;
  std::vector<SeatPlan> seats_;
  std::vector<bool> has_stake_ = std::vector<bool>(of_.count, false);
  std::uint64_t alpha_left_ = spec_.subnets.outstanding_base_units;
  std::uint64_t root_left_ = spec_.start.root_base_units;

  ValidatorBehaviour loner(std::uint32_t seat) const {
    double const luck = uniform_from_word(step_word(seed_, seat, 0, first_behaviour_stream));
    ValidatorBehaviour behaviour{};
    behaviour.interval_epochs = of_.evaluation_epochs;
    if (luck < of_.abstaining_share) behaviour.kind = ValidatorKind::abstaining;
    return behaviour;
  }

  static std::uint64_t part(std::uint64_t total, double share) {
    return to_integer<std::uint64_t>(static_cast<double>(total) * share).value;
  }

  /// A bloc's stake, by rank inside it.
  void give(std::uint32_t first, std::uint32_t count, double share) {
    auto const alpha_total = std::min(part(spec_.subnets.outstanding_base_units, share), alpha_left_);
    auto const root_total = std::min(part(spec_.start.root_base_units, share), root_left_);
    auto const alpha = divided_by_rank(alpha_total, count, of_.stake_shape);
    auto const root = divided_by_rank(root_total, count, of_.root_shape);
    for (std::uint32_t i = 0; i < count; ++i) {
      seats_[first + i].alpha_base_units = alpha[i];
      seats_[first + i].root_base_units = root[i];
      has_stake_[first + i] = true;
    }
    alpha_left_ -= alpha_total;
    root_left_ -= root_total;
  }

  /// Of alpha the large on one subnet are small on the next; on root everybody has one rank.
  void give_the_rest() {
    auto const ranks = static_cast<std::uint32_t>(std::count(has_stake_.begin(), has_stake_.end(), false));
    if (ranks == 0) return;
    auto const alpha = divided_by_rank(alpha_left_, ranks, of_.stake_shape);
    auto const root = divided_by_rank(root_left_, ranks, of_.root_shape);
    std::uint32_t next = 0;
    for (std::uint32_t seat = 0; seat < of_.count; ++seat) {
      if (has_stake_[seat]) continue;
      seats_[seat].alpha_base_units = alpha[(next + 7 * subnet_) % ranks];
      seats_[seat].root_base_units = root[next];
      ++next;
    }
  }

  /// Seats decide in turn; a copier follows the honest validator with most alpha.
  void spread_in_time() {
    std::uint32_t leader = 0;
    for (std::uint32_t seat = 0; seat < of_.count; ++seat) {
      auto& behaviour = seats_[seat].behaviour;
      auto const every = behaviour.interval_epochs;
      behaviour.phase_epochs = (every - (seat + 1) % every) % every;
      bool const leads =
          behaviour.kind == ValidatorKind::honest && (seats_[leader].behaviour.kind != ValidatorKind::honest ||
                                                      seats_[seat].alpha_base_units > seats_[leader].alpha_base_units);
      if (leads) leader = seat;
    }
    for (auto& seat : seats_) seat.behaviour.leader = leader;
  }
};

}  // namespace

std::vector<SeatPlan> plan_seats(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet) {
  return Planner{spec, seed, subnet}.plan();
}

std::vector<std::uint32_t> plan_miners(BittensorSpec const& spec) {
  std::vector<std::uint32_t> blocs;
  for (std::size_t i = 0; i < spec.validators.blocs.size(); ++i) {
    blocs.insert(blocs.end(), own_miners(spec.validators.blocs[i].second), static_cast<std::uint32_t>(i + 1));
  }
  blocs.resize(spec.miners.count, population::ValidatorBehaviour::no_bloc);
  return blocs;
}

}  // namespace flywheel::economy::bittensor
