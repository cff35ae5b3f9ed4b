#include "kernels/scoring/split_rewards.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/unit/scoring/slow_split.hpp"

namespace flywheel::scoring {
namespace {

using ::testing::ElementsAre;

/// Pools, domains and devices as a test says them; rows are laid out domain by domain.
struct Network {
  std::uint32_t keys;
  std::vector<std::vector<std::uint8_t>> key_of_domain;      // [domains][devices]
  std::vector<std::vector<std::uint64_t>> weight_of_domain;  // [domains][keys]
  std::vector<std::vector<std::uint32_t>> domains_of_pool;
  std::vector<std::uint64_t> pool_base_units;
};

struct Outcome {
  std::vector<std::uint64_t> accrued;
  std::vector<std::uint64_t> paid;
  std::vector<std::uint64_t> undistributed;
};

template <class T>
std::vector<std::uint32_t> offsets_of(std::vector<std::vector<T>> const& groups) {
  std::vector<std::uint32_t> offsets{0};
  for (auto const& group : groups) offsets.push_back(offsets.back() + static_cast<std::uint32_t>(group.size()));
  return offsets;
}

template <class T>
std::vector<T> joined(std::vector<std::vector<T>> const& groups) {
  std::vector<T> all;
  for (auto const& group : groups) all.insert(all.end(), group.begin(), group.end());
  return all;
}

Outcome split(Network const& network, int threads = 1) {
  auto const devices = offsets_of(network.key_of_domain);
  auto const slots = offsets_of(network.domains_of_pool);
  auto const domain_of_slot = joined(network.domains_of_pool);
  auto const key = joined(network.key_of_domain);
  auto const weight = joined(network.weight_of_domain);
  auto const pools = network.pool_base_units.size();
  Outcome outcome{std::vector<std::uint64_t>(key.size(), 100), std::vector<std::uint64_t>(pools, 77),
                  std::vector<std::uint64_t>(pools, 77)};
  split_rewards(HostBackend{threads},
                SplitRewards{{devices.data(), nullptr, static_cast<std::uint32_t>(network.key_of_domain.size())},
                             {slots.data(), nullptr, static_cast<std::uint32_t>(pools)},
                             domain_of_slot.data(),
                             network.keys,
                             key.data(),
                             weight.data(),
                             network.pool_base_units.data(),
                             outcome.accrued.data(),
                             outcome.paid.data(),
                             outcome.undistributed.data()});
  for (auto& accrued : outcome.accrued) accrued -= 100;
  return outcome;
}

/// The same through the plain rule, pool by pool.
Outcome slow(Network const& network) {
  auto const devices = offsets_of(network.key_of_domain);
  Outcome outcome{std::vector<std::uint64_t>(devices.back(), 0), {}, {}};
  for (std::size_t pool = 0; pool < network.pool_base_units.size(); ++pool) {
    std::vector<std::size_t> rows;
    std::vector<std::uint64_t> weights;
    for (auto const domain : network.domains_of_pool[pool]) {
      for (std::size_t i = 0; i < network.key_of_domain[domain].size(); ++i) {
        auto const key = network.key_of_domain[domain][i];
        rows.push_back(devices[domain] + i);
        weights.push_back(key == not_eligible ? 0 : network.weight_of_domain[domain][key]);
      }
    }
    auto const amount = network.pool_base_units[pool];
    auto const shares = test::slow_split(amount, weights);
    for (std::size_t i = 0; i < rows.size(); ++i) outcome.accrued[rows[i]] = shares[i];
    auto const paid = std::accumulate(shares.begin(), shares.end(), std::uint64_t{0});
    outcome.paid.push_back(paid);
    outcome.undistributed.push_back(amount - paid);
  }
  return outcome;
}

TEST(SplitRewards, GivesTheOddUnitToTheLowestIndexAmongEquals) {
  auto const outcome = split({1, {{0, 0, 0}}, {{5}}, {{0}}, {11}});
  EXPECT_THAT(outcome.accrued, ElementsAre(4, 4, 3));
  EXPECT_THAT(outcome.paid, ElementsAre(11));
  EXPECT_THAT(outcome.undistributed, ElementsAre(0));
}

// Shares of 2 by weights 3 and 1 leave a remainder of 2 quarters to both: unequal weights, one tie.
TEST(SplitRewards, BreaksATieBetweenUnequalWeightsByIndex) {
  EXPECT_THAT(split({2, {{1, 0}}, {{3, 1}}, {{0}}, {2}}).accrued, ElementsAre(1, 1));
  EXPECT_THAT(split({2, {{0, 1}}, {{3, 1}}, {{0}}, {2}}).accrued, ElementsAre(2, 0));
}

TEST(SplitRewards, CountsDomainsOfAPoolInTheirOrder) {
  Network network{1, {{0, 0}, {0}}, {{7}, {7}}, {{1, 0}}, {5}};
  EXPECT_THAT(split(network).accrued, ElementsAre(2, 1, 2));
}

TEST(SplitRewards, LeavesAPoolWithoutEligibleDevicesUndistributed) {
  auto const outcome = split({1, {{not_eligible, not_eligible}, {0}}, {{7}, {7}}, {{0}, {1}}, {50, 60}});
  EXPECT_THAT(outcome.accrued, ElementsAre(0, 0, 60));
  EXPECT_THAT(outcome.paid, ElementsAre(0, 60));
  EXPECT_THAT(outcome.undistributed, ElementsAre(50, 0));
}

TEST(SplitRewards, PaysOnlyPickedPools) {
  std::vector<std::uint32_t> const offsets{0, 1, 2};
  std::vector<std::uint32_t> const picked{1};
  std::vector<std::uint32_t> const domain_of_slot{0, 1};
  std::vector<std::uint8_t> const key{0, 0};
  std::vector<std::uint64_t> const weight{3, 3};
  std::vector<std::uint64_t> const pool{10, 20};
  std::vector<std::uint64_t> accrued{1, 1};
  std::vector<std::uint64_t> paid{9, 9};
  std::vector<std::uint64_t> undistributed{9, 9};
  Segments const one{offsets.data(), nullptr, 2, picked.data(), 1};
  split_rewards(HostBackend{}, SplitRewards{one, one, domain_of_slot.data(), 1, key.data(), weight.data(), pool.data(),
                                            accrued.data(), paid.data(), undistributed.data()});
  EXPECT_THAT(accrued, ElementsAre(1, 21));
  EXPECT_THAT(paid, ElementsAre(9, 20));
  EXPECT_THAT(undistributed, ElementsAre(9, 0));
}

rc::Gen<Network> any_network() {
  return rc::gen::exec([] {
    Network network;
    network.keys = *rc::gen::inRange<std::uint32_t>(1, 5);
    auto const domains = *rc::gen::inRange<std::uint32_t>(1, 6);
    auto const highest_weight = *rc::gen::element<std::uint64_t>(4, 60, 1'000'000'007, std::uint64_t{1} << 50);
    auto const any_key = rc::gen::map(rc::gen::inRange<std::uint32_t>(0, network.keys + 1), [&network](auto key) {
      return key == network.keys ? not_eligible : static_cast<std::uint8_t>(key);
    });
    auto const any_weight = rc::gen::inRange<std::uint64_t>(0, highest_weight);
    network.domains_of_pool.resize(*rc::gen::inRange<std::size_t>(1, 4));
    for (std::uint32_t domain = 0; domain < domains; ++domain) {
      network.key_of_domain.push_back(*rc::gen::container<std::vector<std::uint8_t>>(any_key));
      network.weight_of_domain.push_back(*rc::gen::container<std::vector<std::uint64_t>>(network.keys, any_weight));
      auto const pool = *rc::gen::inRange<std::size_t>(0, network.domains_of_pool.size());
      auto& list = network.domains_of_pool[pool];
      list.insert(*rc::gen::arbitrary<bool>() ? list.begin() : list.end(), domain);
    }
    for (std::size_t pool = 0; pool < network.domains_of_pool.size(); ++pool) {
      network.pool_base_units.push_back(*rc::gen::oneOf(rc::gen::inRange<std::uint64_t>(0, 200),
                                                        rc::gen::inRange<std::uint64_t>(0, std::uint64_t{1} << 62)));
    }
    return network;
  });
}

RC_GTEST_PROP(SplitRewards, EqualsThePlainRule, ()) {
  auto const network = *rc::gen::noShrink(any_network());
  auto const fast = split(network, *rc::gen::element(1, 3));
  auto const expected = slow(network);
  RC_ASSERT(fast.accrued == expected.accrued);
  RC_ASSERT(fast.paid == expected.paid);
  RC_ASSERT(fast.undistributed == expected.undistributed);
}

// Long enough for many tiles and many runs of the cut domain; amounts chosen so that the odd units end within it.
TEST(SplitRewards, EqualsThePlainRuleOverManyTiles) {
  Network network{3, {{}, {}}, {{50, 50, 170}, {50, 50, 30}}, {{0, 1}}, {0}};
  for (std::uint32_t i = 0; i < 60'000; ++i) {
    network.key_of_domain[i % 3 == 0].push_back(i % 11 == 0 ? not_eligible : static_cast<std::uint8_t>(i % 7 % 3));
  }
  for (std::uint64_t const pool : {9'999ULL, 71'234ULL, 123'456'789ULL, 4'337'900'000'123ULL}) {
    network.pool_base_units = {pool};
    auto const expected = slow(network);
    EXPECT_EQ(split(network, 1).accrued, expected.accrued) << pool;
    EXPECT_EQ(split(network, 2).accrued, expected.accrued) << pool;
  }
}

}  // namespace
}  // namespace flywheel::scoring
