#include "kernels/domain/provider_market.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "kernels/base/random.hpp"
#include "tests/support/pm1_rules.hpp"

namespace flywheel::domain {
namespace {

/// Two markets of one size, as the ops see them.
struct Markets {
  std::uint32_t size;
  std::vector<std::uint32_t> offsets, price, cost, uptime;
  std::vector<std::uint64_t> balance;
  std::vector<std::uint8_t> capacity, filled;
  std::vector<ProviderRules> rules;

  explicit Markets(std::uint32_t providers)
      : size{providers},
        offsets{0, providers, 2 * providers},
        price(2 * providers),
        cost(2 * providers),
        uptime(2 * providers),
        balance(2 * providers),
        capacity(2 * providers),
        filled(2 * providers) {}

  ProviderColumns columns() {
    return {{offsets.data(), nullptr, 2},
            price.data(),
            cost.data(),
            uptime.data(),
            balance.data(),
            capacity.data(),
            filled.data()};
  }
};

ProviderRules arbitrary_rules(Matching matching) {
  auto rules = pm1_rules(matching);
  rules.seed = *rc::gen::arbitrary<std::uint64_t>();
  rules.step = *rc::gen::inRange<std::uint32_t>(0, 1000);
  rules.exit_threshold = *rc::gen::element<std::uint32_t>(0, 1u << 26);
  rules.fee_ppm = *rc::gen::element<std::uint32_t>(0, 25'000);
  rules.jobs_per_weight = *rc::gen::element(0.0, 2e-6, 3e-6);
  return rules;
}

/// What one provider should be after a step, by the sentences of the op's documentation.
struct Expected {
  bool leaves;
  std::uint64_t filled, revenue, fee, balance;
  std::uint32_t price;
};

[[nodiscard]] Expected settled(Markets const& before, std::uint32_t market, std::uint32_t place) {
  auto const& law = before.rules[market];
  std::uint32_t const row = market * before.size + place;
  auto const price = before.price[row];
  bool const online = step_word(law.seed, place, law.step, Stream{"provider_market/online"}) >> 1 < before.uptime[row];
  double const most = before.capacity[row] * 1048576.0;
  double const wanted = law.jobs_per_weight * 1048576.0 * std::nearbyint(std::ldexp(1.0, 40) / price);
  Expected expected{};
  if (law.matching == Matching::one_by_one) {
    expected.filled = std::uint64_t{before.filled[row]} << 20;
  } else if (online) {
    expected.filled = static_cast<std::uint64_t>(std::nearbyint(std::min(wanted, most)));
  }
  expected.revenue = expected.filled * price / 1048576;
  expected.fee = expected.revenue * law.fee_ppm / 1'000'000;
  std::uint64_t const held =
      before.balance[row] + expected.revenue - expected.fee + (online ? law.emission_each_micro : 0);
  expected.balance = held < before.cost[row] ? 0 : held - before.cost[row];
  auto const move = static_cast<std::uint32_t>(std::uint64_t{price} * law.price_step_fraction >> 32);
  expected.price = 2 * expected.filled > std::uint64_t{before.capacity[row]} << 20 ? price + move : price - move;
  expected.leaves = held < before.cost[row] ||
                    step_word(law.seed, place, law.step, Stream{"provider_market/exit"}) >> 1 < law.exit_threshold;
  return expected;
}

Markets arbitrary_markets(HostBackend const& on) {
  Markets markets{*rc::gen::inRange<std::uint32_t>(1, 300)};
  markets.rules = {arbitrary_rules(Matching::pro_rata), arbitrary_rules(Matching::one_by_one)};
  SettlementTotals entered[2];
  enter_providers(on, markets.columns(), markets.rules.data(), entered);
  return markets;
}

RC_GTEST_PROP(SettleProviders, DoesToEachProviderWhatItsSentencesSay, ()) {
  HostBackend const on{*rc::gen::element(1, 4)};
  auto markets = arbitrary_markets(on);
  OnlineTotals online[2];
  find_online(on, markets.columns(), markets.rules.data(), online);
  for (auto& jobs : markets.filled) jobs = static_cast<std::uint8_t>(jobs / 2 + (jobs > 0 ? 1 : 0));  // as if matched
  auto const before = markets;
  // The share reads the room itself; only matching job by job writes over it.
  find_online(on,
              {{markets.offsets.data(), nullptr, 1},
               markets.price.data(),
               markets.cost.data(),
               markets.uptime.data(),
               markets.balance.data(),
               markets.capacity.data(),
               markets.filled.data()},
              markets.rules.data(), online);
  SettlementTotals totals[2];
  settle_providers(on, markets.columns(), markets.rules.data(), totals);
  for (std::uint32_t market = 0; market < 2; ++market) {
    SettlementTotals sum{};
    for (std::uint32_t place = 0; place < markets.size; ++place) {
      auto const row = market * markets.size + place;
      auto const expected = settled(before, market, place);
      sum.filled += expected.filled;
      sum.revenue += expected.revenue;
      sum.fees += expected.fee;
      sum.exits += expected.leaves ? 1 : 0;
      sum.taken_out += expected.leaves ? expected.balance : 0;
      sum.price_sum += markets.price[row];
      sum.balance_sum += markets.balance[row];
      RC_ASSERT(markets.balance[row] == (expected.leaves ? 5'000'000u : expected.balance));
      if (!expected.leaves) RC_ASSERT(markets.price[row] == expected.price);
    }
    auto const& found = totals[market];
    RC_ASSERT(found.filled == sum.filled);
    RC_ASSERT(found.revenue == sum.revenue);
    RC_ASSERT(found.fees == sum.fees);
    RC_ASSERT(found.exits == sum.exits);
    RC_ASSERT(found.taken_out == sum.taken_out);
    RC_ASSERT(found.price_sum == sum.price_sum);
    RC_ASSERT(found.balance_sum == sum.balance_sum);
    RC_ASSERT(static_cast<std::uint64_t>(found.balance_change) ==
              found.minted + found.revenue - found.fees - found.costs + found.entered - found.taken_out);
  }
}

RC_GTEST_PROP(FindOnline, LeavesTheRoomOfThoseWhoAreOnline, ()) {
  HostBackend const on{*rc::gen::element(1, 4)};
  auto markets = arbitrary_markets(on);
  OnlineTotals totals[2];
  find_online(on, markets.columns(), markets.rules.data(), totals);
  for (std::uint32_t market = 0; market < 2; ++market) {
    auto const& law = markets.rules[market];
    std::uint64_t online = 0;
    std::uint64_t weight = 0;
    for (std::uint32_t place = 0; place < markets.size; ++place) {
      auto const row = market * markets.size + place;
      bool const is_online =
          step_word(law.seed, place, law.step, Stream{"provider_market/online"}) >> 1 < markets.uptime[row];
      RC_ASSERT(markets.filled[row] == (is_online ? markets.capacity[row] : 0));
      if (!is_online) continue;
      online += 1;
      weight += static_cast<std::uint64_t>(std::nearbyint(std::ldexp(1.0, 40) / markets.price[row]));
    }
    RC_ASSERT(totals[market].online == online);
    RC_ASSERT(totals[market].weight == weight);
  }
}

/// A demand of no jobs once read as "matching has written".
TEST(SettleProviders, FillNobodyWhenThereIsNoDemandToShare) {
  Markets markets{1};
  markets.rules.assign(2, ProviderRules{});
  markets.price = {1'000'000, 1'000'000};
  markets.capacity = {4, 4};
  markets.uptime = {1u << 31, 1u << 31};
  markets.filled = {4, 4};
  markets.rules[1].matching = Matching::one_by_one;
  SettlementTotals totals[2];
  settle_providers(HostBackend{}, markets.columns(), markets.rules.data(), totals);
  EXPECT_EQ(totals[0].filled, 0u);
  EXPECT_EQ(totals[1].filled, 4u << 20);
}

}  // namespace
}  // namespace flywheel::domain
