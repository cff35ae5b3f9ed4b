#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/unit/state/small_state.hpp"

namespace flywheel::state {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

class ACheckpoint : public ::testing::Test {
 protected:
  ACheckpoint() { saved_.fill(); }
  void write(CheckpointLabel const& label = small_label()) const {
    write_checkpoint(path_, label, saved_.tables, saved_.ledger, {"", "world 1 stopped"});
  }

  TestFolder folder_;
  std::string path_ = folder_.path("run.h5.checkpoint");
  SmallState saved_{{3, 2}};
};

TEST_F(ACheckpoint, GivesATableDeclaredSmallerItsLayoutAndEverySlot) {
  write();
  SmallState fresh{{1, 1}};
  Checkpoint::open(path_).restore(fresh.tables, fresh.ledger);
  auto const& agents = *fresh.tables[0];
  EXPECT_EQ(agents.capacity(0), 3U);
  EXPECT_EQ(agents.capacity(1), 2U);
  EXPECT_THAT(agents.used(), ElementsAre(2U, 1U));
  EXPECT_THAT(agents.read(fresh.balance),
              ElementsAre(1'000'000'007ULL, 2'000'000'014ULL, 3'000'000'021ULL, 4'000'000'028ULL, 5'000'000'035ULL));
  EXPECT_THAT(agents.read(fresh.online), ElementsAre(1, 2, 3, 4, 5));
  EXPECT_THAT(fresh.tables[1]->read(fresh.total), ElementsAre(1.25, -3e300));
}

TEST_F(ACheckpoint, LeavesDerivedColumnsToThoseWhoMakeThemAgain) {
  write();
  SmallState fresh{{3, 2}};
  Checkpoint::open(path_).restore(fresh.tables, fresh.ledger);
  EXPECT_THAT(fresh.tables[0]->read(fresh.scratch), Each(0.0));
}

TEST_F(ACheckpoint, GivesTheLedgerItsBooksAndFlowsBeyond64Bits) {
  write();
  SmallState fresh{{1, 1}};
  Checkpoint::open(path_).restore(fresh.tables, fresh.ledger);
  EXPECT_TRUE(fresh.ledger.book(WorldId{0}, fresh.treasury) == Amount{1} << 100);
  EXPECT_TRUE(fresh.ledger.flowed(WorldId{1}, fresh.minted) == 7);
  EXPECT_FALSE(fresh.ledger.settle(WorldId{0}).has_value());
}

TEST_F(ACheckpoint, TellsWhichRunItBelongsToAndWhatFailed) {
  write();
  auto const checkpoint = Checkpoint::open(path_);
  EXPECT_EQ(checkpoint.label().scenario_file, "study/small.yaml");
  EXPECT_THAT(checkpoint.label().overrides, ElementsAre("seed=7"));
  EXPECT_EQ(checkpoint.label().result_file, "small.h5");
  EXPECT_EQ(checkpoint.label().next_sample, 42U);
  EXPECT_EQ(checkpoint.label().reached_ms, 3'600'000);
  EXPECT_THAT(checkpoint.failures(), ElementsAre("", "world 1 stopped"));
}

TEST_F(ACheckpoint, KeepsTheGenerationBefore) {
  write();
  auto later = small_label();
  later.next_sample = 43;
  write(later);
  EXPECT_EQ(Checkpoint::open(path_).label().next_sample, 43U);
  EXPECT_EQ(Checkpoint::open(previous_checkpoint(path_)).label().next_sample, 42U);
  auto const folder = std::filesystem::path{path_}.parent_path();
  auto const files = std::distance(std::filesystem::directory_iterator{folder}, std::filesystem::directory_iterator{});
  EXPECT_EQ(files, 2);
}

TEST_F(ACheckpoint, AcceptsItsOwnRun) {
  write();
  EXPECT_NO_THROW(Checkpoint::open(path_).require_same_run(small_label()));
}

TEST_F(ACheckpoint, RefusesAnotherScenarioAndNamesTheFirstLineThatDiffers) {
  write();
  auto other = small_label();
  other.scenario_text = "flywheel: 1\ntime:\n  run: 365 d\n";
  EXPECT_EQ(complaint_of([&] { Checkpoint::open(path_).require_same_run(other); }),
            path_ +
                ": it cannot be resumed here: its scenario is another: it has 'run: 730 d' where this run has 'run: "
                "365 d'; resume with the scenario and the program that wrote it, or run from the start");
}

TEST_F(ACheckpoint, RefusesAScenarioThatOnlyGoesOn) {
  write();
  auto longer = small_label();
  longer.scenario_text += "replicates: 2\n";
  EXPECT_EQ(complaint_of([&] { Checkpoint::open(path_).require_same_run(longer); }),
            path_ +
                ": it cannot be resumed here: its scenario is another: it has 'nothing' where this run has "
                "'replicates: 2'; resume with the scenario and the program that wrote it, or run from the start");
}

TEST_F(ACheckpoint, NamesAllThatDiffersAtOnce) {
  write();
  auto other = small_label();
  other.program_version = "2.0.0";
  other.seeds = {7, 8};
  EXPECT_EQ(complaint_of([&] { Checkpoint::open(path_).require_same_run(other); }),
            path_ +
                ": it cannot be resumed here: flywheel 1.2.3 wrote it, this is 2.0.0; its seeds are others; resume "
                "with the scenario and the program that wrote it, or run from the start");
  other = small_label();
  other.seeds = {7};
  EXPECT_THAT(complaint_of([&] { Checkpoint::open(path_).require_same_run(other); }),
              ::testing::HasSubstr("it has 2 worlds, this run 1;"));
}

TEST_F(ACheckpoint, RefusesFilesThatHoldSomethingElseAndNamesThem) {
  auto begun = small_label();
  begun.inputs = {{"rules.yaml", "aa"}, {"here/prices.csv", "bb"}};
  write(begun);
  auto moved = begun;
  moved.inputs[1].name = "there/prices.csv";
  EXPECT_NO_THROW(Checkpoint::open(path_).require_same_run(moved));
  auto changed = begun;
  changed.inputs = {{"rules.yaml", "ab"}, {"there/prices.csv", "bc"}};
  EXPECT_EQ(complaint_of([&] { Checkpoint::open(path_).require_same_run(changed); }),
            path_ +
                ": it cannot be resumed here: rules.yaml does not hold what it held when the run began; "
                "there/prices.csv does not hold what it held when the run began; resume with the scenario and the "
                "program that wrote it, or run from the start");
  EXPECT_THAT(complaint_of([&] { Checkpoint::open(path_).require_same_run(small_label()); }),
              ::testing::HasSubstr("it has read 2 files besides its scenario, this run 0;"));
}

TEST_F(ACheckpoint, NamesTheColumnOfAnotherType) {
  write();
  SmallState fresh{{1, 1}};
  auto& other = fresh.tables[1] = std::make_unique<Table>("io", HostBackend{}, std::vector<std::uint32_t>{1, 1});
  other->add<std::uint32_t>("total");
  EXPECT_THAT(complaint_of([&] { Checkpoint::open(path_).restore(fresh.tables, fresh.ledger); }),
              ::testing::HasSubstr("column 'total' of table 'io' holds f64 (8 bytes) in it, u32 (4 bytes) here"));
}

TEST_F(ACheckpoint, NamesTheColumnThatOnlyOneSideHas) {
  write();
  SmallState more{{1, 1}};
  more.tables[1]->add<double>("extra");
  EXPECT_THAT(complaint_of([&] { Checkpoint::open(path_).restore(more.tables, more.ledger); }),
              ::testing::HasSubstr("it has no column 'extra' of table 'io'"));
  SmallState fewer{{1, 1}};
  fewer.tables[1] = std::make_unique<Table>("io", HostBackend{}, std::vector<std::uint32_t>{1, 1});
  EXPECT_THAT(complaint_of([&] { Checkpoint::open(path_).restore(fewer.tables, fewer.ledger); }),
              ::testing::HasSubstr("table 'io' has no column 'total' here"));
}

TEST_F(ACheckpoint, NamesTheTableThatOnlyOneSideHas) {
  write();
  SmallState fresh{{1, 1}};
  fresh.tables.pop_back();
  EXPECT_THAT(complaint_of([&] { Checkpoint::open(path_).restore(fresh.tables, fresh.ledger); }),
              ::testing::HasSubstr("it has 2 tables, this run 1"));
}

TEST_F(ACheckpoint, ThatIsNotThereIsSaidSo) {
  EXPECT_THROW((void)Checkpoint::open(path_), hdf5::Error);
}

}  // namespace
}  // namespace flywheel::state
