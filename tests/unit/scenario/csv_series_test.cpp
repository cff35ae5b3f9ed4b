#include "sim/scenario/csv_series.hpp"

#include "files.hpp"

namespace flywheel::scenario {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t start_unix_ms = 1'719'316'800'000;  // 2024-06-25T12:00Z

class ReadCsvSeries : public ::testing::Test {
 protected:
  CsvSeries read(std::string_view text, std::int64_t longest_gap_ms = any_gap_ms) {
    faults = {};
    return read_csv_series(folder.write("price.csv", text), start_unix_ms, longest_gap_ms, asked_at, faults);
  }
  /// What is wrong with rows under a right header.
  std::string faults_of_rows(std::string const& rows, std::int64_t longest_gap_ms = any_gap_ms) {
    return faults_of("time,usd_per_token\n" + rows, longest_gap_ms);
  }
  std::string faults_of(std::string_view text, std::int64_t longest_gap_ms = any_gap_ms) {
    (void)read(text, longest_gap_ms);
    return folder.shown(faults);
  }

  Folder folder;
  Mark asked_at{std::make_shared<Source const>(Source{"s.yaml", {}}), 7, 31};
  Faults faults;
};

TEST_F(ReadCsvSeries, TakesUtcTimesAndTimesAfterTheStart) {
  auto const series =
      read("time,usd_per_token\n2024-06-25T11:59Z,2.50\n2024-06-25T12:00Z,2.2\n+12 h,1.95\n2024-06-26T12:00Z,1e-6\n");
  EXPECT_EQ(folder.shown(faults), "");
  EXPECT_EQ(series.times_ms, (std::vector<std::int64_t>{-60'000, 0, day_ms / 2, day_ms}));
  EXPECT_EQ(series.usd_per_token, (std::vector<double>{2.5, 2.2, 1.95, 1e-6}));
}

TEST_F(ReadCsvSeries, TakesWhatSpreadsheetsAddAndCommentLines) {
  auto const series =
      read("\xEF\xBB\xBF# Source: an exchange\r\n\r\ntime, usd_per_token\r\n+0 d , 2\r\n# split\n+1 d,3");
  EXPECT_EQ(folder.shown(faults), "");
  EXPECT_EQ(series.times_ms, (std::vector<std::int64_t>{0, day_ms}));
  EXPECT_EQ(series.usd_per_token, (std::vector<double>{2, 3}));
}

TEST_F(ReadCsvSeries, RoundsADecimalOnce) {
  EXPECT_EQ(read("time,usd_per_token\n+0 s,0.1000000000000000055511151231257827\n").usd_per_token,
            (std::vector<double>{0.1}));
}

TEST_F(ReadCsvSeries, RefusesAFileThatCannotBeReadWhereItIsNamed) {
  (void)read_csv_series("/nowhere/price.csv", 0, any_gap_ms, asked_at, faults);
  (void)read_csv_series(folder.path(), 0, any_gap_ms, asked_at, faults);
  EXPECT_EQ(folder.shown(faults),
            "s.yaml:7:31: expected a readable CSV file, got no such file at '/nowhere/price.csv'\n"
            "s.yaml:7:31: expected a readable CSV file, got a folder at '" +
                folder.path() + "'");
}

TEST_F(ReadCsvSeries, RefusesABinaryFile) {
  EXPECT_EQ(faults_of(std::string("PK\3\4", 4)), "price.csv:1:3: expected text in UTF-8, got a byte 0x03");
}

TEST_F(ReadCsvSeries, RefusesAMissingOrForeignHeader) {
  EXPECT_EQ(faults_of(""), "price.csv:1:1: expected the header 'time,usd_per_token', got nothing");
  EXPECT_EQ(faults_of("date,close\n+1 d,2\n"),
            "price.csv:1:1: expected the header 'time,usd_per_token', got 'date,close'");
  EXPECT_EQ(faults_of("# none\n+1 d,2\n+2 d,2\n"),
            "price.csv:2:1: expected the header 'time,usd_per_token', got '+1 d,2'");
}

TEST_F(ReadCsvSeries, RefusesASeriesWithoutQuotes) {
  EXPECT_EQ(faults_of("# Source\ntime,usd_per_token\n"),
            "price.csv:2:1: expected a quote below the header, got nothing");
}

TEST_F(ReadCsvSeries, RefusesAnotherNumberOfColumns) {
  EXPECT_EQ(faults_of_rows("+1 d\n+2 d,1,7\n"),
            "price.csv:2:1: expected two columns, a time and a price, got '+1 d'\n"
            "price.csv:3:1: expected two columns, a time and a price, got '+2 d,1,7'");
}

TEST_F(ReadCsvSeries, ReportsEveryWrongTimeAndPriceAtItsColumn) {
  EXPECT_EQ(faults_of_rows("2024-06-25,-1\n30 d, 0\n+1 mnth,2 USD\n+1 d,.nan\n,\n+2 d,010\n+3 d,1e400\n"),
            "price.csv:2:1: time: expected a UTC time such as '2024-06-25T12:00Z', or '+180 d' after the start, got "
            "'2024-06-25'; write '2024-06-25T00:00Z'\n"
            "price.csv:2:12: usd_per_token: expected a number > 0, got '-1'\n"
            "price.csv:3:1: time: expected a UTC time such as '2024-06-25T12:00Z', or '+180 d' after the start, got "
            "'30 d'\n"
            "price.csv:3:7: usd_per_token: expected a number > 0, got '0'\n"
            "price.csv:4:1: time: expected a UTC time such as '2024-06-25T12:00Z', or '+180 d' after the start, got "
            "'+1 mnth'; did you mean 'month'?\n"
            "price.csv:4:9: usd_per_token: expected a number > 0, got '2 USD'\n"
            "price.csv:5:6: usd_per_token: expected a number > 0, got '.nan'\n"
            "price.csv:6:1: time: expected a UTC time such as '2024-06-25T12:00Z', or '+180 d' after the start, got "
            "''\n"
            "price.csv:6:2: usd_per_token: expected a number > 0, got ''\n"
            "price.csv:7:6: usd_per_token: expected a number > 0, got '010'; numbers have no leading zeros\n"
            "price.csv:8:6: usd_per_token: expected a number > 0, got '1e400'");
}

TEST_F(ReadCsvSeries, RefusesTimesThatDoNotAscend) {
  EXPECT_EQ(faults_of_rows("+1 d,2\n+1 d,2\n# so\n2024-06-25T12:00Z,2\n+2 d,1\n"),
            "price.csv:3:1: time: expected a time after that of line 2, got '+1 d'\n"
            "price.csv:5:1: time: expected a time after that of line 2, got '2024-06-25T12:00Z'");
}

TEST_F(ReadCsvSeries, RefusesGapsLongerThanAllowed) {
  EXPECT_EQ(faults_of_rows("+0 d,2\n+31 d,2\n+71 d,2\n", 31 * day_ms),
            "price.csv:4:1: time: expected a gap of at most 31 d, got 40 d between lines 3 and 4");
  EXPECT_EQ(faults_of_rows("+40 d,2\n+41 d,2\n", 31 * day_ms),
            "price.csv:2:1: time: expected a gap of at most 31 d, got 40 d between the start and line 2");
}

TEST_F(ReadCsvSeries, LetsGapsBeforeTheStartBe) {
  EXPECT_EQ(faults_of_rows("2020-01-01T00:00Z,2\n2024-06-25T12:00Z,2\n+31 d,3\n", 31 * day_ms), "");
}

TEST_F(ReadCsvSeries, BlamesNoGapOnALineWhoseTimeIsWrong) {
  EXPECT_EQ(faults_of_rows("+0 d,2\nlater,2\n+40 d,2\n", 31 * day_ms),
            "price.csv:3:1: time: expected a UTC time such as '2024-06-25T12:00Z', or '+180 d' after the start, got "
            "'later'");
}

TEST_F(ReadCsvSeries, StopsAfterTwentyFaults) {
  std::string rows;
  for (int i = 0; i < 100; ++i) rows += "+" + std::to_string(i) + " d,x\n";
  auto const shown = faults_of_rows(rows);
  EXPECT_EQ(faults.size(), 21u);
  EXPECT_TRUE(shown.ends_with("price.csv:22:1: expected at most 20 faults, got as many; the rest is not read"));
}

}  // namespace
}  // namespace flywheel::scenario
