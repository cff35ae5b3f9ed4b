#include "sim/verify/comparison.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace flywheel::verify {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> compare(Json const& got, char const* want, Tolerance tolerance = {},
                                 Exemptions const& exemptions = {}) {
  std::vector<std::string> lines;
  for (auto const& found : differences(got, Json::parse(want), tolerance, exemptions)) {
    lines.push_back(found.member + ": " + found.got + " for " + found.want);
  }
  return lines;
}

TEST(Comparison, IsExactInValueAndType) {
  EXPECT_THAT(compare({{"a", 1}, {"b", "2"}, {"c", true}}, R"({"a":1,"b":"2","c":true})"), IsEmpty());
  EXPECT_THAT(compare({{"a", 2}, {"b", "2"}, {"c", true}}, R"({"a":1,"b":2,"c":1})"),
              ElementsAre("a: 2 for 1", "b: \"2\" for 2", "c: true for 1"));
}

TEST(Comparison, TakesTheToleranceForRealsOnly) {
  EXPECT_THAT(compare({{"a", 1.01}, {"b", 100.0}}, R"({"a":1.0,"b":101})", {.relative = 0.011}), IsEmpty());
  EXPECT_THAT(compare({{"a", 1.01}}, R"({"a":1.0})", {.relative = 0.0099}), ElementsAre("a: 1.01 for 1.0"));
  EXPECT_THAT(compare({{"a", 1.5}}, R"({"a":1})", {.absolute = 0.5}), IsEmpty());
  EXPECT_THAT(compare({{"a", 5}}, R"({"a":6})", {.absolute = 10.0}), ElementsAre("a: 5 for 6"));
}

TEST(Comparison, RefusesWhatIsNotANumber) {
  EXPECT_THAT(compare({{"a", std::nan("")}}, R"({"a":1.0})", {.absolute = 10.0}), ElementsAre("a: null for 1.0"));
}

TEST(Comparison, NamesThePlaceInsideListsAndObjects) {
  EXPECT_THAT(compare({{"a", {{{"x", 1}}, {{"x", 2}}}}}, R"({"a":[{"x":1},{"x":3}]})"), ElementsAre("a[1].x: 2 for 3"));
  EXPECT_THAT(compare({{"a", {1, 2}}}, R"({"a":[1]})"), ElementsAre("a: 2 values for 1 values"));
}

TEST(Comparison, NamesWhatIsMissingAndWhatIsTooMuch) {
  EXPECT_THAT(compare({{"a", 1}}, R"({"b":2})"), ElementsAre("a: 1 for nothing", "b: nothing for 2"));
}

TEST(Comparison, ExpectsNothingWhereASequenceHoldsNull) {
  EXPECT_THAT(compare({{"results", {1, 2}}}, R"({"results":[null,2]})"), IsEmpty());
  EXPECT_THAT(compare({{"others", {1, 2}}}, R"({"others":[null,2]})"), ElementsAre("others[0]: 1 for null"));
}

TEST(Comparison, HeedsTheExemptionsOfAKind) {
  EXPECT_THAT(compare({{"a", 1}}, R"({"a":1,"shown":5})", {}, {.not_compared = {"shown"}}), IsEmpty());
  EXPECT_THAT(compare({{"a", 1}, {"more", 2}}, R"({"a":1})", {}, {.may_be_absent = {"more"}}), IsEmpty());
  EXPECT_THAT(compare({{"a", 1}, {"more", 2}}, R"({"a":1,"more":3})", {}, {.may_be_absent = {"more"}}),
              ElementsAre("more: 2 for 3"));
}

}  // namespace
}  // namespace flywheel::verify
