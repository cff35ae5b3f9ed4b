#include "sim/scenario/did_you_mean.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace flywheel::scenario {
namespace {

TEST(EditDistance, CountsInsertionsDeletionsReplacementsAndSwaps) {
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);  // Levenshtein's textbook pair
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("growth", "grwoth"), 1u);
  EXPECT_EQ(edit_distance("ca", "abc"), 3u);  // 2 if a swapped pair could be edited again (Boytsov 2011)
  EXPECT_EQ(edit_distance("Growth", "gROWTH"), 0u);
}

RC_GTEST_PROP(EditDistance, IsTheSameBothWays, (std::string const& left, std::string const& right)) {
  RC_ASSERT(edit_distance(left, right) == edit_distance(right, left));
}

RC_GTEST_PROP(EditDistance, IsAtLeastTheDifferenceOfLengths, (std::string const& left, std::string const& right)) {
  auto const longer = std::max(left.size(), right.size());
  auto const distance = edit_distance(left, right);
  RC_ASSERT(distance >= longer - std::min(left.size(), right.size()));
  RC_ASSERT(distance <= longer);
}

TEST(DidYouMean, OffersTheNearestNameOnlyIfItIsNear) {
  std::vector<std::string> const keys{"elasticity", "growth", "patience"};
  EXPECT_EQ(did_you_mean("elasticty", keys), "; did you mean 'elasticity'?");
  EXPECT_EQ(did_you_mean("Growth", keys), "; did you mean 'growth'?");
  EXPECT_EQ(did_you_mean("price", keys), "");
  EXPECT_EQ(did_you_mean("", keys), "");
  EXPECT_EQ(did_you_mean("growth", {}), "");
}

}  // namespace
}  // namespace flywheel::scenario
