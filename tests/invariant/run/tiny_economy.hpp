#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/engine/economy.hpp"
#include "sim/engine/process.hpp"
#include "sim/state/ledger.hpp"
#include "sim/state/series.hpp"
#include "sim/state/table.hpp"
#include "sim/study/batch.hpp"

namespace flywheel {

/// What is wrong with a world's book-keeping, from its second payment on.
enum class Crime {
  none,
  posts_less,     // changes one unit more than it posts
  moves_hidden,   // changes one unit and reports nothing: only the full sum over accounts can tell
  pays_negative,  // journals a negative flow
  overdraws,      // pays out what the treasury does not have
};

/// Ten accounts, each paid 100 units an hour out of an emission, 30 of them burned again. One crime a world.
class TinyEconomy final : public engine::Economy {
 public:
  explicit TinyEconomy(std::vector<Crime> crimes) : crimes_{std::move(crimes)} {}

  std::string_view name() const override { return "tiny"; }
  void declare(engine::Simulation& simulation) override;
  void configure(engine::Simulation&, WorldId) override {}
  void begin(engine::Simulation& simulation) override;
  void measure(engine::Simulation& simulation) override;
  std::vector<engine::Finding> findings(engine::Simulation const& simulation, WorldId world) const override;
  void set(WorldId, std::string_view, scenario::Node const&) override {}
  void adopt(WorldId, scenario::Node const&) override {}
  void check_shock(std::string_view, scenario::Node const&) const override {}
  void shock(engine::Simulation&, WorldId, TimeMs, std::string_view, scenario::Node const&) override {}

  /// The hour's payment in one world.
  void pay(engine::Simulation& simulation, WorldId world, TimeMs now) const;

 private:
  std::vector<Crime> crimes_;
  state::Table* accounts_ = nullptr;
  state::Column<std::uint64_t> balance_;
  state::AccountClassId held_{}, treasury_{};
  state::FlowId emission_{}, burn_{}, grant_{};
  state::SeriesId supply_{};
};

/// A batch of one-day worlds, sampled every 6 h, with one crime each.
study::Batch tiny_batch(std::vector<Crime> crimes);

}  // namespace flywheel
