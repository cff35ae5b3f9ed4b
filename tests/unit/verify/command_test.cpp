#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "sim/app/command.hpp"
#include "tests/support/test_folder.hpp"

namespace flywheel::app {
namespace {

using ::testing::HasSubstr;

/// What `flywheel verify` prints and returns.
struct Outcome {
  int status;
  std::string out;
  std::string error;
};

class VerifyCommand : public ::testing::Test {
 protected:
  std::string write(std::string const& name, std::string const& kind, std::string const& subsidy) {
    auto const path = folder_.path(name);
    std::ofstream{path} << R"({"format":"flywheel-vectors-1","origin":"published-rule","source":"s","kind":")" << kind
                        << R"(","cases":[{"name":"c","input":{"height":0},"expect":{"subsidy_sat":)" << subsidy
                        << "}}]}";
    return path;
  }

  static Outcome verify(std::vector<std::string> words) {
    CLI::App parser;
    auto const action = add_verify(parser);
    std::reverse(words.begin(), words.end());
    parser.parse(words);
    ::testing::internal::CaptureStdout();
    ::testing::internal::CaptureStderr();
    int const status = action();
    return {status, ::testing::internal::GetCapturedStdout(), ::testing::internal::GetCapturedStderr()};
  }

  TestFolder folder_;
};

TEST_F(VerifyCommand, SucceedsWhereAllPass) {
  auto const outcome = verify({write("a.json", "bitcoin.subsidy", "5000000000"), "--device", "cpu"});
  EXPECT_EQ(outcome.status, success);
  EXPECT_THAT(outcome.out, HasSubstr("bitcoin.subsidy                                  1        0        0\n"));
  EXPECT_EQ(outcome.error, "");
}

TEST_F(VerifyCommand, FailsWhereAValueDiffersAndSaysWhere) {
  auto const path = write("a.json", "bitcoin.subsidy", "4");
  auto const outcome = verify({path, "--quiet", "--device", "cpu"});
  EXPECT_EQ(outcome.status, does_not_hold);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.error, path + ": case c: subsidy_sat: got 5000000000, want 4\n");
}

TEST_F(VerifyCommand, CountsUnknownKindsWithoutFailing) {
  auto const outcome = verify({write("a.json", "other.rule", "4"), "--device", "cpu"});
  EXPECT_EQ(outcome.status, success);
  EXPECT_THAT(outcome.out, HasSubstr("other.rule                                       0        0        1  unknown"));
}

TEST_F(VerifyCommand, CallsWhatItCannotReadWrongUsage) {
  auto const outcome = verify({folder_.path("absent.json"), "--device", "cpu"});
  EXPECT_EQ(outcome.status, wrong_usage);
  EXPECT_THAT(outcome.error, HasSubstr("absent.json: this file cannot be read\n"));
}

TEST_F(VerifyCommand, PrintsJson) {
  auto const path = write("a.json", "bitcoin.subsidy", "4");
  auto const report = nlohmann::json::parse(verify({path, "--json", "--device", "cpu", "--threads", "1"}).out);
  EXPECT_EQ(report.at("device"), "cpu, 1 thread");
  EXPECT_EQ(report.at("failures"), 1);
  EXPECT_EQ(report.at("kinds").at("bitcoin.subsidy").at("mismatches").at(0).at("want"), "4");
}

TEST_F(VerifyCommand, NeedsAPath) {
  CLI::App parser;
  static_cast<void>(add_verify(parser));
  EXPECT_THROW(parser.parse(std::vector<std::string>{}), CLI::RequiredError);
}

}  // namespace
}  // namespace flywheel::app
