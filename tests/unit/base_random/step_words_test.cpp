#include "kernels/base/step_words.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace flywheel {
namespace {

constexpr Stream stream("test/steps");

TEST(StepWord, IsAWordOfTheGroupsCounter) {
  for (std::uint32_t id : {0u, 1u, 2u, 3u, 4u, 1'000'003u, 0xffffffffu}) {
    auto const block = philox(77, id / 4, 12, stream.step_word(), 0);
    EXPECT_EQ(step_word(77, id, 12, stream), block.word[id % 4]) << id;
  }
}

TEST(StepWord, DiffersFromTheGeneralDrawOfTheSameNumbers) {
  EXPECT_NE(step_word(77, 0, 12, stream), Draws(77, 0, 12, stream).word());
}

TEST(FillStepWords, GivesEveryAgentItsOwnWord) {
  for (std::uint32_t first : {0u, 1u, 3u, 4u, 129u, 0xffffff00u}) {
    for (std::uint32_t count : {0u, 1u, 2u, 5u, 127u, 128u, 129u, 256u}) {
      std::vector<std::uint32_t> words(count + 1, 0xabababab);
      fill_step_words(5, first, count, 9, stream, words.data());
      for (std::uint32_t i = 0; i < count; ++i) {
        ASSERT_EQ(words[i], step_word(5, first + i, 9, stream)) << first << " + " << i << " of " << count;
      }
      EXPECT_EQ(words[count], 0xabababab) << "wrote beyond " << count;
    }
  }
}

}  // namespace
}  // namespace flywheel
