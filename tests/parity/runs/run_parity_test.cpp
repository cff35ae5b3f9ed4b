#include <algorithm>
#include <map>
#include <span>
#include <stdexcept>

#include "sim/engine/run.hpp"
#include "sim/study/batch.hpp"
#include "tests/parity/devices.hpp"
#include "tests/scenario/cases.hpp"

namespace flywheel::study {
namespace {

using Bytes = std::vector<std::byte>;
using Outcome = std::map<std::string, Bytes>;

void append(Bytes& to, auto const& values) {
  auto const bytes = std::as_bytes(std::span{values});
  to.insert(to.end(), bytes.begin(), bytes.end());
}

/// Keeps every sample of every series.
class Samples final : public engine::Observer {
 public:
  explicit Samples(Outcome& outcome) : outcome_{outcome} {}

  void sampled(engine::Simulation const& simulation, std::uint64_t) override {
    auto const& recorder = simulation.recorder();
    for (std::uint32_t i = 0; i < recorder.series().size(); ++i) {
      auto const& one = recorder.series()[i];
      auto& kept = outcome_["series " + one.group + "/" + one.name];
      for (std::uint32_t world = 0; world < recorder.worlds(); ++world) {
        state::SeriesId const id{i};
        if (one.type == state::ElementType::real) append(kept, recorder.real(id, WorldId{world}));
        if (one.type == state::ElementType::integer) append(kept, recorder.integer(id, WorldId{world}));
        if (one.type == state::ElementType::money) append(kept, recorder.money(id, WorldId{world}));
      }
    }
  }
  void noted(WorldId, TimeMs, std::string_view what) override {
    if (what.starts_with("failed")) throw std::runtime_error{std::string{what}};
  }
  void reached(engine::Simulation const&, TimeMs) override {}
  bool wants_stop() override { return false; }

 private:
  Outcome& outcome_;
};

/// The live rows of a column, one segment after another.
Bytes live_rows(state::Table const& table, state::ColumnStorage const& column) {
  Bytes all(column.element_bytes * table.slots());
  table.read_bytes(column, all.data());
  auto const used = table.used();
  Bytes live;
  for (std::uint32_t segment = 0; segment < used.size(); ++segment) {
    auto const first = all.begin() + static_cast<std::ptrdiff_t>(table.first(segment) * column.element_bytes);
    live.insert(live.end(), first, first + static_cast<std::ptrdiff_t>(used[segment] * column.element_bytes));
  }
  return live;
}

/// What two worlds of a case come to on a device: every series, and at the end every saved column of numbers. Value
/// types have bytes without a value.
Outcome outcome_of(Case const& one, Device const& device) {
  scenario::Faults faults;
  auto const batch = build_batch(worlds_of(read_case(one, {"replicates=2"})), device, faults);
  faults.throw_if_any();
  Outcome outcome;
  Samples samples{outcome};
  engine::Run run{*batch.simulation, samples};
  run.begin();
  run.advance();
  for (auto const& table : batch.simulation->tables()) {
    for (auto const& column : table->columns()) {
      if (column.keep != state::Keep::saved || column.type == "bytes") continue;
      outcome["column " + table->name() + "/" + column.name] = live_rows(*table, column);
    }
  }
  return outcome;
}

/// Whether a series ends elsewhere than it began.
bool moves(Bytes const& series) {
  constexpr std::size_t bytes_of_sample = 2 * sizeof(double);  // one number of each world
  return !std::equal(series.begin(), series.begin() + bytes_of_sample, series.end() - bytes_of_sample);
}

/// Whole runs: what no case of single ops puts together, an economy does.
class RunParity : public parity::Parity<Case> {};

TEST_P(RunParity, LeavesWhatOneHostThreadLeaves) {
  auto const expected = outcome_of(of(), HostBackend{1});
  auto const found = outcome_of(of(), device());
  ASSERT_EQ(found.size(), expected.size());
  for (auto const& [name, bytes] : expected) EXPECT_TRUE(found.at(name) == bytes) << name;
  if (of().name != "Bittensor") return;
  for (auto const* const flow : {"staked", "unstaked", "registration_fees", "chain_bought"}) {
    EXPECT_TRUE(moves(expected.at(std::string{"series tao/"} + flow))) << flow;
  }
}

INSTANTIATE_TEST_SUITE_P(All, RunParity, parity::on_all_devices(cases()), parity::NameOfCaseAndDevice{});

}  // namespace
}  // namespace flywheel::study
