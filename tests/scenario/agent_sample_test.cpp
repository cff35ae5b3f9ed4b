#include "sim/state/agent_sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <string_view>

namespace flywheel::state {
namespace {

using ::testing::ElementsAre;

constexpr std::uint32_t many = 200'000;

/// Agents with ids of their own in two worlds of one segment each, in the reverse order of their ids.
class Crowd {
 public:
  explicit Crowd(std::uint32_t agents)
      : rows{"crowd", HostBackend{}, std::vector<std::uint32_t>{agents, agents}},
        id{rows.add<std::uint32_t>("id")},
        state{rows.add<std::uint8_t>("state")} {
    for (std::uint32_t world = 0; world < 2; ++world) {
      for (std::uint32_t i = 0; i < agents; ++i) id.data()[world * agents + i] = agents - 1 - i;
    }
    rows.set_used(std::vector<std::uint32_t>{agents, agents});
  }

  AgentSample sample(double share, std::string group = "a/agents/b", std::uint64_t most = many) const {
    AgentTable table{.group = std::move(group), .who = "b of a", .rows = &rows};
    table.id = &id.storage();
    table.state = &state.storage();
    table.absent_states = {7, 9};
    table.most = {most, most};
    return {std::move(table), share, {11, 12}};
  }

  Table rows;
  Column<std::uint32_t> id;
  Column<std::uint8_t> state;
};

/// A count of a binomial number of 200,000 trials, within 4.9 standard deviations: a false alarm in a million.
void expect_share(std::size_t count, double share) {
  double const mean = many * share;
  EXPECT_NEAR(static_cast<double>(count), mean, 4.9 * std::sqrt(mean * (1 - share)));
}

TEST(AgentSample, HoldsTheShareOfTheAgents) {
  Crowd const crowd{many};
  for (double const share : {0.0005, 0.01, 0.3, 0.75}) {
    for (auto const& world : crowd.sample(share).take()) expect_share(world.ids.size(), share);
  }
  EXPECT_EQ(crowd.sample(1).take()[0].ids.size(), many);
}

TEST(AgentSample, IsAnotherInEveryWorldAndTable) {
  Crowd const crowd{many};
  auto const one = crowd.sample(0.1).take();
  auto const other = crowd.sample(0.1, "a/agents/c").take();
  auto const both = [](SampledAgents const& left, SampledAgents const& right) {
    std::vector<std::uint32_t> common;
    std::set_intersection(left.ids.begin(), left.ids.end(), right.ids.begin(), right.ids.end(),
                          std::back_inserter(common));
    return common.size();
  };
  expect_share(both(one[0], one[1]), 0.01);
  expect_share(both(one[0], other[0]), 0.01);
}

/// The definition of the header, written once more: FNV-1a folded to 31 bits, and one more for draws of one word.
std::uint32_t stream_word(std::string_view name) {
  std::uint32_t bits = 2'166'136'261U;
  for (auto const letter : name) bits = (bits ^ static_cast<unsigned char>(letter)) * 16'777'619U;
  return 2 * ((bits ^ (bits >> 31)) & 0x7FFFFFFFU) + 1;
}

TEST(AgentSample, IsDrawnByIdAsItsHeaderSays) {
  Crowd const crowd{1000};
  auto const taken = crowd.sample(0.25).take()[1].ids;
  std::vector<std::uint32_t> expected;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    auto const word = philox(12, i / 4, 0, stream_word("record/a/agents/b"), 0).word[i % 4];
    if (word < (std::uint64_t{1} << 30)) expected.push_back(i);
  }
  EXPECT_EQ(taken, expected);
}

TEST(AgentSample, IsTheSameWhoeverElseIsThere) {
  Crowd crowd{many};
  auto const before = crowd.sample(0.1).take()[0].ids;
  for (std::uint32_t row = 0; row < many; ++row) crowd.state.data()[row] = row % 3 == 0 ? 7 : row % 3 == 1 ? 9 : 1;
  auto const after = crowd.sample(0.1).take()[0].ids;
  std::vector<std::uint32_t> expected;
  std::copy_if(before.begin(), before.end(), std::back_inserter(expected),
               [](std::uint32_t id) { return (many - 1 - id) % 3 == 2; });
  EXPECT_EQ(after, expected);
}

TEST(AgentSample, OfALargerShareAddsToThatOfASmaller) {
  Crowd const crowd{many};
  auto const small = crowd.sample(0.05).take()[0].ids;
  auto const large = crowd.sample(0.06).take()[0].ids;
  EXPECT_TRUE(std::includes(large.begin(), large.end(), small.begin(), small.end()));
  EXPECT_GT(large.size(), small.size());
}

TEST(AgentSample, FindsTheRowOfEachAgent) {
  Crowd const crowd{many};
  auto const worlds = crowd.sample(0.01).take();
  for (std::uint32_t world = 0; world < 2; ++world) {
    ASSERT_TRUE(std::is_sorted(worlds[world].ids.begin(), worlds[world].ids.end()));
    for (std::size_t i = 0; i < worlds[world].ids.size(); ++i)
      ASSERT_EQ(worlds[world].rows[i], world * many + many - 1 - worlds[world].ids[i]);
  }
}

TEST(AgentSample, LeavesOutTheHighestIdsBeyondItsRoomAndCountsThem) {
  Crowd const crowd{12};
  auto const sample = crowd.sample(1, "a/agents/b", 4);
  EXPECT_EQ(sample.room(), 4U);
  auto const taken = sample.take()[0];
  EXPECT_THAT(taken.ids, ElementsAre(0U, 1U, 2U, 3U));
  EXPECT_THAT(taken.rows, ElementsAre(11U, 10U, 9U, 8U));
  EXPECT_EQ(taken.left_out, 8U);
}

TEST(AgentSample, HasRoomForSixStandardDeviationsMoreThanTheMean) {
  Crowd const crowd{4};
  EXPECT_EQ(crowd.sample(0.1, "a", 10'000).room(), 1000U + 180U + 6U);  // sd = sqrt(10^4 x 0.1 x 0.9) = 30
  EXPECT_EQ(crowd.sample(1, "a", 10'000).room(), 10'000U);
  EXPECT_EQ(crowd.sample(0.5, "a", 3).room(), 3U);
  EXPECT_EQ(crowd.sample(0.01, "a", 0).room(), 1U);
}

TEST(AgentSample, ReadsColumnsOfEveryWidthAndTheSegment) {
  Table rows{"t", HostBackend{}, std::vector<std::uint32_t>{2, 1, 1, 2}};  // two worlds of two segments
  auto const small = rows.add<std::uint8_t>("small");
  auto const medium = rows.add<std::uint32_t>("medium");
  auto const large = rows.add<std::uint64_t>("large");
  auto const time = rows.add<TimeMs>("time");
  auto const other = rows.add<double>("other");
  small.data()[3] = 255;
  medium.data()[3] = 4'000'000'000U;
  large.data()[3] = UINT64_MAX;
  time.data()[3] = -5;
  AgentTable table{.group = "a", .who = "b", .rows = &rows};
  table.most = {3, 3};
  std::vector<std::uint32_t> const row{3};
  auto const read = [&](ColumnStorage const& column) {
    return words_of(table, agent_integer("x", "1", "", &column), row)[0];
  };
  EXPECT_EQ(read(small.storage()), 255U);
  EXPECT_EQ(read(medium.storage()), 4'000'000'000U);
  EXPECT_EQ(read(large.storage()), UINT64_MAX);
  EXPECT_EQ(static_cast<std::int64_t>(read(time.storage())), -5);
  EXPECT_THROW(read(other.storage()), std::logic_error);
  std::vector<std::uint32_t> every(6);
  std::iota(every.begin(), every.end(), 0U);
  EXPECT_THAT(words_of(table, agent_integer("class", "1", "", nullptr), every), ElementsAre(0, 0, 1, 0, 1, 1));
}

}  // namespace
}  // namespace flywheel::state
