#include "sim/verify/verify.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/support/test_folder.hpp"

namespace flywheel::verify {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

/// A folder of vector files that a test makes up, gone when it ends.
class VerifyPaths : public ::testing::Test {
 protected:
  std::filesystem::path write(std::string const& name, std::string const& kind, std::string const& cases) {
    auto const path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream{path} << R"({"format":"flywheel-vectors-1","origin":"published-rule","source":"s","kind":")" << kind
                        << R"(","cases":[)" << cases << "]}";
    return path;
  }

  TestFolder own_;
  std::filesystem::path folder_ = own_.folder();
};

std::string const right = R"({"name":"right","input":{"height":0},"expect":{"subsidy_sat":5000000000}})";
std::string const wrong = R"({"name":"wrong","input":{"height":0},"expect":{"subsidy_sat":4999999999}})";
std::string const unreadable = R"({"name":"unreadable","input":{"height":"0"},"expect":{"subsidy_sat":1}})";

TEST_F(VerifyPaths, CountsPassesAndFailuresAndShowsTheDifference) {
  auto const path = write("s.json", "bitcoin.subsidy", right + "," + wrong);
  auto const report = verify_paths({path}, HostBackend{});
  EXPECT_EQ(report.passes(), 1);
  EXPECT_EQ(report.failures(), 1);
  EXPECT_EQ(report.skipped(), 0);
  EXPECT_FALSE(report.is_clean());
  auto const& mismatches = report.kinds.at("bitcoin.subsidy").mismatches;
  ASSERT_EQ(mismatches.size(), 1u);
  EXPECT_EQ(to_text(mismatches[0]), path.string() + ": case wrong: subsidy_sat: got 5000000000, want 4999999999");
}

TEST_F(VerifyPaths, LocatesAnUnreadableInputAndGoesOn) {
  auto const path = write("s.json", "bitcoin.subsidy", unreadable + "," + right);
  auto const report = verify_paths({path}, HostBackend{});
  EXPECT_EQ(report.passes(), 1);
  EXPECT_EQ(report.failures(), 1);
  ASSERT_EQ(report.faults.size(), 1u);
  EXPECT_EQ(report.faults[0],
            (Fault{path.string(), "unreadable", "input.height", "expected a whole number, got \"0\""}));
}

TEST_F(VerifyPaths, SkipsUnknownKindsWithACount) {
  write("o.json", "other.rule", right + "," + wrong);
  auto const report = verify_paths({folder_}, HostBackend{});
  EXPECT_EQ(report.kinds.at("other.rule").skipped, 2);
  EXPECT_EQ(report.skipped(), 2);
  EXPECT_EQ(report.passes(), 0);
  EXPECT_TRUE(report.is_clean());
}

TEST_F(VerifyPaths, ReadsEveryJsonBelowAFolder) {
  write("b/s.json", "bitcoin.subsidy", right);
  write("a/deep/s.json", "bitcoin.subsidy", right);
  std::ofstream{folder_ / "README.md"} << "not JSON";
  auto const report = verify_paths({folder_}, HostBackend{});
  EXPECT_EQ(report.kinds.at("bitcoin.subsidy").passes, 2);
  EXPECT_THAT(report.faults, IsEmpty());
}

TEST_F(VerifyPaths, KeepsOnlyTheFirstMismatches) {
  std::string cases;
  for (char const letter : std::string{"abcdefgh"}) {
    cases += (cases.empty() ? "" : ",") + std::string{R"({"name":")"} + letter +
             R"(","input":{"height":1},"expect":{"subsidy_sat":1}})";
  }
  auto const report = verify_paths({write("s.json", "bitcoin.subsidy", cases)}, HostBackend{});
  EXPECT_EQ(report.failures(), 8);
  EXPECT_EQ(report.kinds.at("bitcoin.subsidy").mismatches.size(), 5u);
}

TEST_F(VerifyPaths, ReportsFilesThatAreNoVectorsAndGoesOn) {
  std::ofstream{folder_ / "a.json"} << "{";
  auto const good = write("b.json", "bitcoin.subsidy", right);
  auto const report = verify_paths({folder_, folder_ / "absent.json"}, HostBackend{});
  EXPECT_EQ(report.passes(), 1);
  ASSERT_EQ(report.faults.size(), 2u);
  EXPECT_EQ(to_text(report.faults[0]),
            (folder_ / "a.json").string() + ": expected JSON, which ends at line 1, column 2");
  EXPECT_EQ(to_text(report.faults[1]), (folder_ / "absent.json").string() + ": this file cannot be read");
  EXPECT_FALSE(report.is_clean());
}

TEST_F(VerifyPaths, SaysThatAFolderHoldsNoVectors) {
  std::ofstream{folder_ / "README.md"} << "not JSON";
  auto const report = verify_paths({folder_}, HostBackend{});
  ASSERT_EQ(report.faults.size(), 1u);
  EXPECT_EQ(to_text(report.faults[0]), folder_.string() + ": expected a folder with *.json files");
}

struct WrongInput {
  char const* name;
  char const* kind;
  char const* input;
  char const* member;
  char const* problem;
};

class AdapterOfVectors : public VerifyPaths, public ::testing::WithParamInterface<WrongInput> {};

TEST_P(AdapterOfVectors, NamesTheInputThatItCannotUse) {
  auto const path = write("w.json", GetParam().kind,
                          std::string{R"({"name":"w","input":)"} + GetParam().input + R"(,"expect":{"x":1}})");
  auto const report = verify_paths({path}, HostBackend{});
  ASSERT_EQ(report.faults.size(), 1u);
  EXPECT_EQ(to_text(report.faults[0]), path.string() + ": case w: " + GetParam().member + ": " + GetParam().problem);
}

INSTANTIATE_TEST_SUITE_P(
    Input, AdapterOfVectors,
    ::testing::Values(
        WrongInput{"EraAbsent", "bitcoin.halving_era", "{}", "input.era", "expected this member, got nothing"},
        WrongInput{"BitsAsNumber", "bitcoin.retarget", R"({"bits":486604799})", "input.bits",
                   "expected a text, got 486604799"},
        WrongInput{"BitsTooShort", "bitcoin.retarget", R"({"bits":"0x1d00ff"})", "input.bits",
                   "expected 0x and eight hexadecimal digits, got \"0x1d00ff\""},
        WrongInput{"BitsNotHexadecimal", "bitcoin.retarget", R"({"bits":"0x1d00fffg"})", "input.bits",
                   "expected 0x and eight hexadecimal digits, got \"0x1d00fffg\""},
        WrongInput{"TimeAsText", "bitcoin.retarget", R"({"bits":"0x1d00ffff","first_time":"0"})", "input.first_time",
                   "expected a whole number, got \"0\""},
        WrongInput{"CurrencyUnknown", "io_net.fees", R"({"compute_cost_micro_usd":1,"pay":"USD","payout":"IO"})",
                   "input.pay", "expected IO or USDC, got \"USD\""},
        WrongInput{"CostNegative", "io_net.fees", R"({"compute_cost_micro_usd":-1,"pay":"IO","payout":"IO"})",
                   "input.compute_cost_micro_usd", "expected a whole number in range, got -1"},
        WrongInput{"ProcessorsAsReal", "io_net.minimum_stake", R"({"multiplier_x100":1,"processors":1.5})",
                   "input.processors", "expected a whole number, got 1.5"},
        WrongInput{"MonthPastTheSchedule", "io_net.emission_monthly", R"({"month":241})", "input.month",
                   "expected a month of 1 to 240, got 241"},
        WrongInput{"PoolUnknown", "io_net.block_rewards",
                   R"({"block_emission_raw":"1","devices":[{"count":1,"hired":false,"multiplier_x100":100,)"
                   R"("pool":"worker","pow_ok":true,"stake_ok":true,"tier":1,"uptime_ok":true}]})",
                   "input.devices[0].pool", "expected enterprise or community, got \"worker\""},
        WrongInput{"PoolWithoutQuote", "bittensor.balancer_price",
                   R"({"alpha_reserve":"1","tao_reserve":"1","quote_weight_1e18":"0"})", "input.quote_weight_1e18",
                   "expected a weight from 0.01 to 0.99, in 10^-18, got \"0\""},
        WrongInput{"NumberTooWideToRank", "bittensor.prim_is_topk_nonzero",
                   R"({"values_bits":["9223372036854775808"],"k":1})", "input.values_bits[0]",
                   "expected the bits of a number of 31 whole bits, got \"9223372036854775808\""},
        WrongInput{"RuleSetUnknown", "bittensor.chain", R"({"rule_set":"2023","initial":[],"blocks":[]})",
                   "input.rule_set",
                   "expected 2024-root, 2025-02-price, 2025-11-flow, 2026-06-price or 2026-07-gate, got \"2023\""}),
    [](auto const& input) { return input.param.name; });

// 300 devices of different weights in one pool: more classes than one domain's keys. Weight i of 300 x 301 / 2 = 45150.
TEST_F(VerifyPaths, SplitsAPoolOfManyDifferentDevices) {
  std::string devices;
  std::string rewards;
  for (int i = 1; i <= 300; ++i) {
    devices += (i == 1 ? "" : ",") + std::string{R"({"count":)"} + std::to_string(i) +
               R"(,"hired":false,"multiplier_x100":100,"pool":"enterprise","pow_ok":true,"stake_ok":true,"tier":)" +
               R"(1,"uptime_ok":true})";
    rewards += (i == 1 ? "\"" : ",\"") + std::to_string(500 + 200'000 * i) + '"';
  }
  // The enterprise pool, 95 % of the block, equals the sum of weights: everybody gets its weight.
  std::uint64_t const pool = 300 * 500 + 200'000ull * 45'150;
  std::uint64_t const block = pool / 95 * 100 + (pool % 95 * 100 + 94) / 95;
  auto const path = write("r.json", "io_net.block_rewards",
                          R"({"name":"many","input":{"block_emission_raw":")" + std::to_string(block) +
                              R"(","devices":[)" + devices + R"(]},"expect":{"rewards_raw":[)" + rewards +
                              R"(],"undistributed_raw":")" + std::to_string(block - pool) + R"("}})");
  auto const report = verify_paths({path}, HostBackend{});
  for (auto const& mismatch : report.kinds.at("io_net.block_rewards").mismatches) ADD_FAILURE() << to_text(mismatch);
  EXPECT_EQ(report.passes(), 1);
}

TEST(KnownKinds, AreSortedAndNamed) {
  auto const names = known_kinds();
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  EXPECT_THAT(names, IsSupersetOf({"bitcoin.subsidy", "io_net.block_rewards"}));
}

}  // namespace
}  // namespace flywheel::verify
