#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "kernels/domain/provider_market.hpp"
#include "sim/economy/market/provider_market/spec.hpp"
#include "sim/economy/specs_of_worlds.hpp"
#include "sim/engine/economy.hpp"
#include "sim/state/ledger.hpp"
#include "sim/state/series.hpp"
#include "sim/state/table.hpp"

namespace flywheel::economy {

/// What a market has done since it began; a host row a world, saved.
struct MarketTotals {
  std::uint64_t step;
  std::uint64_t jobs_demanded;
  std::uint64_t filled_job_fractions;  // 2^-20 jobs
  std::uint64_t exits;
  std::uint64_t last_online;
  std::uint64_t last_price_sum_micro;
};

/// The tables and accounts of one provider market, as its process uses them.
struct ProviderMarketState {
  state::Table* providers;  // a segment a world
  state::Column<std::uint32_t> price, cost, uptime;
  state::Column<std::uint64_t> balance;
  state::Column<std::uint8_t> capacity, filled;
  state::Table* markets;  // a host row a world
  state::Column<MarketTotals> totals;
  state::Column<domain::ProviderRules> rules;
  state::TokenId token;
  state::AccountClassId provider_accounts, treasury;
  state::FlowId genesis, emission, revenue, fees, costs, entry, exit;

  domain::ProviderColumns columns(Segments rows) const;
};

/// What a market records, in the order in which it declares it.
std::vector<state::Series> provider_market_series(std::string const& group);

/// A market of posted prices with named rules for emission, matching and fees.
class ProviderMarketEconomy final : public engine::Economy {
 public:
  /// A section and a specification for each world.
  ProviderMarketEconomy(std::string name, std::vector<scenario::Node> sections, std::vector<ProviderMarketSpec> specs);

  std::string_view name() const override { return name_; }
  void declare(engine::Simulation& simulation) override;
  void configure(engine::Simulation& simulation, WorldId world) override;
  void begin(engine::Simulation& simulation) override;
  void measure(engine::Simulation& simulation) override;
  std::vector<engine::Finding> findings(engine::Simulation const& simulation, WorldId world) const override;
  void set(WorldId world, std::string_view key, scenario::Node const& value) override { specs_.set(world, key, value); }

  ProviderMarketSpec const& spec(WorldId world) const { return specs_[world]; }
  ProviderMarketState const& state() const { return state_; }

 private:
  struct SeriesIds {
    state::SeriesId jobs_demanded, jobs_filled, exits, online, mean_price, mean_balance, minted, revenue;
  };

  void declare_series(state::Recorder& recorder);
  void declare_agents(engine::Simulation& simulation) const;
  double mean_balance_tokens(engine::Simulation const& simulation, WorldId world) const;
  double mean_price_tokens(WorldId world) const;

  std::string name_;
  SpecsOfWorlds<ProviderMarketSpec> specs_;
  ProviderMarketState state_{};
  SeriesIds series_{};
};

}  // namespace flywheel::economy
