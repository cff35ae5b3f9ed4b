#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "sim/app/command.hpp"
#include "sim/app/run_report.hpp"
#include "sim/hdf5/file.hpp"
#include "sim/study/recorded_run.hpp"
#include "tests/invariant/run/tiny_economy.hpp"

namespace flywheel {
namespace {

using ::testing::HasSubstr;

/// 24 hours of 7 TNY.
constexpr double whole_day_supply = 168;

class ABatch : public ::testing::Test {
 protected:
  ABatch() { std::filesystem::remove(path_); }
  ~ABatch() override { std::filesystem::remove(path_); }

  study::RunOutcome run(std::vector<Crime> crimes, engine::Audit audit = engine::Audit::at_samples) const {
    output::Provenance provenance;
    for (std::uint32_t world = 0; world < crimes.size(); ++world)
      provenance.worlds.push_back({world + 1, world, "world"});
    auto batch = tiny_batch(std::move(crimes));
    study::RunOrders orders;
    orders.result_path = path_;
    orders.audit = audit;
    return study::record(batch, provenance, orders);
  }

  static double supply_of(study::RunOutcome const& outcome, std::size_t world) {
    return outcome.findings[world].front().findings.front().value;
  }

  std::string path_ =
      (std::filesystem::temp_directory_path() / ("flywheel-conservation-" + std::to_string(::getpid()) + ".h5"))
          .string();
};

TEST_F(ABatch, WhoseMoneyIsConservedSucceeds) {
  auto const outcome = run({Crime::none, Crime::none}, engine::Audit::at_settlements);
  EXPECT_FALSE(outcome.has_failures());
  EXPECT_EQ(supply_of(outcome, 1), whole_day_supply);
  EXPECT_EQ(app::status_of(outcome), app::success);
}

TEST_F(ABatch, FailsTheWorldThatIsRobbedOfOneUnitAndNamesTheFlow) {
  auto const outcome = run({Crime::none, Crime::posts_less, Crime::none});
  EXPECT_EQ(outcome.failures[1],
            "world 1 stopped at 0.083333 d: TNY of holders changed by 0.01 TNY more than was journalled; last flow "
            "'burn fees burned'");
  EXPECT_EQ(app::status_of(outcome), app::run_failed);
  EXPECT_THAT(app::warnings_of(outcome), HasSubstr("1 of 3 worlds failed; the others' results are complete"));
}

TEST_F(ABatch, FinishesTheOtherWorlds) {
  auto const outcome = run({Crime::none, Crime::posts_less, Crime::none});
  EXPECT_TRUE(outcome.is_complete);
  EXPECT_EQ(supply_of(outcome, 0), whole_day_supply);
  EXPECT_EQ(supply_of(outcome, 2), whole_day_supply);
  EXPECT_EQ(supply_of(outcome, 1), 14);  // as it stood when it failed, in its second hour
}

TEST_F(ABatch, FindsAHiddenChangeAtTheNextSample) {
  auto const outcome = run({Crime::moves_hidden});
  EXPECT_EQ(outcome.failures[0],
            "world 0 stopped at 0.250000 d: the accounts hold 0.05 TNY more TNY of holders than the book says; last "
            "flow 'burn fees burned'");
}

TEST_F(ABatch, FindsAHiddenChangeAtTheSameSettlementWhereAskedTo) {
  auto const outcome = run({Crime::moves_hidden}, engine::Audit::at_settlements);
  EXPECT_THAT(outcome.failures[0], HasSubstr("world 0 stopped at 0.083333 d: the accounts hold 0.01 TNY more"));
}

TEST_F(ABatch, FailsAWorldWithANegativeFlow) {
  EXPECT_THAT(run({Crime::pays_negative}).failures[0], HasSubstr("flow 'burn fees burned' is negative: -3.00 TNY"));
}

TEST_F(ABatch, FailsAWorldThatPaysWhatItDoesNotHave) {
  EXPECT_THAT(run({Crime::overdraws}).failures[0],
              HasSubstr("TNY of treasury is below zero: -0.05 TNY; last flow 'transfer grants'"));
}

TEST_F(ABatch, LogsAFailureAsAnEventOfItsWorld) {
  run({Crime::none, Crime::posts_less});
  auto const file = hdf5::File::open_read_only(path_);
  auto const events = file.root().open_group("events");
  EXPECT_THAT(events.open_dataset("count").read_all<std::int64_t>(), ::testing::ElementsAre(0, 1));
  std::string what(23, ' ');
  events.open_dataset("what").read({{1, 0, 0}, {1, 1, what.size()}}, std::span<char>{what});
  EXPECT_EQ(what, "failed: TNY of holders ");
}

}  // namespace
}  // namespace flywheel
