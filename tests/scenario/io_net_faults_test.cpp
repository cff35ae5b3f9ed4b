#include <gtest/gtest.h>

#include <fstream>

#include "sim/study/batch.hpp"
#include "tests/scenario/small_run.hpp"

namespace flywheel::study {
namespace {

/// Lines that follow `extends: study/io_net_small.yaml` in a file, from line 2 on, and what is said of them.
struct Wrong {
  char const* name;
  std::string lines;
  std::string message;  // without the file's name
};

std::string of_io(std::string const& lines) {
  return "economies:\n  io:\n" + lines;
}

/// A device class whose processor and shares are given.
std::string class_of(std::string const& processor, std::string const& share, std::string const& size_share) {
  return of_io("    cheaters: []\n    devices:\n      - {name: A, processor: " + processor + ", share: " + share +
               ", demand: 100 %, processors: [{count: 1, share: " + size_share +
               "}], ask: 1 USD/h, cost: 0.1 USD/h, purchase: 9 USD, failures: {gpu_rate: 1 /year, site_rate: 1 /year, "
               "repair_median: 1, repair_log_sd: 1, lemon_share: 0 %, lemon_factor: 1}}\n");
}

std::string group_of(std::string const& claims, std::string const& most = "2") {
  return "      - {kind: copies, claims: " + claims + ", devices_each: {min: 1, max: " + most +
         ", shape: 1}, initial: 1, potential: 2, arrivals: 1 /year, running_cost: 1 %, purchase: 1 %, identity_cost: 1 "
         "USD/device}\n";
}

std::string list(std::size_t count, std::string const& item) {
  std::string items;
  for (std::size_t i = 0; i < count; ++i) items += (i == 0 ? "" : ", ") + item;
  return "[" + items + "]";
}

std::string event(std::string const& what) {
  return "events:\n  - {at: +1 d, " + what + "}\n";
}

std::vector<Wrong> const& all_wrong() {
  static std::vector<Wrong> const all{
      {"UnknownProcessor", class_of("RTX A600", "60 %", "100 %"),
       "6:30: economies.io.devices.0.processor: expected the name of a processor such as 'B200', got 'RTX A600'; did "
       "you mean 'RTX A6000'?"},
      {"UnknownSettlement", of_io("    token_market: {settlement: sequentially}\n"),
       "4:32: economies.io.token_market.settlement: expected one of 'netted', 'sequential', got 'sequentially'; did "
       "you "
       "mean 'sequential'?"},
      {"SharesOfDevices", class_of("Tesla T4", "60 %", "100 %"),
       "6:7: economies.io.devices: expected shares that add up to 100 %, got 60 %"},
      {"SharesOfSizes", class_of("Tesla T4", "100 %", "90 %"),
       "6:81: economies.io.devices.0.processors: expected shares that add up to 100 %, got 90 %"},
      {"UnknownClass", of_io("    cheaters:\n" + group_of("RTX 409")),
       "5:32: economies.io.cheaters.0.claims: expected the name of a device class: one of 'H100', 'A100 80GB', 'L40S', "
       "'RTX 4090', 'RTX A6000', 'RTX 3090', 'RTX 3080', 'RTX 4070 Ti', 'RTX 3060', 'T4', 'M3 Pro', 'Threadripper', "
       "got 'RTX 409'; did you mean 'RTX 4090'?"},
      {"OneKindAndClassTwice", of_io("    cheaters:\n" + group_of("T4") + group_of("H100") + group_of("T4")),
       "7:32: economies.io.cheaters.2.claims: expected one group for a kind and a class, got those of cheaters.0"},
      {"EmptyRangeOfCheaters", of_io("    cheaters:\n" + group_of("T4", "0")),
       "5:64: economies.io.cheaters.0.devices_each.max: expected a whole number from 1 to 1000000, got '0'"},
      {"EmptyRange", of_io("    providers: {devices_each: {min: 5, max: 2}}\n"),
       "4:45: economies.io.providers.devices_each.max: expected at least min = 5, got 2"},
      {"SharesOfRegions", of_io("    providers: {regions: [{name: here, share: 50 %}, {name: there, share: 49 %}]}\n"),
       "4:26: economies.io.providers.regions: expected shares that add up to 100 %, got 99 %"},
      {"TooManyRegions", of_io("    providers: {regions: " + list(20, "{name: here, share: 5 %}") + "}\n"),
       "4:26: economies.io.providers.regions: expected at most 16 entries, got 20"},
      {"TooManySizes", of_io("    customers: {jobs: {gpus: " + list(20, "{count: 1, share: 5 %}") + "}}\n"),
       "4:30: economies.io.customers.jobs.gpus: expected at most 16 entries, got 20"},
      {"TooManyDays", of_io("    customers: {demand: {day_of_week: " + list(8, "1") + "}}\n"),
       "4:39: economies.io.customers.demand.day_of_week: expected at most 7 entries, got 8"},
      {"FactorsWithoutMeanOne", of_io("    customers: {demand: {day_of_week: " + list(7, "2") + "}}\n"),
       "4:39: economies.io.customers.demand.day_of_week: expected factors whose mean is 1, got a mean of 2"},
      {"BookingsLongerThanAllowed",
       of_io("    customers: {jobs: {duration: {most: 1}}}\n    booking: {minimum: 2 h}\n"),
       "4:41: economies.io.customers.jobs.duration.most: expected at least the shortest booking of 2 h, got 1"},
      {"TooManyUnlocks",
       of_io("    unlocks: " + list(33, "{name: us, share: 1 %, first_month: 1, parts: 1, sold: 0 %}") + "\n"),
       "4:14: economies.io.unlocks: expected at most 32 entries, got 33"},
      {"UnlocksOfMoreThanThereIs",
       of_io("    unlocks: " + list(2, "{name: us, share: 60 %, first_month: 1, parts: 1, sold: 0 %}") + "\n"),
       "4:14: economies.io.unlocks: expected shares of at most 100 % together, got 120 %"},
      {"PoolOfMoreThanThereIs", of_io("    token_market: {liquidity: 925e6 USD}\n"),
       "4:19: economies.io.token_market: expected a pool and traders who hold at most the 2.5e+08 tokens that genesis "
       "and unlocks leave, got 2.52e+08"},
      {"FeesOfMoreThanAll", of_io("    fees: {reservation: 50 %, payment_usdc: 51 %}\n"),
       "4:11: economies.io.fees: expected fees of a side that are at most 100 % together, got 101 %"},
      {"SharesOfPools", of_io("    pools: [{name: gpu, share: 90 %}, {name: cpu, share: 5 %}]\n"),
       "4:12: economies.io.pools: expected shares that add up to 100 %, got 95 %"},
      {"NameOfAnotherPool",
       of_io("    pools: [{name: gpu, share: 95 %}, {name: cpu, share: 3 %}, {name: cpu, share: 2 "
             "%}]\n"),
       "4:71: economies.io.pools.2.name: expected a name that no other entry has, got 'cpu'"},
      {"CapBelowGenesis", of_io("    emission: {supply_cap: 400e6 IO}\n"),
       "4:28: economies.io.emission.supply_cap: expected at least the genesis supply, got less"},
      {"AmountOfAnotherToken", of_io("    staking: {minimum: 200 USD}\n"),
       "4:24: economies.io.staking.minimum: expected an amount such as '1000 IO', got '200 USD'; the unit is IO"},
      {"UnknownMarket", of_io("    token_market: {model: pol}\n"),
       "4:27: economies.io.token_market.model: expected one of 'pool', 'constant', 'series', 'diffusion', 'belief', "
       "got "
       "'pol'; did you mean 'pool'?"},
      {"UnknownShock", event("shock: {economies.io.token_market.prize: -50 %}"),
       "3:57: economies.io.token_market.prize: expected one of 'token_market.price', 'providers.devices', "
       "'customers.demand', got 'token_market.prize'; did you mean 'token_market.price'?"},
      {"ShockOfTheWrongSign", event("shock: {economies.io.providers.devices: 20 %}"),
       "3:56: economies.io.providers.devices: expected a share from -100 % to 0 % such as '0.25 %', got '20 %'"},
      {"ShockWithoutUnit", event("shock: {economies.io.customers.demand: 0.5}"),
       "3:55: economies.io.customers.demand: expected a share from -100 % to 100000 % such as '0.25 %', got '0.5'; a "
       "unit is missing: units are %, bps"},
      {"SetOfWhatIsFixed", event("set: {economies.io.providers.initial: 5}"),
       "3:54: economies.io.providers.initial: expected a parameter that may change during a run, got 'initial', which "
       "is "
       "fixed at the start"},
      {"SetOfAPoolsShare", event("set: {economies.io.pools.cpu.share: 6 %}"),
       "3:52: economies.io.pools.cpu.share: expected a parameter that may change during a run, got 'share', which is "
       "fixed at the start"},
      {"SetThatDoesNotFitTheRest", event("set: {economies.io.fees.reservation: 99 %}"),
       "3:53: economies.io.fees: expected fees of a side that are at most 100 % together, got 101 %"},
      {"SetOfAnEngineThatIsNotThere", event("set: {economies.io.incentive_engine.scale_down: 5 %}"),
       "3:64: economies.io.incentive_engine.scale_down: expected a key of what is there, got one below "
       "'incentive_engine', which is absent"},
      {"AgentsBetweenSamples", "record: {agents: 1 % every 3 d}\n",
       "2:18: record.agents: expected a whole multiple of time.sample, 2 d, got '1 % every 3 d'"},
  };
  return all;
}

class WrongIoNet : public ::testing::TestWithParam<Wrong> {};

TEST_P(WrongIoNet, IsReportedWhereItStands) {
  TestFolder const folder;
  auto const path = folder.path("s.yaml");
  std::ofstream{path} << "extends: study/io_net_small.yaml\n" << GetParam().lines;
  std::string const scenarios = FLYWHEEL_SOURCE_DIR "/scenarios";
  scenario::Faults faults;
  auto const read = std::make_shared<scenario::Scenario>(scenario::read_scenario(path, {scenarios}, {}, faults));
  if (faults.empty()) check_worlds(worlds_of(read), faults);
  ASSERT_FALSE(faults.empty());
  auto const text = scenario::to_text(faults.sorted());
  EXPECT_EQ(text.substr(0, text.find('\n')), path + ":" + GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(Sections, WrongIoNet, ::testing::ValuesIn(all_wrong()),
                         [](auto const& one) { return std::string{one.param.name}; });

}  // namespace
}  // namespace flywheel::study
