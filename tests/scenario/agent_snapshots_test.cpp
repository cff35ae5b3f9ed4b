#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "sim/hdf5/file.hpp"
#include "tests/scenario/cases.hpp"
#include "tests/scenario/io_net_run.hpp"

namespace flywheel::study {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

/// The agents of one group of a file, as a reader sees them.
class Recorded {
 public:
  Recorded(std::string const& path, std::string const& group)
      : file_{hdf5::File::open_read_only(path)},
        group_{file_.root().open_group(group)},
        extent_{array("id").extent()} {}

  hdf5::Dataset array(std::string const& name) const { return group_.open_dataset(name); }
  std::uint64_t times() const { return extent_[1]; }
  std::vector<std::int64_t> time() const { return array("time").read_all<std::int64_t>(); }
  std::int64_t count(std::uint64_t time, std::uint32_t world = 0) const {
    return array("count").read_all<std::int64_t>()[world * times() + time];
  }
  /// The values that a world and time hold.
  template <class T>
  std::vector<T> of(std::string const& name, std::uint64_t time, std::uint32_t world = 0) const {
    std::vector<T> values(static_cast<std::size_t>(count(time, world)));
    array(name).read<T>({{world, time, 0}, {1, 1, values.size()}}, values);
    return values;
  }
  std::vector<std::int64_t> ids(std::uint64_t time, std::uint32_t world = 0) const {
    return of<std::int64_t>("id", time, world);
  }

 private:
  hdf5::File file_;
  hdf5::Group group_;
  hdf5::Extent extent_;
};

constexpr std::int64_t hour_ms = 3'600'000;

/// Nobody earns, nobody leaves: every provider pays one token a step from the twenty that it brought.
std::vector<std::string> quiet_market(std::string const& record) {
  return {"time.run=5 h",
          "time.sample=1 h",
          "economies.market.providers.count=40",
          "economies.market.providers.cost_low=1 tokens/step",
          "economies.market.providers.cost_high=1 tokens/step",
          "economies.market.providers.exit=0 %",
          "economies.market.jobs_per_provider=0",
          "economies.market.emission={model: fixed, per_step: 0 tokens}",
          "record={agents: " + record + "}"};
}

class AgentSnapshots : public ::testing::Test {
 protected:
  /// Runs a small market and returns its file.
  std::string run_market(std::vector<std::string> const& overrides) {
    RunOrders orders;
    orders.result_path = folder_.path("market.h5");
    orders.overwrite = output::Overwrite::allowed;
    run_worlds(worlds_of(read_case({"Market", "study/pm1_pro_rata.yaml", {}, nullptr}, overrides)), orders);
    return orders.result_path;
  }
  TestFolder folder_;
};

TEST_F(AgentSnapshots, HoldWhatTheAgentsHaveAtThatTime) {
  Recorded const providers{run_market(quiet_market("100 % every 2 h")), "market/agents/providers"};
  EXPECT_THAT(providers.time(), ElementsAre(0, 2 * hour_ms, 4 * hour_ms, 5 * hour_ms));
  std::vector<std::uint64_t> const paid{0, 2, 4, 5};
  std::vector<std::int64_t> everybody(40);
  std::iota(everybody.begin(), everybody.end(), 0);
  for (std::uint64_t time = 0; time < 4; ++time) {
    ASSERT_EQ(providers.count(time), 40);
    EXPECT_EQ(providers.ids(time), everybody);
    EXPECT_THAT(providers.of<std::uint64_t>("balance_base_units", time), Each((20 - paid[time]) * 1'000'000));
    EXPECT_THAT(providers.of<double>("balance_tokens", time), Each(20.0 - static_cast<double>(paid[time])));
    EXPECT_THAT(providers.of<double>("cost", time), Each(1.0));
  }
}

TEST_F(AgentSnapshots, AreOfTheSameProvidersAtEveryTime) {
  Recorded const providers{run_market(quiet_market("30 % every 1 h")), "market/agents/providers"};
  ASSERT_EQ(providers.times(), 6U);
  EXPECT_GT(providers.count(0), 0);
  EXPECT_LT(providers.count(0), 40);
  for (std::uint64_t time = 1; time < 6; ++time) EXPECT_EQ(providers.ids(time), providers.ids(0));
}

TEST_F(AgentSnapshots, AreAtTheStartAndTheEndWhereTheRunIsShort) {
  Recorded const providers{run_market(quiet_market("100 % every 30 d")), "market/agents/providers"};
  EXPECT_THAT(providers.time(), ElementsAre(0, 5 * hour_ms));
}

TEST_F(AgentSnapshots, OfAScenarioThatAsksForNoneAreNotInTheFile) {
  auto overrides = quiet_market("1 % every 1 h");
  overrides.pop_back();
  auto const file = hdf5::File::open_read_only(run_market(overrides));
  EXPECT_FALSE(file.root().open_group("market").contains("agents"));
}

/// One operator or device in two as it stands in the tables at the end, in the order of their ids.
TEST_F(AgentSnapshots, HoldTheNetworksStateAtTheEnd) {
  IoNetRun run{{"record={agents: 50 % every 8 d}"}};
  run.run();
  auto const& tables = run.io().tables();
  Recorded const operators{run.path(), "io/agents/operators"};
  auto const last = operators.times() - 1;
  auto const holdings = operators.of<std::uint64_t>("holdings_base_units", last);
  auto const cash = operators.of<double>("cash_tokens", last);
  auto const ids = operators.ids(last);
  ASSERT_GT(ids.size(), 50U);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    EXPECT_EQ(holdings[i], tables.operators.tokens.data()[ids[i]]);
    EXPECT_EQ(cash[i], static_cast<double>(tables.operators.cash.data()[ids[i]]) / 1e6);
  }

  Recorded const devices{run.path(), "io/agents/devices"};
  auto const classes = devices.of<std::int64_t>("device_class", last);
  auto const staked = devices.of<std::uint64_t>("staked_base_units", last);
  auto const states = devices.of<std::int64_t>("state", last);
  auto const device_ids = devices.ids(last);
  auto const& rows = *tables.devices.rows;
  auto const used = rows.used();
  std::size_t found = 0;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    auto const segment = static_cast<std::uint32_t>(classes[i]);
    for (auto row = rows.first(segment); row < rows.first(segment) + used[segment]; ++row) {
      auto const state = tables.devices.state.data()[row];
      if (state == 0 || tables.devices.id.data()[row] != device_ids[i]) continue;
      ++found;
      EXPECT_EQ(states[i], state);
      EXPECT_EQ(staked[i], tables.devices.staked.data()[row]);
    }
  }
  EXPECT_EQ(found, classes.size());
  EXPECT_GT(found, 100U);
}

/// Every operator holds something of the class of accounts that the books know.
TEST_F(AgentSnapshots, OfAllOperatorsAddUpToTheBooks) {
  IoNetRun run{{"record={agents: 100 % every 4 d}"}};
  run.run();
  Recorded const operators{run.path(), "io/agents/operators"};
  auto const holdings = operators.of<std::uint64_t>("holdings_base_units", operators.times() - 1);
  state::Amount held = 0;
  for (auto const amount : holdings) held += static_cast<state::Amount>(amount);
  EXPECT_TRUE(held == run.ledger().book(WorldId{0}, run.io().accounts().operators));
}

TEST_F(AgentSnapshots, LoseThoseWhoLeaveAndGainThoseWhoCome) {
  IoNetRun run{{"record={agents: 100 % every 2 d}"}};
  run.run();
  Recorded const operators{run.path(), "io/agents/operators"};
  auto const first = operators.ids(0);
  auto const last = operators.ids(operators.times() - 1);
  auto const is_missing = [](std::vector<std::int64_t> const& from, std::vector<std::int64_t> const& ids) {
    return std::any_of(ids.begin(), ids.end(),
                       [&](std::int64_t id) { return !std::binary_search(from.begin(), from.end(), id); });
  };
  EXPECT_TRUE(is_missing(last, first)) << "somebody has left";
  EXPECT_TRUE(is_missing(first, last)) << "somebody has come";
  EXPECT_THAT(operators.array("left_out").read_all<std::int64_t>(), Each(0));
}

/// Twelve agents where four were expected: the four of the lowest ids are kept, and the rest is told.
TEST_F(AgentSnapshots, TellHowManyHadNoPlace) {
  state::Table rows{"crowd", HostBackend{}, std::vector<std::uint32_t>{12}};
  rows.set_used(std::vector<std::uint32_t>{12});
  state::AgentTable table{.group = "io/agents/crowd", .who = "crowd of io", .rows = &rows};
  table.most = {4};
  output::AgentRecord record{};
  record.samples.emplace_back(table, 1.0, std::vector<std::uint64_t>{7});
  output::Provenance provenance;
  provenance.worlds = {{7, 0, "replicate 0"}};
  state::Recorder const recorder{1};
  state::Ledger const ledger{1};
  auto const path = folder_.path("crowd.h5");
  auto file = output::ResultFile::create(path, output::Overwrite::refused, provenance, recorder, ledger, {0, hour_ms},
                                         4, std::move(record));
  file.write(0, recorder, ledger);
  file.write(1, recorder, ledger);
  EXPECT_EQ(file.agents_left_out(), 2 * 8U);
  file.finish();

  Recorded const crowd{path, "io/agents/crowd"};
  EXPECT_THAT(crowd.ids(1), ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(crowd.array("left_out").read_all<std::int64_t>(), ElementsAre(8, 8));
  auto const opened = hdf5::File::open_read_only(path);
  auto const events = opened.root().open_group("events");
  EXPECT_THAT(events.open_dataset("count").read_all<std::int64_t>(), ElementsAre(2));
  std::string what(58, ' ');
  events.open_dataset("what").read({{0, 1, 0}, {1, 1, what.size()}}, std::span<char>{what});
  EXPECT_EQ(what, "io/agents/crowd: no place for 8 of 12 agents of the sample");
}

TEST_F(AgentSnapshots, MustBeTheSameOfAllWorldsOfABatch) {
  auto const one = worlds_of(read_case(cases()[0], {"record={agents: 1 % every 3 h}"})).front();
  auto const other = worlds_of(read_case(cases()[0], {"record={agents: 2 % every 3 h}"})).front();
  scenario::Faults faults;
  EXPECT_THROW(check_worlds({one, other}, faults), std::invalid_argument);
}

}  // namespace
}  // namespace flywheel::study
