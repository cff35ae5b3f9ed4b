#include "sim/engine/interventions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/engine/run.hpp"
#include "tests/unit/engine/journal.hpp"

namespace flywheel::engine {
namespace {

using ::testing::ElementsAre;
using Kind = Intervention::Kind;

/// An economy that only writes down what is asked of it.
class Obeying final : public Economy {
 public:
  explicit Obeying(Journal& journal) : journal_{journal} {}
  std::string_view name() const override { return "io"; }
  void declare(Simulation&) override {}
  void configure(Simulation&, WorldId world) override { write("configure", world); }
  void begin(Simulation&) override {}
  void measure(Simulation&) override {}
  std::vector<Finding> findings(Simulation const&, WorldId) const override { return {}; }
  void set(WorldId world, std::string_view key, scenario::Node const& value) override {
    write("set " + std::string{key} + "=" + value.text, world);
  }
  void adopt(WorldId world, scenario::Node const&) override { write("adopt", world); }
  void check_shock(std::string_view, scenario::Node const&) const override {}
  void shock(Simulation&, WorldId world, TimeMs now, std::string_view key, scenario::Node const&) override {
    write("shock " + std::string{key} + "@" + std::to_string(now), world);
  }

 private:
  void write(std::string const& what, WorldId world) {
    journal_.push_back(what + " world " + std::to_string(world.value));
  }

  Journal& journal_;
};

std::vector<std::vector<Intervention>> plans() {
  auto const value = [](char const* text) { return scenario::Node::make_scalar(text); };
  return {{{1, Kind::set, "io", "rate", value("3 %")}, {1, Kind::shock, "io", "price", value("-50 %")}},
          {{3, Kind::adopt, "io", "", scenario::Node::make_mapping()}, {9, Kind::set, "io", "rate", value("1 %")}}};
}

TEST(AnIntervention, ReadsAsTheScenarioWroteIt) {
  auto const events = plans();
  EXPECT_EQ(to_text(events[0][0]), "set economies.io.rate: 3 %");
  EXPECT_EQ(to_text(events[0][1]), "shock economies.io.price: -50 %");
  EXPECT_EQ(to_text(events[1][0]), "adopt economies.io: a new rule set");
}

TEST(AnIntervention, NamesTheRuleSetThatIsAdopted) {
  auto rules = scenario::Node::make_mapping();
  rules.add("protocol", scenario::Node::make_scalar("io_net/2025-06"));
  EXPECT_EQ(to_text({3, Kind::adopt, "io", "", std::move(rules)}), "adopt economies.io: io_net/2025-06");
}

TEST(Interventions, HappenOnceInEachWorldAtItsTimeAndAreNoted) {
  Journal journal;
  auto const simulation = empty_worlds(2, 4, 4);
  simulation->add(std::make_unique<Obeying>(journal));
  simulation->add(std::make_unique<Interventions>(*simulation, plans()));
  Watching observer{journal};
  engine::Run run{*simulation, observer};
  run.begin();
  journal.clear();
  run.advance();
  EXPECT_THAT(journal, ElementsAre("sample@0", "set rate=3 % world 0", "configure world 0", "shock price@1 world 0",
                                   "adopt world 1", "configure world 1", "set economies.io.rate: 3 %@1 world 0",
                                   "shock economies.io.price: -50 %@1 world 0",
                                   "adopt economies.io: a new rule set@3 world 1", "sample@4"));
}

TEST(Interventions, AreReplayedWithoutTheirShocks) {
  Journal journal;
  auto const simulation = empty_worlds(2, 4, 4);
  simulation->add(std::make_unique<Obeying>(journal));
  auto interventions = std::make_unique<Interventions>(*simulation, plans());
  auto const& planned = *interventions;
  simulation->add(std::move(interventions));
  Watching observer{journal};
  engine::Run run{*simulation, observer};
  run.begin();
  run.advance();
  journal.clear();
  planned.replay(*simulation);
  EXPECT_THAT(journal, ElementsAre("set rate=3 % world 0", "adopt world 1"));
  EXPECT_EQ(planned.most_planned(), 2U);
}

}  // namespace
}  // namespace flywheel::engine
