#include "kernels/exchange/fees.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace flywheel::exchange {
namespace {

constexpr HireFees io_net{.reservation_share_ppm = 2'500, .payment_share_ppm = 20'000};

TEST(HireFees, ADollarPaidInDollarsCostsEachSideTwoAndAQuarterPerCent) {
  EXPECT_EQ(io_net.renter(1'000'000, false), 22'500u);
  EXPECT_EQ(io_net.supplier(1'000'000, false), 22'500u);
}

TEST(HireFees, TheTokenSavesThePaymentShare) {
  EXPECT_EQ(io_net.renter(1'000'000, true), 2'500u);
  EXPECT_EQ(io_net.renter(9'358'553'767, true), 23'396'384u);
}

TEST(HireFees, EachFeeIsFlooredByItself) {
  EXPECT_EQ(io_net.reservation(8'505'194'979), 21'262'987u);
  EXPECT_EQ(io_net.payment(8'505'194'979, false), 170'103'899u);
  EXPECT_EQ(io_net.renter(8'505'194'979, false), 191'366'886u);  // floored once: 191,366,887
  EXPECT_EQ(io_net.renter(100, false), 2u);
  EXPECT_EQ(io_net.renter(1, false), 0u);
}

RC_GTEST_PROP(HireFees, FeesGrowWithTheComputeAndNeverExceedIt, (std::uint64_t left, std::uint64_t right)) {
  auto const less = std::min(left, right);
  auto const more = std::max(left, right);
  RC_ASSERT(io_net.renter(less, false) <= io_net.renter(more, false));
  RC_ASSERT(io_net.supplier(more, false) <= more);
  RC_ASSERT(io_net.supplier(more, true) <= io_net.supplier(more, false));
}

RC_GTEST_PROP(HireFees, SplittingAHireSavesAtMostOneUnitAPartAndAFee, (std::uint32_t one, std::uint32_t other)) {
  auto const whole = io_net.renter(std::uint64_t{one} + other, false);
  auto const parts = io_net.renter(one, false) + io_net.renter(other, false);
  RC_ASSERT(parts <= whole);
  RC_ASSERT(whole - parts <= 2u);
}

}  // namespace
}  // namespace flywheel::exchange
