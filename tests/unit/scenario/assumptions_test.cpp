#include "sim/scenario/assumptions.hpp"

#include <gmock/gmock.h>

#include "files.hpp"

namespace flywheel::scenario {
namespace {

using ::testing::ElementsAre;

class AssumptionsOf : public ::testing::Test {
 protected:
  void SetUp() override {
    folder.write("installed/protocols/net/2024.yaml",
                 "protocol: net/2024\n"
                 "token: {symbol: IO, decimals: 8}   # decimals assumed: in no source\n"
                 "emission:                          # page \"Emission\"\n"
                 "  base: 500e6 IO                   # page \"Emission\"\n"
                 "  blocks_per_month: 730            # assumed: hours a month\n"
                 "processors:                        # Assumed (M-1): the whole list\n"
                 "  - {name: A, pool: gpu}\n"
                 "  - {name: B, pool: cpu}           # pool assumed\n"
                 "  - name: C                        # name assumed\n"
                 "    pool: cpu\n");
    folder.write("installed/protocols/net/2025.yaml",
                 "extends: 2024.yaml\n"
                 "emission: {blocks_per_month: 720}  # assumed: 30 days\n");
  }
  std::vector<std::string> of(std::string const& economy, std::string const& more = {},
                              std::vector<Explanation> const& explained = {}) {
    Faults faults;
    auto const path = folder.write("s.yaml",
                                   "flywheel: 1\ntitle: T\ntime: {start: 2024-06-25T12:00Z, run: 2 d, sample: 1 d}\n"
                                   "economies:\n  io: {extends: protocols/net/2024.yaml" +
                                       economy + "}\n" + more);
    auto const scenario = read_scenario(path, {folder.path("installed")}, {}, faults);
    EXPECT_EQ(folder.shown(faults), "");
    return assumptions_of(scenario, explained);
  }
  Folder folder;
};

std::string const token = "economies.io.token: decimals assumed: in no source";
std::string const month = "economies.io.emission.blocks_per_month = 730: assumed: hours a month";
std::string const list = "economies.io.processors: Assumed (M-1): the whole list";
std::string const pool = "economies.io.processors.1: pool assumed";
std::string const name = "economies.io.processors.2.name = C: name assumed";

TEST_F(AssumptionsOf, AScenarioAreNamedWithTheirValuesInFileOrder) {
  EXPECT_THAT(of(""), ElementsAre(token, month, list, pool, name));
}

TEST_F(AssumptionsOf, AScenarioGoWhenTheirValueIsOverridden) {
  EXPECT_THAT(of(", emission: {blocks_per_month: 720}, processors: []"), ElementsAre(token));
}

TEST_F(AssumptionsOf, AScenarioIncludeThoseOfAdoptedRuleSetsOnce) {
  EXPECT_THAT(
      of("", "events: [{at: +1 d, adopt: {economies.io: net/2025}}]\n"),
      ElementsAre(token, month, list, pool, name, "economies.io.emission.blocks_per_month = 720: assumed: 30 days"));
}

TEST_F(AssumptionsOf, AScenarioIncludeWhatTheMeaningOfAFieldSays) {
  Explanation const told{"economies.io.emission.blocks_per_month", "730", "", "assumed", "", false, ""};
  Explanation const fresh{"economies.io.u", "0", "default", "the leading term; assumed", "", false, ""};
  Explanation const known{"economies.io.v", "0", "default", "as published", "", false, ""};
  EXPECT_THAT(of("", "", {told, fresh, known}),
              ElementsAre(token, month, list, pool, name, "economies.io.u = 0: the leading term; assumed"));
}

}  // namespace
}  // namespace flywheel::scenario
