#include "sim/output/summary.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace flywheel::output {
namespace {

std::vector<SummaryRow> const rows = {
    {"price", "0.25", "USD", "at the end"}, {"größe", "1,234", "", "of the network"}, {"share", "7", "%", ""}};

TEST(Summary, AlignsItsColumnsByCharacters) {
  EXPECT_EQ(as_table(rows),
            "price   0.25  USD  at the end\n"
            "größe  1,234       of the network\n"
            "share      7  %\n");
}

TEST(Summary, ColoursOnlyTheValuesAndOnlyOnATerminal) {
  EXPECT_EQ(as_table({{"a", "1", "s", "m"}}, Colour::terminal), "a  \x1b[1m1\x1b[0m  s  m\n");
}

TEST(Summary, PutsTheValuesOfAGridBelowTheirHeadings) {
  EXPECT_EQ(as_table(SummaryGrid{{"A", "größte"}, {"case1", "2"}, {{"0.5", "7"}, {"", "1,234"}}}),
            "         A  größte\n"
            "case1  0.5       7\n"
            "2            1,234\n");
}

TEST(Summary, IsAnArrayOfObjectsInJson) {
  auto const json = nlohmann::json::parse(as_json(rows));
  ASSERT_EQ(json.size(), 3U);
  EXPECT_EQ(json[1],
            (nlohmann::json{{"name", "größe"}, {"value", "1,234"}, {"unit", ""}, {"meaning", "of the network"}}));
  EXPECT_EQ(nlohmann::json::parse(as_json({})), nlohmann::json::array());
}

}  // namespace
}  // namespace flywheel::output
