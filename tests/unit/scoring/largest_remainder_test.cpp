#include "kernels/scoring/largest_remainder.hpp"

#include <gtest/gtest.h>

#include <array>

namespace flywheel::scoring {
namespace {

struct Class {
  std::uint64_t remainder;
  std::uint64_t members;
};

template <std::size_t N>
RemainderCut cut_of(std::array<Class, N> const& classes, std::uint64_t left_over) {
  return find_cut(left_over, [&](auto const& visit) {
    for (auto const& one : classes) visit(one.remainder, one.members);
  });
}

TEST(LargestRemainder, DividesThroughTheExactProduct) {
  LargestRemainder const split{10, 3};
  EXPECT_EQ(split(1).base_units, 3);
  EXPECT_EQ(split(1).remainder, 1);
  // With n = 2^64 - 2: (n + 1)(n - 1) / n = n - 1 / n, so n - 1 and a rest of n - 1.
  LargestRemainder const whole{18'446'744'073'709'551'615ULL, 18'446'744'073'709'551'614ULL};
  EXPECT_EQ(whole(18'446'744'073'709'551'613ULL).base_units, 18'446'744'073'709'551'613ULL);
  EXPECT_EQ(whole(18'446'744'073'709'551'613ULL).remainder, 18'446'744'073'709'551'613ULL);
}

TEST(FindCut, GivesUnitsToWholeClassesThenToPartOfOne) {
  std::array<Class, 3> const classes{{{9, 2}, {4, 5}, {7, 3}}};
  auto const cut = cut_of(classes, 4);  // two at 9, two of the three at 7
  EXPECT_EQ(cut.remainder, 7);
  EXPECT_EQ(cut.at_cut, 2);
}

TEST(FindCut, JoinsClassesThatShareARemainder) {
  std::array<Class, 3> const classes{{{4, 1}, {4, 5}, {0, 3}}};
  auto const cut = cut_of(classes, 3);
  EXPECT_EQ(cut.remainder, 4);
  EXPECT_EQ(cut.at_cut, 3);
}

TEST(FindCut, MayTakeAClassExactly) {
  std::array<Class, 2> const classes{{{18'446'744'073'709'551'614ULL, 2}, {1, 1}}};
  auto const cut = cut_of(classes, 2);
  EXPECT_EQ(cut.remainder, 18'446'744'073'709'551'614ULL);
  EXPECT_EQ(cut.at_cut, 2);
}

TEST(FindCut, ReachesNobodyWhenNothingIsLeft) {
  std::array<Class, 1> const classes{{{0, 9}}};
  auto const cut = cut_of(classes, 0);
  EXPECT_EQ(cut.at_cut, 0);
  EXPECT_GT(cut.remainder, 0);
}

}  // namespace
}  // namespace flywheel::scoring
