#include <gtest/gtest.h>

#include "sim/app/replay/settings.hpp"
#include "tests/unit/verify/faults_of.hpp"

namespace flywheel::app::replay {
namespace {

using Lines = std::vector<std::string>;

Lines faults_of_setting(std::vector<std::string> const& overrides) {
  return verify::faults_of([&] { static_cast<void>(with_overrides({}, overrides, 8)); });
}

TEST(SettingsOfAReplay, ChangeWhatTheyName) {
  auto const settings = with_overrides({},
                                       {"kappa=39321", "yuma3=true", "stake_threshold=18446744073709551615",
                                        "alpha_sigmoid_steepness=-3", "owner_uid=7"},
                                       8);
  EXPECT_EQ(settings.parameters.kappa, 39'321);
  EXPECT_EQ(settings.parameters.bonds, scoring::BondRule::yuma3);
  EXPECT_EQ(settings.parameters.stake_threshold_rao, ~std::uint64_t{0});
  EXPECT_EQ(settings.parameters.alpha_sigmoid_steepness, -3);
  EXPECT_EQ(settings.parameters.owner_uid, 7);
  EXPECT_EQ(settings.parameters.bonds_penalty, 65'535);
  ASSERT_EQ(settings.changes.size(), 5);
  EXPECT_EQ(settings.changes[0].before, "32767");
  EXPECT_EQ(settings.changes[0].after, "39321");
  EXPECT_EQ(settings.changes[0].unit, "of 65535");
  EXPECT_EQ(settings.changes[1].before, "false");
  EXPECT_EQ(settings.changes[4].before, "null");
}

TEST(SettingsOfAReplay, TakeAnOwnerAway) {
  EXPECT_EQ(with_overrides({.owner_uid = 3}, {"owner_uid=null"}, 8).parameters.owner_uid, std::nullopt);
}

TEST(SettingsOfAReplay, AskWhatAMisspelledKeyMeant) {
  EXPECT_EQ(faults_of_setting({"kapa=1"}),
            Lines{"--set: kapa: expected a hyperparameter, got 'kapa'; did you mean 'kappa'?"});
  EXPECT_EQ(faults_of_setting({"price=1"}),
            Lines{"--set: price: expected a hyperparameter (kappa, bonds_moving_average, bonds_penalty, alpha_low, "
                  "alpha_high, alpha_sigmoid_steepness, liquid_alpha, yuma3, activity_cutoff, tempo, "
                  "max_allowed_validators, stake_threshold, tao_weight, owner_uid), got 'price'"});
}

TEST(SettingsOfAReplay, SayThatRhoChangesNothing) {
  EXPECT_EQ(faults_of_setting({"rho=5"}),
            Lines{"--set: rho: the chain stores it, but its epoch does not use it; it changes nothing"});
}

TEST(SettingsOfAReplay, ReportAllFaultsAtOnce) {
  EXPECT_EQ(faults_of_setting({"kappa", "kappa=65536", "kappa=0.5", "yuma3=on", "stake_threshold=-1", "bonds_penalty=1",
                               "bonds_penalty=2", "alpha_low=half"}),
            (Lines{"--set: expected key=value, such as kappa=39321, got 'kappa'",
                   "--set: kappa: expected a whole number from 0 to 65535, got 65536",
                   "--set: kappa: expected a whole number, got 0.5", "--set: yuma3: expected true or false, got \"on\"",
                   "--set: stake_threshold: expected a decimal text of a whole number in range, got \"-1\"",
                   "--set: bonds_penalty: expected one value, got a second",
                   "--set: alpha_low: expected a whole number, got \"half\""}));
}

TEST(SettingsOfAReplay, HoldValuesAgainstOneAnother) {
  EXPECT_EQ(faults_of_setting({"owner_uid=8", "alpha_high=100"}),
            (Lines{"--set: owner_uid: expected a uid below 8, got 8",
                   "--set: alpha_high: expected at least alpha_low, 45875, got 100"}));
  EXPECT_EQ(faults_of_setting({"alpha_high=100", "alpha_low=100"}), Lines{});
}

TEST(SettingsOfAReplay, KeepWithinWhatTheyMean) {
  EXPECT_EQ(faults_of_setting({"bonds_moving_average=1000001", "activity_cutoff=0", "tempo=0"}),
            (Lines{"--set: bonds_moving_average: expected a whole number from 0 to 1000000, got 1000001",
                   "--set: activity_cutoff: expected a whole number from 1 to 2520000, got 0",
                   "--set: tempo: expected a whole number from 1 to 50400, got 0"}));
  EXPECT_EQ(faults_of_setting({"activity_cutoff=2520001", "tempo=50401"}),
            (Lines{"--set: activity_cutoff: expected a whole number from 1 to 2520000, got 2520001",
                   "--set: tempo: expected a whole number from 1 to 50400, got 50401"}));
  EXPECT_EQ(faults_of_setting({"bonds_moving_average=1000000", "activity_cutoff=1", "tempo=50400"}), Lines{});
  EXPECT_EQ(faults_of_setting({"bonds_moving_average=0", "activity_cutoff=2520000", "tempo=1"}), Lines{});
}

}  // namespace
}  // namespace flywheel::app::replay
