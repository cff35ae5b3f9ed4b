#include "sim/verify/vector_file.hpp"

#include <gmock/gmock.h>

#include "tests/unit/verify/faults_of.hpp"

namespace flywheel::verify {
namespace {

using ::testing::ElementsAre;

std::string const head = R"("format":"flywheel-vectors-1","kind":"a.b","origin":"published-rule","source":"a paper")";

std::string file_with(std::string const& rest) {
  return "{" + head + "," + rest + "}";
}

std::vector<std::string> faults_in(std::string const& text) {
  return faults_of([&] { static_cast<void>(vector_file_from("a/b.json", text)); });
}

TEST(VectorFile, ReadsCases) {
  auto const file = vector_file_from(
      "a/b.json", file_with(R"("note":"n","cases":[{"name":"x","note":"m","input":{"p":1},"expect":{"q":"2"}}])"));
  EXPECT_EQ(file.kind, "a.b");
  ASSERT_EQ(file.cases.size(), 1u);
  EXPECT_EQ(file.cases[0].name, "x");
  EXPECT_EQ(file.input_of(file.cases[0]).at("p").whole<int>(), 1);
  EXPECT_EQ(file.cases[0].expect, Json::parse(R"({"q":"2"})"));
}

TEST(VectorFile, ReadsRowsAsCasesNamedByTheirNumber) {
  auto const file = vector_file_from(
      "a/b.json", file_with(R"("columns_input":["p","l"],"columns_expect":["q"],"rows":[[1,[2,3],4],[5,[],6]])"));
  ASSERT_EQ(file.cases.size(), 2u);
  EXPECT_EQ(file.cases[1].name, "1");
  EXPECT_EQ(file.cases[0].input, Json::parse(R"({"p":1,"l":[2,3]})"));
  EXPECT_EQ(file.cases[1].expect, Json::parse(R"({"q":6})"));
}

TEST(VectorFile, LetsACaseReplaceTheFilesTolerance) {
  auto const file = vector_file_from("a/b.json", file_with(R"("tolerance":{"absolute":0.01},"cases":[
      {"name":"x","input":{},"expect":{"q":1}},
      {"name":"y","tolerance":{"relative":1e-9},"input":{},"expect":{"q":1}}])"));
  EXPECT_EQ(file.cases[0].tolerance.absolute, 0.01);
  EXPECT_EQ(file.cases[0].tolerance.relative, 0.0);
  EXPECT_EQ(file.cases[1].tolerance.absolute, 0.0);
  EXPECT_EQ(file.cases[1].tolerance.relative, 1e-9);
}

TEST(VectorFile, IsExactWithoutATolerance) {
  auto const file = vector_file_from("a/b.json", file_with(R"("cases":[{"name":"x","input":{},"expect":{"q":1}}])"));
  EXPECT_EQ(file.cases[0].tolerance.absolute, 0.0);
  EXPECT_EQ(file.cases[0].tolerance.relative, 0.0);
}

struct Malformed {
  char const* name;
  std::string text;
  std::vector<std::string> faults;
};

class MalformedFile : public ::testing::TestWithParam<Malformed> {};

TEST_P(MalformedFile, IsRefusedInOurWords) {
  EXPECT_EQ(faults_in(GetParam().text), GetParam().faults);
}

std::string const one_case = R"({"name":"x","input":{},"expect":{"q":1}})";

INSTANTIATE_TEST_SUITE_P(
    Envelope, MalformedFile,
    ::testing::Values(
        Malformed{"Empty", "", {"a/b.json: expected JSON, which ends at line 1, column 1"}},
        Malformed{"CutOff", "{\n \"format\":", {"a/b.json: expected JSON, which ends at line 2, column 11"}},
        Malformed{"BadToken", "{\n \"format\": nope}", {"a/b.json: expected JSON, which ends at line 2, column 13"}},
        Malformed{"NotAnObject", "[1,2]", {"a/b.json: expected an object, got [1,2]"}},
        Malformed{"NoFormat", "{}", {"a/b.json: format: expected \"flywheel-vectors-1\", got nothing"}},
        Malformed{"OtherFormat",
                  R"({"format":"flywheel-vectors-2","cases":5})",
                  {"a/b.json: format: expected \"flywheel-vectors-1\", got \"flywheel-vectors-2\""}},
        Malformed{"RepeatedMember",
                  R"({"format":"x","format":"y"})",
                  {"a/b.json: format: this member appears twice in one object"}},
        Malformed{"HeadMissing",
                  R"({"format":"flywheel-vectors-1","cases":[]})",
                  {"a/b.json: kind: expected a text <system>.<rule>, got nothing",
                   "a/b.json: origin: expected a text, got nothing", "a/b.json: source: expected a text, got nothing"}},
        Malformed{"KindWithoutDot",
                  R"({"format":"flywheel-vectors-1","kind":"ab","origin":"upstream-code","source":"s","cases":[]})",
                  {"a/b.json: kind: expected a text <system>.<rule>, got \"ab\""}},
        Malformed{"OriginUnknown",
                  R"({"format":"flywheel-vectors-1","kind":"a.b","origin":"hearsay","source":"s","cases":[]})",
                  {"a/b.json: origin: expected upstream-tests, upstream-code, independent-port or published-rule, got "
                   "\"hearsay\""}},
        Malformed{"UnknownMember",
                  file_with(R"("casses":[],"cases":[)" + one_case + "]"),
                  {"a/b.json: casses: the envelope has no such member"}},
        Malformed{"NoBody", file_with(R"("note":"n")"), {"a/b.json: cases: expected a list of cases, got nothing"}},
        Malformed{"TwoBodies",
                  file_with(R"("cases":[],"rows":[])"),
                  {"a/b.json: cases: expected cases or columns with rows, got both"}},
        Malformed{"CasesNoList", file_with(R"("cases":{})"), {"a/b.json: cases: expected a list of cases, got {}"}},
        Malformed{"CaseNoObject",
                  file_with(R"("cases":[)" + one_case + ",7]"),
                  {"a/b.json: case 1: expected an object, got 7"}},
        Malformed{"CaseEmpty",
                  file_with(R"("cases":[{}])"),
                  {"a/b.json: case 0: name: expected a text, got nothing",
                   "a/b.json: case 0: input: expected an object, got nothing",
                   "a/b.json: case 0: expect: expected an object, got nothing"}},
        Malformed{"NameTwice",
                  file_with(R"("cases":[)" + one_case + "," + one_case + "]"),
                  {"a/b.json: case x: name: this name appears twice in the file"}},
        Malformed{"CaseMemberUnknown",
                  file_with(R"("cases":[{"name":"x","input":{},"expect":{"q":1},"got":1}])"),
                  {"a/b.json: case x: got: the envelope has no such member"}},
        Malformed{"ExpectsNothing",
                  file_with(R"("cases":[{"name":"x","input":{},"expect":{}}])"),
                  {"a/b.json: case x: expect: expected at least one member, got {}"}},
        Malformed{"ToleranceNegative",
                  file_with(R"("tolerance":{"relative":-1},"cases":[])"),
                  {"a/b.json: tolerance: expected {\"relative\": r} or {\"absolute\": a} with a bound >= 0, got "
                   "{\"relative\":-1}"}},
        Malformed{"ToleranceOfTwoKinds",
                  file_with(R"("tolerance":{"absolute":1,"relative":1},"cases":[])"),
                  {"a/b.json: tolerance: expected {\"relative\": r} or {\"absolute\": a} with a bound >= 0, got "
                   "{\"absolute\":1,\"relative\":1}"}},
        Malformed{"RowTooShort",
                  file_with(R"("columns_input":["p"],"columns_expect":["q"],"rows":[[1,2],[3],8])"),
                  {"a/b.json: rows[1]: expected a list of 2 values, got 1",
                   "a/b.json: rows[2]: expected a list of 2 values, got 8"}},
        Malformed{"ColumnNames",
                  file_with(R"("columns_input":["p","p"],"columns_expect":[3,"q"],"rows":[])"),
                  {"a/b.json: columns_input[1]: this name appears twice",
                   "a/b.json: columns_expect[0]: expected a name, got 3"}},
        Malformed{"RowsMissing",
                  file_with(R"("columns_input":["p"],"columns_expect":["q"])"),
                  {"a/b.json: rows: expected a list of rows, got nothing"}},
        Malformed{"TooDeep",
                  std::string(65, '[') + std::string(65, ']'),
                  {"a/b.json: expected at most 64 levels of lists and objects"}},
        Malformed{"NotUtf8", "{\"kind\":\"\xff\"}", {"a/b.json: expected JSON, which ends at line 1, column 10"}},
        Malformed{"NumberTooLarge",
                  file_with(R"("cases":[1e999])"),
                  {"a/b.json: expected numbers that an IEEE double holds"}}),
    [](auto const& malformed) { return malformed.param.name; });

TEST(VectorFile, ThatIsNotThereCannotBeRead) {
  EXPECT_THAT(faults_of([] { static_cast<void>(load_vector_file("no/such.json")); }),
              ElementsAre("no/such.json: this file cannot be read"));
}

TEST(VectorFaults, PutOneFaultOnALine) {
  VectorFaults const faults{{{"f", "c", "m", "p"}, {"g", "", "", "q"}}};
  EXPECT_STREQ(faults.what(), "f: case c: m: p\ng: q");
}

}  // namespace
}  // namespace flywheel::verify
