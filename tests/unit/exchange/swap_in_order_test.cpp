#include "kernels/exchange/swap_in_order.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <vector>

namespace flywheel::exchange {
namespace {

constexpr std::uint64_t untouched = 987'654'321;
using Amounts = std::vector<std::uint64_t>;

/// Queues before pools, with slots between them that hold nobody.
struct Queues {
  std::vector<std::uint32_t> offsets{0};
  std::vector<std::uint32_t> used;
  Amounts brought;
  std::vector<ConstantProductPool> pools;

  void add(ConstantProductPool pool, Amounts const& amounts, std::uint32_t dead = 0) {
    pools.push_back(pool);
    brought.insert(brought.end(), amounts.begin(), amounts.end());
    brought.insert(brought.end(), dead, 77);
    used.push_back(static_cast<std::uint32_t>(amounts.size()));
    offsets.push_back(static_cast<std::uint32_t>(brought.size()));
  }
};

struct Swapped {
  Amounts taken, given;
  std::vector<ConstantProductPool> pools;
  std::vector<Swap> totals;
};

[[nodiscard]] Swapped swapped(Queues const& queues, TradeSide side, std::vector<std::uint32_t> const& picked,
                              int threads = 1) {
  auto const count = static_cast<std::uint32_t>(queues.pools.size());
  Swapped result{Amounts(queues.brought.size(), untouched), Amounts(queues.brought.size(), untouched), queues.pools,
                 std::vector<Swap>(count, Swap{untouched, untouched})};
  Segments const segments{queues.offsets.data(), queues.used.data(), count, picked.data(),
                          static_cast<std::uint32_t>(picked.size())};
  swap_in_order(HostBackend{threads}, {segments, side, queues.brought.data(), result.taken.data(), result.given.data(),
                                       result.pools.data(), result.totals.data()});
  return result;
}

TEST(SwapInOrder, GivesEverySellerThePriceThatThoseBeforeHaveLeft) {
  Queues queues;
  queues.add({1'000, 1'000, 0}, {250, 250, 0, 500});
  auto const result = swapped(queues, TradeSide::sell, {0});
  // 1,000 x 250 / 1,250 = 200; 800 x 250 / 1,500 = 133.3; 667 x 500 / 2,000 = 166.75.
  EXPECT_EQ(result.given, (Amounts{200, 133, 0, 166}));
  EXPECT_EQ(result.taken, (Amounts{250, 250, 0, 500}));
  EXPECT_EQ(result.pools[0].token_base_units, 2'000U);
  EXPECT_EQ(result.pools[0].usd_micro, 501U);
  EXPECT_EQ(result.totals[0].taken, 1'000U);
  EXPECT_EQ(result.totals[0].given, 499U);  // one swap of 1,000 would give 500
}

TEST(SwapInOrder, KeepsTheFeeOfEverySwapInThePool) {
  Queues queues;
  queues.add({1'000, 1'000, 100'000}, {500, 500});
  auto const result = swapped(queues, TradeSide::buy, {0});
  // 1,000 x 450 / 1,450 = 310.3; 690 x 450 / 1,950 = 159.2.
  EXPECT_EQ(result.given, (Amounts{310, 159}));
  EXPECT_EQ(result.pools[0].token_base_units, 531U);
  EXPECT_EQ(result.pools[0].usd_micro, 2'000U);
}

TEST(SwapInOrder, TakesOnlyWhatAReserveCanCount) {
  constexpr auto most = ~std::uint64_t{0};
  Queues queues;
  queues.add({most - 10, 1'000'000, 0}, {7, 7, 7});
  auto const result = swapped(queues, TradeSide::sell, {0});
  EXPECT_EQ(result.taken, (Amounts{7, 3, 0}));
  EXPECT_EQ(result.totals[0].taken, 10U);
}

/// The rule once more, in the words of Uniswap's getAmountOut: amounts with fee, numerator over denominator.
Amounts one_by_one(std::uint64_t& reserve_in, std::uint64_t& reserve_out, std::uint32_t fee_ppm, Amounts const& in) {
  using Wide = unsigned __int128;
  Amounts out;
  for (auto const amount : in) {
    Wide const with_fee = Wide{amount} * (1'000'000 - fee_ppm);
    Wide const numerator = with_fee * reserve_out;
    Wide const denominator = Wide{reserve_in} * 1'000'000 + with_fee;
    out.push_back(static_cast<std::uint64_t>(numerator / denominator));
    reserve_in += amount;
    reserve_out -= out.back();
  }
  return out;
}

TEST(SwapInOrder, EqualsUniswapsRuleSwapBySwapForManyPoolsAndThreads) {
  std::mt19937_64 any{20240625};
  Queues queues;
  std::vector<std::uint32_t> picked;
  for (std::uint32_t pool = 0; pool < 60; ++pool) {
    Amounts amounts(any() % 300);
    for (auto& amount : amounts) amount = any() % 4 == 0 ? 0 : any() >> (24 + any() % 40);
    auto const reserve = [&] { return 1'000 + (any() >> (14 + any() % 20)); };
    auto const fee = static_cast<std::uint32_t>(any() % 500'000);
    queues.add({reserve(), reserve(), fee}, amounts, static_cast<std::uint32_t>(any() % 5));
    if (pool % 7 != 3) picked.push_back(pool);
  }
  for (auto const side : {TradeSide::sell, TradeSide::buy}) {
    auto const result = swapped(queues, side, picked, 2);
    for (std::uint32_t pool = 0; pool < 60; ++pool) {
      auto const first = queues.offsets[pool];
      auto const last = first + queues.used[pool];
      Amounts const given(result.given.begin() + first, result.given.begin() + last);
      auto [tokens, usd, fee] = queues.pools[pool];
      auto const expected =
          pool % 7 == 3 ? Amounts(given.size(), untouched)
                        : one_by_one(side == TradeSide::sell ? tokens : usd, side == TradeSide::sell ? usd : tokens,
                                     fee, {queues.brought.begin() + first, queues.brought.begin() + last});
      ASSERT_EQ(given, expected) << "pool " << pool;
      ASSERT_EQ(result.pools[pool].token_base_units, tokens) << "pool " << pool;
      ASSERT_EQ(result.pools[pool].usd_micro, usd) << "pool " << pool;
      for (auto dead = last; dead < queues.offsets[pool + 1]; ++dead) ASSERT_EQ(result.given[dead], untouched);
    }
  }
}

TEST(SwapInOrder, ConservesWhatBothSidesHold) {
  std::mt19937_64 any{7};
  Amounts amounts(5'000);
  for (auto& amount : amounts) amount = any() % 1'000'000'000;
  Queues queues;
  ConstantProductPool const before{1'000'000'000'000, 2'000'000'000'000, 3'000};
  queues.add(before, amounts);
  auto const result = swapped(queues, TradeSide::sell, {0});
  auto const sum = [](Amounts const& parts) { return std::accumulate(parts.begin(), parts.end(), std::uint64_t{0}); };
  EXPECT_EQ(sum(amounts) + before.token_base_units, result.pools[0].token_base_units);
  EXPECT_EQ(sum(result.given) + result.pools[0].usd_micro, before.usd_micro);
  EXPECT_EQ(sum(result.given), result.totals[0].given);
  EXPECT_GE(result.pools[0].product(), before.product());
}

}  // namespace
}  // namespace flywheel::exchange
