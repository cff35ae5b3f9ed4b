#include "sim/scenario/kinds.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "files.hpp"

namespace flywheel::scenario {
namespace {

constexpr std::int64_t hour_ms = 3'600'000;

/// Reads text as a kind; shows the fault if it does not fit.
template <class Value, class Kind>
std::string fault_of(Kind const& kind, std::string_view text) {
  Value value{};
  auto const reading = kind.read({text, Mark{}}, value);
  return reading.fits ? "" : expected_but_got(kind.expected(), "'" + std::string{text} + "'") + reading.advice;
}
template <class Value, class Kind>
Value value_of(Kind const& kind, std::string_view text) {
  Value value{};
  EXPECT_TRUE(kind.read({text, Mark{}}, value).fits) << text;
  return value;
}

TEST(Whole, TakesWholeNumbersHoweverWritten) {
  EXPECT_EQ(value_of<std::uint32_t>(Whole{}, "6000"), 6000u);
  EXPECT_EQ(value_of<std::uint64_t>(Whole{}, "1e6"), 1'000'000u);
  EXPECT_EQ(value_of<std::uint64_t>(Whole{}, "2.5e3"), 2500u);
  EXPECT_EQ(value_of<std::int64_t>(Whole{.least = -9}, "-9"), -9);
  EXPECT_EQ(value_of<std::uint64_t>(Whole{}, "18446744073709551615"), UINT64_MAX);
}

TEST(Whole, RefusesAllElse) {
  Whole const blocks{.least = 1, .unit = "blocks"};
  EXPECT_EQ(fault_of<std::uint64_t>(blocks, "0"), "expected a whole number of blocks > 0, got '0'");
  EXPECT_EQ(fault_of<std::uint64_t>(blocks, "1.5"), "expected a whole number of blocks > 0, got '1.5'");
  EXPECT_EQ(fault_of<std::uint64_t>(blocks, "1.5e0"), "expected a whole number of blocks > 0, got '1.5e0'");
  EXPECT_EQ(fault_of<std::uint64_t>(blocks, ".nan"), "expected a whole number of blocks > 0, got '.nan'");
  EXPECT_EQ(fault_of<std::uint64_t>(blocks, "010"),
            "expected a whole number of blocks > 0, got '010'; numbers have no leading zeros");
  EXPECT_EQ(fault_of<std::uint64_t>(blocks, "0x10"),
            "expected a whole number of blocks > 0, got '0x10'; numbers are decimal");
  EXPECT_EQ(fault_of<std::uint64_t>(blocks, "5 blocks"), "expected a whole number of blocks > 0, got '5 blocks'");
  EXPECT_EQ(fault_of<std::uint32_t>(Whole{}, "4294967296"),
            "expected a whole number, got '4294967296'; the highest possible is 4294967295");
  EXPECT_EQ(fault_of<std::int32_t>(Whole{.least = lowest<Int128>()}, "-3e9").substr(0, 26),
            "expected a whole number >=");
}

TEST(Real, TakesNumbersInsideItsRange) {
  EXPECT_EQ(value_of<double>(Real{}, "-1.2"), -1.2);
  EXPECT_EQ(value_of<double>(Real{}, "1e-6"), 1e-6);
  Real const ratio{.most = 1, .above = 0};
  EXPECT_EQ(value_of<double>(ratio, "1"), 1.0);
  EXPECT_EQ(fault_of<double>(ratio, "0"), "expected a number > 0 and <= 1, got '0'");
  EXPECT_EQ(fault_of<double>(Real{.least = -10, .most = 0}, "1"), "expected a number from -10 to 0, got '1'");
  EXPECT_EQ(fault_of<double>(Real{}, ".nan"), "expected a number, got '.nan'");
  EXPECT_EQ(fault_of<double>(Real{}, ".inf"), "expected a number, got '.inf'");
  EXPECT_EQ(fault_of<double>(Real{}, "1e400"), "expected a number, got '1e400'");
}

TEST(Share, TakesPercentAndBasisPoints) {
  EXPECT_EQ(value_of<double>(Share{}, "0.25 %"), 0.0025);
  EXPECT_EQ(value_of<double>(Share{}, "25 bps"), 0.0025);
  EXPECT_EQ(value_of<double>(Share{}, "8%"), 0.08);
  EXPECT_EQ(value_of<Ratio>(Share{}, "0.25 %"), (Ratio{1, 400}));
  EXPECT_EQ(value_of<Ratio>(Share{}, "100 %"), (Ratio{1, 1}));
  EXPECT_EQ(value_of<std::uint32_t>(Share{}, "0.25 %"), 25u);
  EXPECT_EQ(value_of<std::uint64_t>(Share{.parts = 1'000'000'000}, "18 %"), 180'000'000u);
}

TEST(Share, RefusesAllElse) {
  std::string const expected = "expected a share from 0 % to 100 % such as '0.25 %', got ";
  EXPECT_EQ(fault_of<double>(Share{}, "0.25"), expected + "'0.25'; a unit is missing: units are %, bps");
  EXPECT_EQ(fault_of<double>(Share{}, "0.25 bp"), expected + "'0.25 bp'; did you mean 'bps'?");
  EXPECT_EQ(fault_of<double>(Share{}, "5 tokens"), expected + "'5 tokens'; units are %, bps");
  EXPECT_EQ(fault_of<double>(Share{}, "100.1 %"), expected + "'100.1 %'");
  EXPECT_EQ(fault_of<double>(Share{}, "-1 %"), expected + "'-1 %'");
  EXPECT_EQ(fault_of<std::uint32_t>(Share{}, "0.001 %"), expected + "'0.001 %'; finer than 1/10000");
}

TEST(Duration, TakesEveryUnit) {
  EXPECT_EQ(value_of<std::int64_t>(Duration{}, "250 ms"), 250);
  EXPECT_EQ(value_of<std::int64_t>(Duration{}, "12 s"), 12'000);
  EXPECT_EQ(value_of<std::int64_t>(Duration{}, "90 min"), 5'400'000);
  EXPECT_EQ(value_of<std::int64_t>(Duration{}, "5 h"), 5 * hour_ms);
  EXPECT_EQ(value_of<std::int64_t>(Duration{}, "730 d"), 17'520 * hour_ms);
  EXPECT_EQ(value_of<std::int64_t>(Duration{}, "2 w"), 336 * hour_ms);
  EXPECT_EQ(value_of<std::int64_t>(Duration{}, "1 month"), 730 * hour_ms);
  EXPECT_EQ(value_of<std::int64_t>(Duration{}, "1 year"), 8760 * hour_ms);
  EXPECT_EQ(value_of<std::int64_t>(Duration{}, "1.5 s"), 1500);
}

TEST(Duration, RefusesAllElse) {
  EXPECT_EQ(
      fault_of<std::int64_t>(Duration{}, "12"),
      "expected a duration such as '12 s', got '12'; a unit is missing: units are ms, s, min, h, d, w, month, year");
  EXPECT_EQ(fault_of<std::int64_t>(Duration{}, "12 IO"),
            "expected a duration such as '12 s', got '12 IO'; units are ms, s, min, h, d, w, month, year");
  EXPECT_EQ(fault_of<std::int64_t>(Duration{}, "3 months"),
            "expected a duration such as '12 s', got '3 months'; did you mean 'month'?");
  EXPECT_EQ(fault_of<std::int64_t>(Duration{}, "-1 s"),
            "expected a duration such as '12 s', got '-1 s'; a duration is not negative");
  EXPECT_EQ(fault_of<std::int64_t>(Duration{}, "0.5 ms"),
            "expected a duration such as '12 s', got '0.5 ms'; finer than 1 ms");
  EXPECT_EQ(fault_of<std::int64_t>(Duration{}, "1001 year"),
            "expected a duration such as '12 s', got '1001 year'; longer than a thousand years");
  EXPECT_EQ(fault_of<std::int64_t>(Duration{.least_ms = 1}, "0 s"),
            "expected a duration > 0 s such as '12 s', got '0 s'");
  EXPECT_EQ(fault_of<std::int64_t>(Duration{}, "1.5e0 s"),
            "expected a duration such as '12 s', got '1.5e0 s'; an exponent is for whole numbers, write '1.5'");
}

TEST(Time, TakesIso8601InUtc) {
  EXPECT_EQ(value_of<std::int64_t>(Time{}, "1970-01-01T00:00Z"), 0);
  EXPECT_EQ(value_of<std::int64_t>(Time{}, "2024-06-25T12:00Z"), 1'719'316'800'000);  // date -d 2024-06-25T12:00Z +%s
  EXPECT_EQ(value_of<std::int64_t>(Time{}, "2024-02-29T23:59:59.999Z"), 1'709'251'199'999);
  EXPECT_EQ(Time{}.show(1'719'316'830'250), "2024-06-25T12:00:30.250Z");
}

TEST(Time, RefusesAllElse) {
  std::string const expected = "expected a UTC time such as '2024-06-25T12:00Z', got ";
  EXPECT_EQ(fault_of<std::int64_t>(Time{}, "2024-06-25"), expected + "'2024-06-25'; write '2024-06-25T00:00Z'");
  EXPECT_EQ(fault_of<std::int64_t>(Time{}, "2024-06-25T12:00"),
            expected + "'2024-06-25T12:00'; write '2024-06-25T12:00Z'");
  EXPECT_EQ(fault_of<std::int64_t>(Time{}, "2024-06-25T12:00+02:00"),
            expected + "'2024-06-25T12:00+02:00'; times are in UTC and end in 'Z'");
  EXPECT_EQ(fault_of<std::int64_t>(Time{}, "2023-02-29T00:00Z"), expected + "'2023-02-29T00:00Z'");
  EXPECT_EQ(fault_of<std::int64_t>(Time{}, "2024-06-25T24:00Z"), expected + "'2024-06-25T24:00Z'");
  EXPECT_EQ(fault_of<std::int64_t>(Time{}, "yesterday"), expected + "'yesterday'");
}

TEST(TimeOrOffset, TakesBoth) {
  EXPECT_EQ(value_of<Moment>(TimeOrOffset{}, "+180 d"), (Moment{true, 180 * 24 * hour_ms}));
  EXPECT_EQ(value_of<Moment>(TimeOrOffset{}, "2024-06-25T12:00Z").since(1'719'316'800'000 - 5), 5);
  EXPECT_EQ(fault_of<Moment>(TimeOrOffset{}, "180 d"),
            "expected a UTC time such as '2024-06-25T12:00Z', or '+180 d' after the start, got '180 d'");
}

TEST(Amount, IsExactInTheSmallestUnit) {
  Amount const io{.symbol = "IO", .decimals = 8};
  EXPECT_EQ(value_of<std::uint64_t>(io, "500e6 IO"), 50'000'000'000'000'000u);
  EXPECT_EQ(value_of<std::uint64_t>(io, "0.00000001 IO"), 1u);
  EXPECT_EQ(value_of<std::uint64_t>(Amount{}, "1.50 USD"), 1'500'000u);
  Amount const ether{.symbol = "ETH", .decimals = 18};
  EXPECT_TRUE(value_of<UInt128>(ether, "120e6 ETH") == static_cast<UInt128>(120'000'000) * 1'000'000'000'000'000'000u);
}

TEST(Amount, RefusesAllElse) {
  Amount const io{.symbol = "IO", .decimals = 8};
  std::string const expected = "expected an amount such as '1000 IO', got ";
  EXPECT_EQ(fault_of<std::uint64_t>(io, "5"), expected + "'5'; a unit is missing: the unit is IO");
  EXPECT_EQ(fault_of<std::uint64_t>(io, "5 USD"), expected + "'5 USD'; the unit is IO");
  EXPECT_EQ(fault_of<std::uint64_t>(io, "0.000000001 IO"),
            expected + "'0.000000001 IO'; the smallest unit is 0.00000001 IO");
  EXPECT_EQ(fault_of<std::uint64_t>(io, "1e12 IO"),
            expected + "'1e12 IO'; the highest possible is 184467440737.09551615 IO");
  EXPECT_EQ(fault_of<std::uint64_t>(io, "-1 IO"), expected + "'-1 IO'");
}

TEST(Price, IsConvertedBetweenUnitsOfTime) {
  EXPECT_EQ(value_of<std::uint64_t>(Price{}, "1.50 USD/h"), 1'500'000u);
  EXPECT_EQ(value_of<std::uint64_t>(Price{}, "36 USD/d"), 1'500'000u);
  EXPECT_EQ(value_of<double>(Price{.per = "IO"}, "2.20 USD/IO"), 2.2);
}

TEST(Price, RefusesAllElse) {
  std::string const expected = "expected a price such as '1.50 USD/h', got ";
  EXPECT_EQ(fault_of<std::uint64_t>(Price{}, "1.50"), expected + "'1.50'; a unit is missing: the unit is USD/h");
  EXPECT_EQ(fault_of<std::uint64_t>(Price{}, "1.50 USD"), expected + "'1.50 USD'; the unit is USD/h");
  EXPECT_EQ(fault_of<std::uint64_t>(Price{}, "1.50 IO/h"), expected + "'1.50 IO/h'; the unit is USD/h");
  EXPECT_EQ(fault_of<std::uint64_t>(Price{}, "1.50 UDS/h"), expected + "'1.50 UDS/h'; did you mean 'USD/h'?");
  EXPECT_EQ(fault_of<std::uint64_t>(Price{}, "-1 USD/h"), expected + "'-1 USD/h'");
  EXPECT_EQ(fault_of<std::uint64_t>(Price{}, "1 USD/d"), expected + "'1 USD/d'; it must be whole in 0.000001 USD/h");
  EXPECT_EQ(fault_of<double>(Price{.may_be_zero = false}, "0 USD/h"),
            "expected a price > 0 such as '1.50 USD/h', got '0 USD/h'");
}

TEST(Rate, IsSimpleAndConvertedBetweenUnitsOfTime) {
  EXPECT_DOUBLE_EQ(value_of<double>(Rate{}, "3 %/month"), 0.36);
  EXPECT_EQ(value_of<double>(Rate{}, "0.17 /year"), 0.17);
  EXPECT_EQ(value_of<double>(Rate{.of = "jobs", .per = "h"}, "24 jobs/d"), 1.0);
  EXPECT_EQ(fault_of<double>(Rate{}, "3 %"),
            "expected a rate such as '3 %/month', got '3 %'; units are %/ms, %/s, %/min, "
            "%/h, %/d, %/w, %/month, %/year");
  EXPECT_EQ(fault_of<double>(Rate{}, "-3 %/month"),
            "expected a rate such as '3 %/month', got '-3 %/month'; it must not be negative");
}

TEST(Choice, OffersItsNames) {
  Choice<int> const direction{{"down", 0}, {"up", 1}};
  EXPECT_EQ(value_of<int>(direction, "up"), 1);
  EXPECT_EQ(fault_of<int>(direction, "donw"), "expected one of 'down', 'up', got 'donw'; did you mean 'down'?");
  NameOf const pool{"pool", {"gpu", "cpu"}};
  EXPECT_EQ(value_of<std::uint32_t>(pool, "cpu"), 1u);
  EXPECT_EQ(fault_of<std::uint32_t>(pool, "tpu"),
            "expected the name of a pool: one of 'gpu', 'cpu', got 'tpu'; did you mean 'gpu'?");
}

TEST(Flag, IsYesOrNo) {
  EXPECT_TRUE(value_of<bool>(Flag{}, "yes"));
  EXPECT_FALSE(value_of<bool>(Flag{}, "false"));
  EXPECT_EQ(fault_of<bool>(Flag{}, "1"), "expected true or false, got '1'");
}

TEST(FilePath, IsFoundBesideTheFileThatNamesIt) {
  Folder const folder;
  auto const series = folder.write("data/price.csv", "time,value\n");
  Mark const mark{std::make_shared<Source const>(Source{folder.path("s.yaml"), {}}), 1, 1};
  std::string found;
  EXPECT_TRUE((FilePath{"a CSV file"}.read({"data/price.csv", mark}, found).fits));
  EXPECT_EQ(found, series);
  EXPECT_FALSE((FilePath{"a CSV file"}.read({"gone.csv", mark}, found).fits));
  EXPECT_EQ(FilePath{"a CSV file"}.expected(), "a CSV file beside the scenario or under scenarios/");
}

RC_GTEST_PROP(Duration, ReadsBackWhatItShows, ()) {
  auto const ms = *rc::gen::inRange<std::int64_t>(0, Duration{}.most_ms);
  std::int64_t again = -1;
  RC_ASSERT(Duration{}.read({Duration{}.show(ms), Mark{}}, again).fits);
  RC_ASSERT(again == ms);
}
RC_GTEST_PROP(Share, ReadsBackWhatItShows, ()) {
  auto const share = static_cast<double>(*rc::gen::inRange<std::int64_t>(0, std::int64_t{1} << 53)) / 0x1p53;
  double again = -1;
  RC_ASSERT(Share{}.read({Share{}.show(share), Mark{}}, again).fits);
  RC_ASSERT(again == share);
}
RC_GTEST_PROP(Amount, ReadsBackWhatItShows, (std::int64_t units)) {
  Amount const kind{.symbol = "IO", .decimals = *rc::gen::inRange(0, 19), .least_base_units = lowest<Int128>()};
  std::int64_t again = 0;
  RC_ASSERT(kind.read({kind.show(units), Mark{}}, again).fits);
  RC_ASSERT(again == units);
}
RC_GTEST_PROP(Time, ReadsBackWhatItShows, ()) {
  auto const ms = *rc::gen::inRange<std::int64_t>(0, 253'402'300'799'999);  // to the end of the year 9999
  std::int64_t again = -1;
  RC_ASSERT(Time{}.read({Time{}.show(ms), Mark{}}, again).fits);
  RC_ASSERT(again == ms);
}

}  // namespace
}  // namespace flywheel::scenario
