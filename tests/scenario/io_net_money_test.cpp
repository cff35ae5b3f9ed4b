#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "sim/hdf5/file.hpp"
#include "tests/scenario/io_net_run.hpp"

namespace flywheel::study {
namespace {

using economy::io_net::IoNetEconomy;
using state::Amount;
using ::testing::Each;
using ::testing::Ge;
using ::testing::HasSubstr;

constexpr TimeMs hour_ms = 3'600'000;

/// The flow table of a result: what has flowed up to its last sample.
struct FlowTable {
  std::vector<std::string> token, verb, reason, from, to;
  std::vector<Amount> amount;

  explicit FlowTable(IoNetRun const& run) {
    auto const file = hdf5::File::open_read_only(run.path());
    auto const ledger = file.root().open_group("ledger");
    token = ledger.open_dataset("token").read_texts();
    verb = ledger.open_dataset("verb").read_texts();
    reason = ledger.open_dataset("reason").read_texts();
    from = ledger.open_dataset("from").read_texts();
    to = ledger.open_dataset("to").read_texts();
    auto const all = run.recorded_amounts("ledger/amount");
    amount.assign(all.end() - static_cast<std::ptrdiff_t>(token.size()), all.end());
  }

  template <class Wanted>
  Amount sum(Wanted const& wanted) const {
    Amount total = 0;
    for (std::size_t i = 0; i < token.size(); ++i) total += wanted(i) ? amount[i] : 0;
    return total;
  }
  Amount of(std::string const& why) const {
    return sum([&](std::size_t i) { return reason[i] == why; });
  }
  Amount into(std::string const& which_token, std::string const& account) const {
    auto const in = sum([&](std::size_t i) { return token[i] == which_token && to[i] == account; });
    return in - sum([&](std::size_t i) { return token[i] == which_token && from[i] == account; });
  }
};

/// Takes one base unit out of an account's column behind the ledger's back.
class Thief final : public engine::Process {
 public:
  Thief(IoNetEconomy const& io, std::uint32_t world) : io_{io}, world_{world} {}
  std::string_view name() const override { return "thief"; }
  engine::Phase phase() const override { return engine::Phase::close; }
  TimeMs first_ms(engine::Simulation const&, WorldId world) const override {
    return world.value == world_ ? 90 * hour_ms + 1 : never_ms;
  }
  TimeMs next_ms(engine::Simulation const&, WorldId, TimeMs) const override { return never_ms; }
  void fire(engine::Simulation&, engine::Due const&) const override {
    auto const& devices = io_.tables().devices;
    auto accrued = devices.rows->read(devices.accrued);
    auto const first = devices.rows->first(world_ * io_.classes());
    auto const found = std::find_if(accrued.begin() + first, accrued.end(), [](auto units) { return units > 0; });
    ASSERT_NE(found, accrued.end());
    *found -= 1;
    devices.rows->write<std::uint64_t>(devices.accrued, accrued);
  }

 private:
  IoNetEconomy const& io_;
  std::uint32_t world_;
};

TEST(IoNetMoney, PassesTheFullSumOverAccountsAtEverySettlement) {
  IoNetRun run{{"replicates=3"}};
  EXPECT_THAT(run.run().failures, Each(""));
}

TEST(IoNetMoney, StopsAWorldThatIsRobbedOfOneUnitAndNamesTheFlow) {
  IoNetRun run{{"replicates=2", "time.run=6 d", "events=[]"}};
  run.simulation().add(std::make_unique<Thief>(run.io(), 1));
  auto const outcome = run.run();
  EXPECT_TRUE(outcome.is_complete);
  EXPECT_EQ(outcome.failures[0], "");
  EXPECT_EQ(outcome.failures[1],
            "world 1 stopped at 3.750000 d: the accounts hold 0.00000001 IO less IO of rewards not collected than the "
            "book says; last flow 'mint block rewards'");
}

TEST(IoNetMoney, FindsTheRobberyAtTheNextSampleWhereSettlementsAreNotAudited) {
  IoNetRun run{{"time.run=6 d", "events=[]"}};
  run.simulation().add(std::make_unique<Thief>(run.io(), 0));
  EXPECT_THAT(run.run(engine::Audit::at_samples).failures[0], HasSubstr("world 0 stopped at 4.000000 d"));
}

/// The whole of the small scenario, with its three changes of rules.
class IoNetBooks : public ::testing::Test {
 protected:
  void SetUp() override {
    if (run_ != nullptr) return;
    run_ = std::make_unique<IoNetRun>(std::vector<std::string>{});
    ASSERT_THAT(run_->run().failures, Each(""));
  }
  static void TearDownTestSuite() { run_.reset(); }

  static Amount last(std::string const& series) { return run_->recorded_amounts("io/" + series).back(); }

  static std::unique_ptr<IoNetRun> run_;
};
std::unique_ptr<IoNetRun> IoNetBooks::run_;

TEST_F(IoNetBooks, ReconcileTheSupplyWithTheFlowTable) {
  FlowTable const flows{*run_};
  auto const of_verb = [&](std::string const& verb) {
    return flows.sum([&](std::size_t i) { return flows.token[i] == "IO" && flows.verb[i] == verb; });
  };
  EXPECT_EQ(last("minted"), of_verb("mint"));
  EXPECT_EQ(last("burned"), of_verb("burn"));
  EXPECT_EQ(last("supply"), of_verb("mint") - of_verb("burn"));
  EXPECT_EQ(last("circulating") + last("locked"), last("supply"));
  EXPECT_EQ(last("staked"), flows.into("IO", "stakes"));
  EXPECT_EQ(last("locked"), flows.into("IO", "stakes") + flows.into("IO", "locked allocations"));
  EXPECT_EQ(last("treasury"), flows.into("USD", "treasury"));
}

TEST_F(IoNetBooks, MintTheGenesisSupplyAndWhatBlocksAndTheEngineGive) {
  FlowTable const flows{*run_};
  auto const genesis = flows.of("genesis: holders") + flows.of("genesis: locked allocations") +
                       flows.of("genesis: stakes of the first devices") + flows.of("genesis: market") +
                       flows.of("genesis: traders");
  EXPECT_EQ(genesis, Amount{50'000'000'000'000'000});  // 500,000,000 IO
  EXPECT_EQ(last("minted"), genesis + flows.of("block rewards") + flows.of("released by the incentive engine"));
  EXPECT_EQ(last("emitted"), flows.of("block rewards") + flows.of("released by the incentive engine"));
  EXPECT_GT(flows.of("released by the incentive engine"), 0);
}

TEST_F(IoNetBooks, SumStakesOverTheDevices) {
  auto const& devices = run_->io().tables().devices;
  Amount staked = 0;
  for (auto const units : devices.rows->read(devices.staked)) staked += units;
  EXPECT_EQ(last("staked"), staked);
}

TEST_F(IoNetBooks, NeverOweNorSpendMoreThanTheFeesOnBuybacks) {
  for (auto const* series : {"supply", "burned", "staked", "circulating", "held_by_operators", "on_the_market",
                             "treasury", "market_depth", "in_escrow", "bought_back", "buyback_spent"}) {
    EXPECT_THAT(run_->recorded_amounts(std::string{"io/"} + series), Each(Ge(0))) << series;
  }
  auto const spent = run_->recorded_amounts("io/buyback_spent");
  auto const fees = run_->recorded_amounts("io/fees");
  for (std::size_t i = 0; i < spent.size(); ++i) EXPECT_LE(spent[i], fees[i]) << "sample " << i;
  EXPECT_GT(spent.back(), 0);
}

/// 20 % of genesis in 24 parts at the end of each month of 730 h: one part of 4,166,666.66666666 IO by day 32.
TEST_F(IoNetBooks, UnlockOnePartOfTheSeedInvestorsAtTheEndOfTheFirstMonth) {
  auto const locked = run_->recorded_amounts("io/locked");
  auto const staked = run_->recorded_amounts("io/staked");
  Amount const at_first{25'000'000'000'000'000};  // 20 % and 30 % of 500,000,000 IO
  for (std::size_t sample = 0; sample < locked.size(); ++sample) {
    Amount const unlocked = 2 * sample >= 31 ? 416'666'666'666'666 : 0;
    EXPECT_EQ(locked[sample] - staked[sample], at_first - unlocked) << "day " << 2 * sample;
  }
}

TEST_F(IoNetBooks, PayTheEnginesDueFromRewardsAndFeesOrOweTheShortfall) {
  auto const& network = run_->network();
  double const rewards = static_cast<double>(network.engine.from_reward_usd_micro);
  double const paid = rewards + static_cast<double>(network.engine.from_fee_usd_micro);
  EXPECT_GT(network.engine_due_micro_usd, 0U);
  EXPECT_EQ(paid + static_cast<double>(network.engine.shortfall_usd_micro),
            static_cast<double>(network.engine_due_micro_usd));
  FlowTable const flows{*run_};
  EXPECT_EQ(run_->recorded("engine_released_tokens").back(),
            static_cast<double>(network.engine.from_reward_base_units) / 1e8);
  EXPECT_LE(last("engine_released"), flows.of("released by the incentive engine"));
}

/// Amounts of months from outside: the vectors compute R1 with exact fractions.
std::vector<std::uint64_t> monthly_blocks() {
  std::ifstream file{FLYWHEEL_SOURCE_DIR "/tests/vectors/io_net/emission_monthly.json"};
  auto const vectors = nlohmann::json::parse(file);
  std::vector<std::uint64_t> blocks;
  for (auto const& one : vectors["cases"]) {
    blocks.push_back(std::stoull(one["expect"]["per_block_raw"].get<std::string>()));
  }
  return blocks;
}

TEST(IoNetEmission, FollowsTheVectorsToTheUnitAcrossAMonthsEnd) {
  IoNetRun run{{"events=[]", "time.run=33 d", "time.sample=1 d", "economies.io.providers.staked=100 %"}};
  run.run(engine::Audit::at_samples);
  auto const blocks = monthly_blocks();
  auto const emitted = run.recorded_amounts("io/emitted");
  Amount expected = 0;
  for (std::uint64_t block = 0; block < 33 * 24; ++block) {
    auto const mint = blocks[block / 730];
    expected += mint * 95 / 100 + mint * 5 / 100;  // two pools, floored each: the odd unit is never minted
    if ((block + 1) % 24 == 0) {
      ASSERT_EQ(emitted[(block + 1) / 24], expected) << "after block " << block;
    }
  }
}

/// Two pools floor what is left of the cap, so that a unit or two may stay below it.
TEST(IoNetEmission, EndsAtTheSupplyCap) {
  IoNetRun run{{"events=[]", "time.run=6 d", "economies.io.emission.supply_cap=500010000 IO",
                "economies.io.providers.staked=100 %"}};
  run.run(engine::Audit::at_samples);
  auto const minted = run.recorded_amounts("io/minted");
  Amount const cap{50'001'000'000'000'000};
  EXPECT_LE(minted.back(), cap);
  EXPECT_GE(minted.back(), cap - 2);
  EXPECT_EQ(run.recorded("last_block_tokens").back(), 0);
}

TEST(IoNetEmission, LeavesThePoolOfNobodyUnminted) {
  IoNetRun run{{"events=[]", "time.run=2 d", "economies.io.proof_of_work.false_reject=0 %",
                "economies.io.devices.Threadripper.processor=GeForce RTX 3060", "economies.io.providers.staked=100 %"}};
  run.run(engine::Audit::at_samples);
  auto const mint = monthly_blocks().front();
  EXPECT_EQ(run.recorded_amounts("io/emitted").back(), Amount{48 * (mint * 95 / 100)});
}

}  // namespace
}  // namespace flywheel::study
