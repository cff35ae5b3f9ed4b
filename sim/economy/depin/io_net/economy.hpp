#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/economy/depin/io_net/accounts.hpp"
#include "sim/economy/depin/io_net/laws.hpp"
#include "sim/economy/depin/io_net/metrics/metric.hpp"
#include "sim/economy/depin/io_net/spec/spec.hpp"
#include "sim/economy/depin/io_net/tables.hpp"
#include "sim/economy/specs_of_worlds.hpp"
#include "sim/engine/economy.hpp"
#include "sim/scenario/csv_series.hpp"

namespace flywheel::economy::io_net {

/// io.net: operators rent out GPUs by the hour and are paid block rewards besides; customers hire gangs of them.
class IoNetEconomy final : public engine::Economy {
 public:
  /// A section and a specification for each world; all have the same device classes.
  IoNetEconomy(std::string name, std::vector<scenario::Node> sections, std::vector<IoNetSpec> specs);

  std::string_view name() const override { return name_; }
  std::vector<std::string> files() const override;
  void declare(engine::Simulation& simulation) override;
  void configure(engine::Simulation& simulation, WorldId world) override;
  void begin(engine::Simulation& simulation) override;
  void restored(engine::Simulation& simulation) override;
  void measure(engine::Simulation& simulation) override;
  std::vector<engine::Finding> findings(engine::Simulation const& simulation, WorldId world) const override;
  void set(WorldId world, std::string_view key, scenario::Node const& value) override { specs_.set(world, key, value); }
  void adopt(WorldId world, scenario::Node const& rules) override;
  void check_shock(std::string_view key, scenario::Node const& size) const override;
  void shock(engine::Simulation& simulation, WorldId world, TimeMs now, std::string_view key,
             scenario::Node const& size) override;

  IoNetSpec const& spec(WorldId world) const { return specs_[world]; }
  Tables& tables() const { return *tables_; }
  Accounts const& accounts() const { return *accounts_; }
  Laws const& laws() const { return laws_; }
  WorldLaws const& laws(WorldId world) const { return laws_.of_world[world.value]; }
  /// Quotes of a world whose token market, or its reference, is a file.
  scenario::CsvSeries const& quotes(WorldId world) const { return quotes_[world.value]; }
  std::uint32_t classes() const { return static_cast<std::uint32_t>(specs_.all().front().devices.size()); }

  NetworkRow& network(WorldId world) const { return tables_->network(world); }
  /// The class rows of a world, by class.
  ClassRow* classes_of(WorldId world) const { return tables_->classes_of(world); }

 private:
  std::string name_;
  SpecsOfWorlds<IoNetSpec> specs_;
  std::unique_ptr<Tables> tables_;
  std::optional<Accounts> accounts_;
  Laws laws_;
  std::vector<scenario::CsvSeries> quotes_;
  std::vector<state::SeriesId> series_;  // [metrics]
};

}  // namespace flywheel::economy::io_net
