#include "kernels/emission/big_natural.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "kernels/base/wide_integer.hpp"

namespace flywheel::emission {
namespace {

TEST(BigNatural, ReturnsFromFortyDigitsExactly) {
  BigNatural number{1};
  for (int i = 0; i < 40; ++i) number.multiply(10);
  EXPECT_EQ(number.to_uint64(), std::nullopt);
  for (int i = 0; i < 40; ++i) number.divide(10);
  EXPECT_EQ(number.to_uint64(), 1u);
}

TEST(BigNatural, BecomesZeroAndStaysIt) {
  BigNatural number{5};
  number.multiply(0);
  number.multiply(9);
  EXPECT_EQ(number.to_uint64(), 0u);
  number.divide(3);
  EXPECT_EQ(number.to_uint64(), 0u);
}

RC_GTEST_PROP(BigNatural, MultipliesAndDividesAsWideIntegersDo, (std::uint64_t a, std::uint64_t b, std::uint64_t c)) {
  RC_PRE(c > 0u);
  BigNatural number{a};
  number.multiply(b);
  number.divide(c);
  UInt128 const exact = static_cast<UInt128>(a) * b / c;
  if (exact <= highest<std::uint64_t>()) {
    RC_ASSERT(number.to_uint64() == static_cast<std::uint64_t>(exact));
  } else {
    RC_ASSERT(!number.to_uint64().has_value());
  }
}

}  // namespace
}  // namespace flywheel::emission
