#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <vector>

#include "kernels/matching/gpu_market/bit_tree.hpp"
#include "kernels/matching/gpu_market/least_tree.hpp"

namespace flywheel::matching {
namespace {

/// Sizes around the places where a tree gains a level, and several domains in one column, where an index that is off by
/// one would reach into a neighbour.
std::vector<std::uint32_t> const domain_slots{1, 0, 15, 16, 17, 63, 64, 65, 1, 256, 257, 4095, 4096, 4097, 70'000};

template <class Tree, class Group>
struct Forest {
  std::vector<std::uint32_t> offsets{0};
  std::vector<Group> groups;
  typename Tree::Layout layout{};

  explicit Forest(Group empty) {
    for (auto const slots : domain_slots) offsets.push_back(offsets.back() + slots);
    layout = {offsets.back(), static_cast<std::uint32_t>(domain_slots.size())};
    groups.assign(layout.groups(), empty);
  }
  Tree tree(std::uint32_t domain) { return Tree{groups.data(), layout, domain, offsets[domain], domain_slots[domain]}; }
};

TEST(BitTree, FindsTheSuccessorsThatASortedSetFinds) {
  Forest<BitTree, std::uint64_t> forest{0};
  std::vector<std::set<std::uint32_t>> expected(domain_slots.size());
  std::mt19937 random{1};
  for (int step = 0; step < 60'000; ++step) {
    auto const domain = static_cast<std::uint32_t>(random() % domain_slots.size());
    if (domain_slots[domain] == 0) continue;
    auto const tree = forest.tree(domain);
    auto const place = static_cast<std::uint32_t>(random() % domain_slots[domain]);
    // Sparse in the first half, dense in the second.
    if (random() % (step < 30'000 ? 4 : 2) == 0) {
      tree.insert(place);
      expected[domain].insert(place);
    } else if (!expected[domain].empty()) {
      auto const found = expected[domain].lower_bound(place);
      auto const gone = found == expected[domain].end() ? *expected[domain].begin() : *found;
      tree.erase(gone);
      expected[domain].erase(gone);
    }
    auto const from = static_cast<std::uint32_t>(random() % (domain_slots[domain] + 1));
    auto const next = expected[domain].lower_bound(from);
    ASSERT_EQ(tree.next(from), next == expected[domain].end() ? no_place : *next) << "domain " << domain;
  }
}

TEST(BitTree, KeepsTheTreesOfAllDomainsApart) {
  Forest<BitTree, std::uint64_t> forest{0};
  for (std::uint32_t domain = 0; domain < domain_slots.size(); domain += 2) {
    for (std::uint32_t place = 0; place < domain_slots[domain]; ++place) forest.tree(domain).insert(place);
  }
  for (std::uint32_t domain = 0; domain < domain_slots.size(); ++domain) {
    auto const tree = forest.tree(domain);
    std::uint32_t found = 0;
    for (auto place = tree.next(0); place != no_place; place = tree.next(place + 1)) ++found;
    EXPECT_EQ(found, domain % 2 == 0 ? domain_slots[domain] : 0) << "domain " << domain;
  }
}

TEST(LeastTree, FindsTheNextSmallEnoughByteThatAScanFinds) {
  Forest<LeastTree, ByteGroup> forest{{{~0ULL, ~0ULL}}};
  std::vector<std::map<std::uint32_t, std::uint32_t>> expected(domain_slots.size());
  std::mt19937 random{2};
  std::uint32_t const bytes[] = {1, 1, 2, 4, 8, 127, 128, 254};
  for (int step = 0; step < 60'000; ++step) {
    auto const domain = static_cast<std::uint32_t>(random() % domain_slots.size());
    if (domain_slots[domain] == 0) continue;
    auto const tree = forest.tree(domain);
    auto const place = static_cast<std::uint32_t>(random() % domain_slots[domain]);
    if (random() % 2 == 0) {
      auto const byte = bytes[random() % 8];
      tree.set(place, byte);
      expected[domain][place] = byte;
    } else {
      tree.set(place, LeastTree::nothing);
      expected[domain].erase(place);
    }
    auto const from = static_cast<std::uint32_t>(random() % (domain_slots[domain] + 1));
    auto const limit = bytes[random() % 8] - static_cast<std::uint32_t>(random() % 2);
    auto next = expected[domain].lower_bound(from);
    while (next != expected[domain].end() && next->second > limit) ++next;
    ASSERT_EQ(tree.next(from, limit), next == expected[domain].end() ? no_place : next->first) << "limit " << limit;
  }
}

TEST(ByteGroup, FindsTheFirstByteAtMostALimitForEveryPairOfBytes) {
  for (std::uint32_t limit = 0; limit < 256; ++limit) {
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
      ByteGroup group{{~0ULL, ~0ULL}};
      group.set(byte % 16, byte);
      group.set((byte + 5) % 16, (byte + limit) % 256);
      std::uint32_t expected = 0;
      while (expected < 16 && group.at(expected) > limit) ++expected;
      ASSERT_EQ(group.first_at_most(limit, 0), expected) << "byte " << byte << ", limit " << limit;
    }
  }
}

TEST(LevelLayout, GivesEveryDomainGroupsOfItsOwn) {
  BitTree::Layout const layout{130, 3};  // slots 0-63, 64-64, 65-129
  EXPECT_EQ(layout.first_group(0, 0, 0), 0u);
  EXPECT_EQ(layout.first_group(0, 1, 64), 2u);
  EXPECT_EQ(layout.first_group(0, 2, 65), 3u);  // needs two groups, 3 and 4
  EXPECT_EQ(layout.groups_of_level(0), 5u);
}

}  // namespace
}  // namespace flywheel::matching
