#include "sim/economy/subnet/consensus/layout.hpp"

#include <algorithm>
#include <numeric>

#include "kernels/population/subnet/bloc_stakes.hpp"

namespace flywheel::economy::consensus {
namespace {

/// Divides a number of neurons among the blocs that do not say how many they have.
std::vector<std::uint32_t> members_of(std::vector<std::optional<std::uint32_t>> const& said,
                                      std::vector<std::uint32_t> const& stakes, std::uint32_t together) {
  std::vector<std::uint32_t> members(said.size());
  std::size_t last = said.size();
  std::uint32_t left = together;
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (!said[i]) last = i;
  }
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (said[i] || i == last) {
      members[i] = said[i].value_or(0);
      continue;
    }
    auto const part = static_cast<std::uint32_t>(std::uint64_t{together} * stakes[i] / whole_ppm);
    members[i] = std::clamp(part, 1U, std::max(together, 2U) - 1);
    left -= std::min(left, members[i]);
  }
  if (last < said.size()) members[last] = left;
  return members;
}

/// The stakes of validators who hold given parts.
void share_by_parts(std::uint64_t total, std::vector<std::uint32_t> const& parts, std::uint64_t* stakes) {
  auto const sum = std::accumulate(parts.begin(), parts.end(), std::uint64_t{0});
  for (std::size_t i = 0; i < parts.size(); ++i) {
    stakes[i] = sum == 0 ? 0 : static_cast<std::uint64_t>(UInt128{total} * parts[i] / sum);
  }
}

}  // namespace

std::vector<std::uint32_t> stakes_ppm(SubnetSpec const& spec) {
  std::vector<std::uint32_t> shares;
  std::uint32_t given = 0;
  for (auto const& bloc : spec.blocs) {
    bool const takes_rest = !bloc.stake_ppm && bloc.votes;
    shares.push_back(takes_rest ? whole_ppm + 1 : bloc.stake_ppm.value_or(0));
    if (!takes_rest) given += shares.back();
  }
  std::replace(shares.begin(), shares.end(), whole_ppm + 1, whole_ppm - std::min(given, whole_ppm));
  return shares;
}

Layout lay_out(SubnetSpec const& spec) {
  auto const stakes = stakes_ppm(spec);
  std::vector<std::optional<std::uint32_t>> validators;
  std::vector<std::optional<std::uint32_t>> miners;
  for (auto const& bloc : spec.blocs) {
    validators.push_back(bloc.votes ? bloc.validators : 0);
    miners.push_back(bloc.miners);
  }
  auto const voting = members_of(validators, stakes, spec.validators.value_or(0));
  auto const mining = members_of(miners, stakes, spec.miners.value_or(0));
  Layout layout{
      {}, std::accumulate(voting.begin(), voting.end(), 0U), std::accumulate(mining.begin(), mining.end(), 0U)};
  domain::Bloc next{0, 0, layout.validators, 0};
  for (std::size_t i = 0; i < spec.blocs.size(); ++i) {
    next = {next.first_validator + next.validators, voting[i], next.first_miner + next.miners, mining[i]};
    layout.blocs.push_back(next);
  }
  return layout;
}

std::vector<std::uint64_t> stakes_of(SubnetSpec const& spec, Layout const& layout, std::uint64_t seed) {
  std::vector<std::uint64_t> stakes(layout.neurons(), 0);
  auto const shares = stakes_ppm(spec);
  for (std::size_t i = 0; i < spec.blocs.size(); ++i) {
    auto const& bloc = layout.blocs[i];
    auto const total = static_cast<std::uint64_t>(UInt128{spec.total_stake_base_units} * shares[i] / whole_ppm);
    auto* const of_bloc = stakes.data() + bloc.first_validator;
    if (spec.blocs[i].stake_parts) {
      share_by_parts(total, *spec.blocs[i].stake_parts, of_bloc);
    } else {
      population::BlocStakes{total, spec.blocs[i].stake_deviation_share}(seed, bloc.first_validator, bloc.validators,
                                                                         of_bloc);
    }
  }
  return stakes;
}

scoring::YumaParameters parameters_of(SubnetSpec const& spec) {
  auto const& rules = spec.rules;
  scoring::YumaParameters parameters;
  parameters.bonds_moving_average_ppm = rules.bonds_moving_average_ppm;
  parameters.kappa = static_cast<std::uint16_t>(rules.kappa);
  parameters.bonds_penalty = static_cast<std::uint16_t>(rules.bonds_penalty);
  parameters.alpha_low = static_cast<std::uint16_t>(rules.alpha_low);
  parameters.alpha_high = static_cast<std::uint16_t>(rules.alpha_high);
  parameters.alpha_sigmoid_steepness = static_cast<std::int16_t>(rules.alpha_sigmoid_steepness);
  parameters.max_allowed_validators = static_cast<std::uint16_t>(rules.max_allowed_validators);
  parameters.bonds = rules.bonds == Bonds::classic ? scoring::BondRule::classic : scoring::BondRule::yuma3;
  parameters.liquid_alpha = rules.bonds == Bonds::yuma3_liquid ? scoring::LiquidAlpha::on : scoring::LiquidAlpha::off;
  return parameters;
}

}  // namespace flywheel::economy::consensus
