#pragma once

#include <memory>

#include "sim/engine/run.hpp"
#include "tests/unit/queueing/hire_market.hpp"
#include "tests/unit/queueing/replications.hpp"

namespace flywheel::queueing {

/// Looks count from here on.
inline constexpr TimeMs warm_up_ms = 3 * domain::test_day;

/// How often each number of devices was found hired, by world.
using Looks = std::vector<std::vector<double>>;

/// The markets as domains of a simulation.
class Hires final : public engine::Domains {
 public:
  explicit Hires(std::vector<RentalTables>& of_world) : of_world_{of_world} {}
  std::string_view name() const override { return "hires"; }
  void advance(engine::Simulation&, engine::Due const& until) const override {
    for (auto const world : until.worlds) of_world_[world].advance(until.now(world));
  }

 private:
  std::vector<RentalTables>& of_world_;
};

/// Looks at each world's market at moments of its own, an hour and a half apart on average, and so cuts time into
/// windows of any length.
class Visitor final : public engine::Process {
 public:
  Visitor(std::vector<RentalTables> const& of_world, Looks& looks) : of_world_{of_world}, looks_{looks} {}
  std::string_view name() const override { return "visitor"; }
  engine::Phase phase() const override { return engine::Phase::settle; }
  TimeMs first_ms(engine::Simulation const& simulation, WorldId world) const override {
    return next_ms(simulation, world, 0);
  }
  TimeMs next_ms(engine::Simulation const& simulation, WorldId world, TimeMs now) const override {
    Draws draws{simulation.world(world).seed, 0, static_cast<std::uint32_t>(now), Stream{"queueing/visit"}};
    return now + 1 + static_cast<TimeMs>(Exponential{1.5 * test_hour}(draws));
  }
  void fire(engine::Simulation&, engine::Due const& due) const override {
    for (auto const world : due.worlds) {
      if (due.now(world) >= warm_up_ms) looks_[world][hired_gpus(of_world_[world], 0)] += 1;
    }
  }

 private:
  std::vector<RentalTables> const& of_world_;
  Looks& looks_;
};

/// What the engine needs to know of the markets, and nothing that they do not need.
class HireEconomy final : public engine::Economy {
 public:
  HireEconomy(std::vector<RentalTables>& of_world, Looks& visits) : of_world_{of_world}, visits_{visits} {}
  std::string_view name() const override { return "hires"; }
  void declare(engine::Simulation& simulation) override {
    hired_ = simulation.recorder().declare({.group = "hires",
                                            .name = "hired",
                                            .units = "1",
                                            .long_name = "devices hired",
                                            .formula = "sum of hired devices",
                                            .type = state::ElementType::integer});
    simulation.add(std::make_unique<Hires>(of_world_));
    simulation.add(std::make_unique<Visitor>(of_world_, visits_));
  }
  void configure(engine::Simulation&, WorldId) override {}
  void begin(engine::Simulation&) override {}
  void measure(engine::Simulation& simulation) override {
    for (std::uint32_t world = 0; world < replications; ++world) {
      simulation.recorder().integer(hired_, WorldId{world})[0] = hired_gpus(of_world_[world], 0);
    }
  }
  std::vector<engine::Finding> findings(engine::Simulation const&, WorldId) const override { return {}; }
  void set(WorldId, std::string_view, scenario::Node const&) override {}
  void adopt(WorldId, scenario::Node const&) override {}
  void check_shock(std::string_view, scenario::Node const&) const override {}
  void shock(engine::Simulation&, WorldId, TimeMs, std::string_view, scenario::Node const&) override {}

  state::SeriesId hired() const { return hired_; }

 private:
  std::vector<RentalTables>& of_world_;
  Looks& visits_;
  state::SeriesId hired_{};
};

/// Keeps what the samples say.
class SampleReader final : public engine::Observer {
 public:
  SampleReader(HireEconomy const& economy, Looks& looks) : economy_{economy}, looks_{looks} {}
  void sampled(engine::Simulation const& simulation, std::uint64_t sample) override {
    if (simulation.period().sample_at(sample) < warm_up_ms) return;
    for (std::uint32_t world = 0; world < replications; ++world) {
      auto const hired = simulation.recorder().integer(economy_.hired(), WorldId{world})[0];
      looks_[world][static_cast<std::size_t>(hired)] += 1;
    }
  }
  void noted(WorldId, TimeMs, std::string_view what) override { ADD_FAILURE() << what; }
  void reached(engine::Simulation const&, TimeMs) override {}
  bool wants_stop() override { return false; }

 private:
  HireEconomy const& economy_;
  Looks& looks_;
};

}  // namespace flywheel::queueing
