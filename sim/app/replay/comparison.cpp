#include "sim/app/replay/comparison.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>

namespace flywheel::app::replay {
namespace {

constexpr std::uint32_t top_hundredth_ppm = 10'000;

Role role_of(std::uint32_t uid, Outcome const& before, Outcome const& after) {
  bool const has_permit = before.permits[uid] != 0 || after.permits[uid] != 0;
  bool const validates =
      (has_permit && before.sets_weights[uid] != 0) || before.dividends_rao[uid] > 0 || after.dividends_rao[uid] > 0;
  bool const mines = before.is_weighed[uid] != 0 || before.incentive_rao[uid] > 0 || after.incentive_rao[uid] > 0;
  if (validates) return mines ? Role::both : Role::validator;
  return mines ? Role::miner : Role::idle;
}

Effect effect_on(std::uint32_t uid, Outcome const& before, Outcome const& after) {
  return {.uid = uid,
          .role = role_of(uid, before, after),
          .stake_weight = before.stake_weight[uid],
          .incentive = {before.incentive[uid], after.incentive[uid]},
          .dividends = {before.dividends[uid], after.dividends[uid]},
          .consensus = {before.consensus[uid], after.consensus[uid]},
          .validator_trust = {before.validator_trust[uid], after.validator_trust[uid]},
          .permit = {before.permits[uid] != 0, after.permits[uid] != 0},
          .emission_rao = {before.emission_rao[uid], after.emission_rao[uid]},
          .incentive_rao = {before.incentive_rao[uid], after.incentive_rao[uid]},
          .dividends_rao = {before.dividends_rao[uid], after.dividends_rao[uid]}};
}

statistics::Concentration concentration_of(std::vector<std::uint64_t> amounts) {
  std::sort(amounts.begin(), amounts.end());
  std::array<std::uint32_t, 2> const offsets{0, static_cast<std::uint32_t>(amounts.size())};
  statistics::Concentration measured{};
  statistics::concentration(HostBackend{1}, {offsets.data(), nullptr, 1}, amounts.data(), top_hundredth_ppm, &measured);
  return measured;
}

Spread spread_of(std::vector<Effect> const& effects, Change<std::uint64_t> Effect::*part) {
  std::vector<std::uint64_t> before, after;
  Spread spread;
  for (auto const& effect : effects) {
    auto const& rao = effect.*part;
    spread.total_rao.before += rao.before;
    spread.total_rao.after += rao.after;
    if (rao.before == 0 && rao.after == 0) continue;
    before.push_back(rao.before);
    after.push_back(rao.after);
    ++spread.earners;
  }
  spread.held = {concentration_of(std::move(before)), concentration_of(std::move(after))};
  return spread;
}

void count(Effect const& effect, Comparison& comparison) {
  auto const difference = effect.difference_rao();
  if (difference > 0) {
    ++comparison.gainers;
    comparison.gained_rao += static_cast<std::uint64_t>(difference);
  } else if (difference < 0) {
    ++comparison.losers;
    comparison.lost_rao += static_cast<std::uint64_t>(-difference);
  }
  if (effect.permit.after && !effect.permit.before) comparison.permits_given.push_back(effect.uid);
  if (effect.permit.before && !effect.permit.after) comparison.permits_taken.push_back(effect.uid);
  auto const& consensus = effect.consensus;
  comparison.consensus_changed += consensus.before != consensus.after ? 1 : 0;
  comparison.consensus_risen += consensus.before == 0 && consensus.after != 0 ? 1 : 0;
  comparison.consensus_fallen += consensus.before != 0 && consensus.after == 0 ? 1 : 0;
}

bool matters_more(Effect const& left, Effect const& right) {
  auto const key = [](Effect const& of) {
    return std::tuple{std::abs(of.difference_rao()), std::max(of.emission_rao.before, of.emission_rao.after)};
  };
  return key(left) > key(right);
}

}  // namespace

Comparison compare(Outcome const& before, Outcome const& after) {
  Comparison comparison;
  for (std::uint32_t uid = 0; uid < before.neurons(); ++uid) {
    comparison.effects.push_back(effect_on(uid, before, after));
    count(comparison.effects.back(), comparison);
  }
  comparison.emission = spread_of(comparison.effects, &Effect::emission_rao);
  comparison.incentive = spread_of(comparison.effects, &Effect::incentive_rao);
  comparison.dividends = spread_of(comparison.effects, &Effect::dividends_rao);
  std::stable_sort(comparison.effects.begin(), comparison.effects.end(), matters_more);
  return comparison;
}

}  // namespace flywheel::app::replay
