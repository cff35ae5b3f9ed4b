#include "sim/economy/subnet/bittensor/spec/judging.hpp"

#include <algorithm>

namespace flywheel::economy::bittensor {
namespace {

std::uint32_t lag_of(BlocSpec const& bloc) {
  if (auto const* const copier = std::get_if<RowCopierSpec>(&bloc)) return copier->lag_epochs;
  if (auto const* const copier = std::get_if<ConsensusCopierSpec>(&bloc)) return copier->lag_epochs;
  return 0;
}

}  // namespace

BlocMembers const& members(BlocSpec const& bloc) {
  return std::visit([](BlocMembers const& of) -> BlocMembers const& { return of; }, bloc);
}

std::uint32_t own_miners(BlocSpec const& bloc) {
  if (auto const* const cartel = std::get_if<CartelSpec>(&bloc)) return cartel->miners;
  if (auto const* const bribed = std::get_if<BribedSpec>(&bloc)) return bribed->miners;
  return 0;
}

JudgedTask const& common(TaskSpec const& task) {
  return std::visit([](JudgedTask const& of) -> JudgedTask const& { return of; }, task);
}

std::uint32_t longest_lag(ValidatorsSpec const& validators, TaskSpecs const& tasks, MinersSpec const& miners,
                          std::optional<DetectionSpec> const& detection) {
  std::uint32_t longest = miners.copying ? miners.copying->lag_epochs : 0;
  if (detection && detection->copies) longest = std::max(longest, detection->copies->lag_epochs);
  for (auto const& [name, bloc] : validators.blocs) longest = std::max(longest, lag_of(bloc));
  for (auto const& [name, task] : tasks) {
    if (auto const* const forecast = std::get_if<ForecastSpec>(&task))
      longest = std::max(longest, forecast->delay_epochs);
  }
  return longest;
}

}  // namespace flywheel::economy::bittensor
