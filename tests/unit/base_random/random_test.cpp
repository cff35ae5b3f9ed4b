#include "kernels/base/random.hpp"

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "tests/unit/base_random/fit.hpp"

namespace flywheel {
namespace {

/// Random123's own known answers (its tests/kat_vectors, philox4x32 10).
struct KnownAnswer {
  char const* name;
  std::uint32_t counter[4];
  std::uint64_t key;
  std::uint32_t expected[4];
};

class PhiloxKnownAnswer : public ::testing::TestWithParam<KnownAnswer> {};

TEST_P(PhiloxKnownAnswer, MatchesRandom123) {
  auto const& known = GetParam();
  auto const block = philox(known.key, known.counter[0], known.counter[1], known.counter[2], known.counter[3]);
  for (int i = 0; i < 4; ++i) EXPECT_EQ(block.word[i], known.expected[i]) << "word " << i;
}

INSTANTIATE_TEST_SUITE_P(
    KatVectors, PhiloxKnownAnswer,
    ::testing::Values(KnownAnswer{"Zeros", {0, 0, 0, 0}, 0, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
                      KnownAnswer{"Ones",
                                  {0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
                                  0xffffffffffffffff,
                                  {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
                      KnownAnswer{"Pi",
                                  {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
                                  0x299f31d0a4093822,
                                  {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}),
    [](auto const& known) { return known.param.name; });

TEST(Philox, EqualsTheLibraryOnManyCounters) {
  r123::Philox4x32 library;
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    std::uint64_t const key = std::uint64_t{i} * 0x9E3779B97F4A7C15;
    auto const want = library({{i, i * 2654435761u, ~i, i ^ 0x5bd1e995}},
                              {{static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)}});
    auto const got = philox(key, i, i * 2654435761u, ~i, i ^ 0x5bd1e995);
    for (int j = 0; j < 4; ++j) ASSERT_EQ(got.word[j], want[static_cast<std::size_t>(j)]) << "counter " << i;
  }
}

TEST(Draws, FollowTheDocumentedCounter) {
  constexpr Stream stream("test/counter");
  Draws draws{0x0123456789abcdef, 17, 5, stream};
  r123::Philox4x32 library;
  for (std::uint32_t k = 0; k < 3; ++k) {
    auto const want = library({{17, 5, stream.general_word(), k}}, {{0x89abcdef, 0x01234567}});
    for (std::size_t j = 0; j < 4; ++j) EXPECT_EQ(draws.word(), want[j]) << "block " << k << " word " << j;
  }
}

TEST(Draws, JoinTwoWordsLowFirst) {
  constexpr Stream stream("test/bits");
  Draws words{9, 1, 2, stream};
  Draws pairs{9, 1, 2, stream};
  for (int i = 0; i < 20; ++i) {
    std::uint64_t const low = words.word();
    std::uint64_t const high = words.word();
    ASSERT_EQ(pairs.bits(), low | high << 32);
  }
}

TEST(Draws, DoNotDependOnTheOrderInWhichAgentsDraw) {
  constexpr Stream stream("test/order");
  std::vector<double> forward(1000);
  std::vector<double> backward(1000);
  for (std::uint32_t i = 0; i < 1000; ++i) forward[i] = Draws{3, i, 0, stream}.uniform();
  for (std::uint32_t i = 1000; i-- > 0;) backward[i] = Draws{3, i, 0, stream}.uniform();
  EXPECT_EQ(forward, backward);
  EXPECT_EQ(std::set<double>(forward.begin(), forward.end()).size(), 1000u);
}

TEST(Draws, UniformStaysInsideTheOpenInterval) {
  EXPECT_EQ(uniform_from_bits(0), 0x1p-53);
  EXPECT_EQ(uniform_from_bits(~std::uint64_t{0}), 1 - 0x1p-53);
  EXPECT_EQ(uniform_from_bits(std::uint64_t{1} << 63), 0.5 + 0x1p-53);
  EXPECT_EQ(uniform_from_bits(std::uint64_t{1} << 12), 3 * 0x1p-53);
  EXPECT_EQ(uniform_from_word(0), 0x1p-33);
  EXPECT_EQ(uniform_from_word(~std::uint32_t{0}), 1 - 0x1p-33);
  EXPECT_EQ(uniform_from_word(1), 3 * 0x1p-33);
}

TEST(Draws, UniformOfComplementaryBitsSumToOne) {
  Draws draws{4, 4, 4, Stream("test/symmetry")};
  for (int i = 0; i < 10'000; ++i) {
    auto const bits = draws.bits();
    ASSERT_EQ(uniform_from_bits(bits) + uniform_from_bits(~bits), 1.0);
  }
}

TEST(Stream, KeepsGeneralAndStepDrawsApart) {
  constexpr Stream stream("io_net/failures");
  EXPECT_EQ(stream.general_word() % 2, 0u);
  EXPECT_EQ(stream.step_word(), stream.general_word() + 1);
}

// FNV-1a 32 of "foobar" is 0xbf9cf968 in the authors' test vectors; folded to 31 bits and doubled by hand.
TEST(Stream, HashesItsNameByFnv1a) {
  EXPECT_EQ(Stream("foobar").general_word(), ((0xbf9cf968u & 0x7fffffffu) ^ 1u) << 1);
}

TEST(Stream, OfARunTimeNameIsTheSame) {
  EXPECT_EQ(Stream::of_name("io_net/failures").general_word(), Stream("io_net/failures").general_word());
}

TEST(Stream, GivesAThousandNamesAThousandHashes) {
  std::set<std::uint32_t> words;
  for (int i = 0; i < 1000; ++i) words.insert(Stream::of_name("network/rule_" + std::to_string(i)).general_word());
  EXPECT_EQ(words.size(), 1000u);
}

/// Chi-square of the top four bits of two words that differ in one part of the counter; beyond 5 standard deviations is
/// a false alarm of about 3 in 10 million a case.
double dependence(std::uint32_t d_entity, std::uint32_t d_ordinal, Stream other, std::uint64_t other_seed) {
  constexpr Stream stream("test/independence");
  std::vector<double> counts(256);
  constexpr std::uint32_t pairs = 200'000;
  for (std::uint32_t i = 0; i < pairs; ++i) {
    auto const left = Draws{1, i, 7, stream}.word() >> 28;
    auto const right = Draws{other_seed, i + d_entity, 7 + d_ordinal, other}.word() >> 28;
    ++counts[left * 16 + right];
  }
  return chi_square_deviation(counts, std::vector<double>(256, pairs / 256.0));
}

TEST(Draws, NeighboursInAnyPartOfTheCounterAreIndependent) {
  constexpr Stream same("test/independence");
  EXPECT_LT(std::abs(dependence(1, 0, same, 1)), 5.0) << "next entity";
  EXPECT_LT(std::abs(dependence(0, 1, same, 1)), 5.0) << "next ordinal";
  EXPECT_LT(std::abs(dependence(0, 0, Stream("test/independencf"), 1)), 5.0) << "other stream";
  EXPECT_LT(std::abs(dependence(0, 0, same, 2)), 5.0) << "other seed";
  EXPECT_GT(dependence(0, 0, same, 1), 100.0) << "the statistic must see equal draws";
}

}  // namespace
}  // namespace flywheel
