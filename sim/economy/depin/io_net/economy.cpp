#include "sim/economy/depin/io_net/economy.hpp"

#include "sim/economy/depin/io_net/agents.hpp"
#include "sim/economy/depin/io_net/block_rewards.hpp"
#include "sim/economy/depin/io_net/collection.hpp"
#include "sim/economy/depin/io_net/day_end.hpp"
#include "sim/economy/depin/io_net/engine_epoch.hpp"
#include "sim/economy/depin/io_net/genesis.hpp"
#include "sim/economy/depin/io_net/hire_market.hpp"
#include "sim/economy/depin/io_net/sales.hpp"
#include "sim/economy/depin/io_net/shocks.hpp"
#include "sim/economy/depin/io_net/token_trade.hpp"

namespace flywheel::economy::io_net {
namespace {

/// The file of quotes that a token market names; nullptr where it names none.
SeriesMarketSpec const* quotes_of(TokenMarketSpec const& market) {
  if (auto const* const series = std::get_if<SeriesMarketSpec>(&market)) return series;
  auto const* const pool = std::get_if<PoolMarketSpec>(&market);
  return pool != nullptr && pool->reference ? std::get_if<SeriesMarketSpec>(&*pool->reference) : nullptr;
}

/// Every world's rows are few at first: genesis makes room for those who are there.
std::vector<WorldSizes> first_sizes(std::uint32_t worlds, std::uint32_t classes) {
  std::vector<std::uint32_t> const few(classes, 8);
  return std::vector<WorldSizes>(worlds, WorldSizes{8, few, few});
}

}  // namespace

IoNetEconomy::IoNetEconomy(std::string name, std::vector<scenario::Node> sections, std::vector<IoNetSpec> specs)
    : name_{std::move(name)},
      specs_{path(), std::move(sections), std::move(specs)},
      laws_{static_cast<std::uint32_t>(specs_.all().size()), classes()},
      quotes_(specs_.all().size()) {}

std::vector<std::string> IoNetEconomy::files() const {
  std::vector<std::string> files;
  for (auto const& spec : specs_.all()) {
    if (auto const* const quotes = quotes_of(spec.token_market)) files.push_back(quotes->file);
  }
  return files;
}

void IoNetEconomy::declare(engine::Simulation& simulation) {
  scenario::Faults faults;
  for (std::uint32_t world = 0; world < simulation.worlds(); ++world) {
    auto const* const file = quotes_of(spec(WorldId{world}).token_market);
    if (file == nullptr) continue;
    auto const* const section = specs_.section(WorldId{world}).find("token_market");
    quotes_[world] = scenario::read_csv_series(file->file, simulation.period().start_unix_ms, file->longest_gap_ms,
                                               section->mark, faults);
  }
  faults.throw_if_any();
  auto const& token = specs_.all().front().network.token;
  tables_ = std::make_unique<Tables>(simulation, name_, classes(), first_sizes(simulation.worlds(), classes()));
  accounts_.emplace(simulation.ledger(), *tables_, token.symbol, static_cast<int>(token.decimals));
  for (auto const& series : series_of(name_, &specs_.all().front()))
    series_.push_back(simulation.recorder().declare(series));
  declare_agents(simulation, *this);
  simulation.add(std::make_unique<HireMarket>(*this));
  simulation.add(std::make_unique<BlockRewards>(*this));
  simulation.add(std::make_unique<EngineEpoch>(*this));
  simulation.add(std::make_unique<Collection>(*this));
  simulation.add(std::make_unique<Sales>(*this));
  simulation.add(std::make_unique<TokenTrade>(*this));
  simulation.add(std::make_unique<DayEnd>(*this));
}

void IoNetEconomy::configure(engine::Simulation& simulation, WorldId world) {
  laws_.write(simulation, world, spec(world), classes());
}

void IoNetEconomy::begin(engine::Simulation& simulation) {
  begin_network(simulation, *this);
}

void IoNetEconomy::restored(engine::Simulation& simulation) {
  tables_->lay_out_market();
  list_again(simulation, *this);
}

void IoNetEconomy::adopt(WorldId world, scenario::Node const& rules) {
  specs_.adopt(world, rules, [&](auto const& adopted, auto const& now, auto const& path, scenario::Faults& faults) {
    auto const& token = adopted.network.token;
    auto const& before = now.network.token;
    if (token.symbol != before.symbol || token.decimals != before.decimals) {
      faults.add(rules.mark, path + ".token", "expected a rule set of the same token, got another symbol or decimals");
    }
  });
}

void IoNetEconomy::check_shock(std::string_view key, scenario::Node const& size) const {
  read_shock(key, size, path());
}

void IoNetEconomy::shock(engine::Simulation& simulation, WorldId world, TimeMs now, std::string_view key,
                         scenario::Node const& size) {
  apply_shock(simulation, *this, world, now, read_shock(key, size, path()));
}

}  // namespace flywheel::economy::io_net
