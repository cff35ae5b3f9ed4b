#include "tests/unit/consensus/laboratory.hpp"

#include <algorithm>
#include <stdexcept>

#include "sim/engine/run.hpp"

namespace flywheel::study {
namespace {

class Nobody final : public engine::Observer {
 public:
  void sampled(engine::Simulation const&, std::uint64_t) override {}
  void noted(WorldId, TimeMs, std::string_view what) override {
    if (what.starts_with("failed")) throw std::runtime_error{std::string{what}};
  }
  void reached(engine::Simulation const&, TimeMs) override {}
  bool wants_stop() override { return false; }
};

std::vector<WorldPlan> read(std::string const& file, std::vector<std::string> const& overrides) {
  scenario::Faults faults;
  std::string const folder = FLYWHEEL_SOURCE_DIR "/scenarios";
  auto scenario =
      std::make_shared<scenario::Scenario>(scenario::read_scenario(folder + "/" + file, {folder}, overrides, faults));
  faults.throw_if_any();
  return worlds_of(scenario);
}

std::size_t place_of(state::Dimension const& dimension, std::string const& label) {
  auto const found = std::find(dimension.labels.begin(), dimension.labels.end(), label);
  if (found == dimension.labels.end()) throw std::invalid_argument{"no " + dimension.name + " '" + label + "'"};
  return static_cast<std::size_t>(found - dimension.labels.begin());
}

std::uint32_t index_of(state::Recorder const& recorder, std::string const& path) {
  auto const& all = recorder.series();
  auto const found = std::find_if(all.begin(), all.end(),
                                  [&](auto const& series) { return series.group + "/" + series.name == path; });
  if (found == all.end()) throw std::invalid_argument{"no series '" + path + "'"};
  return static_cast<std::uint32_t>(found - all.begin());
}

}  // namespace

Batch build_laboratory(std::string const& file, std::vector<std::string> const& overrides) {
  scenario::Faults faults;
  auto batch = build_batch(read(file, overrides), HostBackend{2}, faults);
  faults.throw_if_any();
  return batch;
}

Laboratory::Laboratory(std::string const& file, std::vector<std::string> const& overrides)
    : batch_{build_laboratory(file, overrides)} {
  Nobody nobody;
  engine::Run run{*batch_.simulation, nobody, engine::Audit::at_settlements};
  run.begin();
  run.advance();
}

double Laboratory::of(std::string const& group_and_series, std::string const& subnet, std::string const& bloc) const {
  auto const& recorder = simulation().recorder();
  state::SeriesId const id{index_of(recorder, group_and_series)};
  auto const& dimensions = recorder.series()[id.value].dimensions;
  auto const place = place_of(dimensions[0], subnet) * dimensions[1].size + place_of(dimensions[1], bloc);
  double sum = 0;
  for (std::uint32_t world = 0; world < recorder.worlds(); ++world) sum += recorder.real(id, WorldId{world})[place];
  return sum / recorder.worlds();
}

std::vector<std::string> Laboratory::subnets(std::string const& group) const {
  auto const& recorder = simulation().recorder();
  return recorder.series()[index_of(recorder, group + "/kappa")].dimensions[0].labels;
}

std::string faults_of(std::string const& file, std::vector<std::string> const& overrides) {
  scenario::Faults faults;
  check_worlds(read(file, overrides), faults);
  return scenario::to_text(faults.sorted());
}

}  // namespace flywheel::study
