#include <limits>

#include "sim/economy/market/provider_market/economy.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::economy {

using state::ElementType;
using state::Series;

namespace {

Series series_of(std::string const& group, ElementType type, char const* name, char const* units, char const* meaning,
                 char const* formula) {
  return {.group = group, .name = name, .units = units, .long_name = meaning, .formula = formula, .type = type};
}

}  // namespace

std::vector<Series> provider_market_series(std::string const& group) {
  using enum ElementType;
  return {
      series_of(group, integer, "jobs_demanded", "1", "jobs asked for since the start",
                "sum over steps of Poisson demand"),
      series_of(group, real, "jobs_filled", "1", "jobs served since the start", "sum over steps and providers"),
      series_of(group, integer, "exits", "1", "providers replaced since the start", "unable to pay, or by chance"),
      series_of(group, integer, "providers_online", "1", "providers online in the last step", "count"),
      series_of(group, real, "mean_price", "tokens/job", "mean posted price", "sum of prices / providers"),
      series_of(group, real, "mean_balance", "tokens", "mean balance of a provider", "sum of balances / providers"),
      series_of(group, real, "minted", "tokens", "minted since the start, genesis included", "sum of mint flows"),
      series_of(group, real, "revenue", "tokens", "paid by customers since the start", "sum of floor(jobs x price)"),
  };
}

void ProviderMarketEconomy::declare_series(state::Recorder& recorder) {
  state::SeriesId* const ids[] = {&series_.jobs_demanded, &series_.jobs_filled,  &series_.exits,  &series_.online,
                                  &series_.mean_price,    &series_.mean_balance, &series_.minted, &series_.revenue};
  auto const series = provider_market_series(name_);
  for (std::size_t i = 0; i < series.size(); ++i) *ids[i] = recorder.declare(series[i]);
}

double ProviderMarketEconomy::mean_price_tokens(WorldId world) const {
  return static_cast<double>(state_.totals.data()[world.value].last_price_sum_micro) / 1e6 /
         spec(world).providers.count;
}

double ProviderMarketEconomy::mean_balance_tokens(engine::Simulation const& simulation, WorldId world) const {
  return static_cast<double>(simulation.ledger().book(world, state_.provider_accounts)) / 1e6 /
         spec(world).providers.count;
}

void ProviderMarketEconomy::measure(engine::Simulation& simulation) {
  auto& recorder = simulation.recorder();
  auto const& ledger = simulation.ledger();
  for (std::uint32_t row = 0; row < simulation.worlds(); ++row) {
    WorldId const world{row};
    auto const& totals = state_.totals.data()[row];
    recorder.integer(series_.jobs_demanded, world)[0] = static_cast<std::int64_t>(totals.jobs_demanded);
    recorder.real(series_.jobs_filled, world)[0] = static_cast<double>(totals.filled_job_fractions) * 0x1p-20;
    recorder.integer(series_.exits, world)[0] = static_cast<std::int64_t>(totals.exits);
    recorder.integer(series_.online, world)[0] = static_cast<std::int64_t>(totals.last_online);
    recorder.real(series_.mean_price, world)[0] = mean_price_tokens(world);
    recorder.real(series_.mean_balance, world)[0] = mean_balance_tokens(simulation, world);
    recorder.real(series_.minted, world)[0] = static_cast<double>(ledger.minted(world, state_.token)) / 1e6;
    recorder.real(series_.revenue, world)[0] = static_cast<double>(ledger.flowed(world, state_.revenue)) / 1e6;
  }
}

std::vector<engine::Finding> ProviderMarketEconomy::findings(engine::Simulation const& simulation,
                                                             WorldId world) const {
  auto const& totals = state_.totals.data()[world.value];
  auto const demanded = static_cast<double>(totals.jobs_demanded);
  auto const filled = static_cast<double>(totals.filled_job_fractions) * 0x1p-20;
  constexpr auto none = std::numeric_limits<double>::quiet_NaN();
  return {
      {"fill rate", demanded > 0 ? filled / demanded : none, "", "share of all jobs that were served"},
      {"mean price", totals.step > 0 ? mean_price_tokens(world) : none, "tokens/job", "of a provider, at the end"},
      {"mean balance", mean_balance_tokens(simulation, world), "tokens", "of a provider, at the end"},
      {"exits", static_cast<double>(totals.exits), "providers", "replaced because they could not pay, or by chance"},
      {"revenue", static_cast<double>(simulation.ledger().flowed(world, state_.revenue)) / 1e6, "tokens",
       "paid by customers"},
      {"emission", static_cast<double>(simulation.ledger().flowed(world, state_.emission)) / 1e6, "tokens",
       "minted to providers"},
  };
}

}  // namespace flywheel::economy
