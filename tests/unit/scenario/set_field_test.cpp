#include "files.hpp"

#include "depot.hpp"

namespace flywheel::scenario {
namespace {

class SetField : public ::testing::Test {
 protected:
  /// Sets one value of the depot; returns the faults.
  std::string set(std::string_view key, std::string_view value) {
    Faults faults;
    auto const node = parsed(value, faults);
    set_value(depot, key, node, "economies.north", faults);
    return to_text(faults.sorted());
  }
  Depot depot = spec_of<Depot>(depot_text);
};

TEST_F(SetField, SetsWhatIsSettable) {
  EXPECT_EQ(set("growth", "2 %/month"), "");
  EXPECT_DOUBLE_EQ(depot.growth_per_year, 0.24);
  EXPECT_EQ(set("goods.every", "1 h"), "");
  EXPECT_EQ(std::get<Parcels>(depot.goods).every_ms, 3'600'000);
  EXPECT_EQ(set("orders.pareto.shape", "2"), "");
  EXPECT_EQ(std::get<Pareto>(depot.orders).shape, 2.0);
  EXPECT_EQ(set("staff.packers", "7"), "");
  EXPECT_EQ(depot.staff[1].second, 7u);
}

TEST_F(SetField, NamesAnItemByPositionOrName) {
  EXPECT_EQ(set("shelves.0.share", "1 %"), "");
  EXPECT_EQ(depot.shelves[0].share, 0.01);
  EXPECT_EQ(set("shelves.cold.share", "2 %"), "");
  EXPECT_EQ(depot.shelves[0].share, 0.02);
  EXPECT_EQ(set("shelves.v1.5 dry.share", "3 %"), "");
  EXPECT_EQ(depot.shelves[1].share, 0.03);
}

TEST_F(SetField, GivesAndTakesAnOptional) {
  EXPECT_EQ(set("loss", "1 %"), "");
  EXPECT_EQ(depot.loss_share, 0.01);
  EXPECT_EQ(set("loss", "null"), "");
  EXPECT_EQ(depot.loss_share, std::nullopt);
  EXPECT_EQ(set("shelves.cold.lease", ""), "");
  EXPECT_EQ(depot.shelves[0].lease_ms, std::nullopt);
}

TEST_F(SetField, LeavesTheSpecAloneWhereAValueDoesNotFit) {
  EXPECT_EQ(set("loss", "101 %"),
            "in.yaml:1:1: economies.north.loss: expected a share from 0 % to 100 % such as '0.25 %', got '101 %'");
  EXPECT_EQ(depot.loss_share, std::nullopt);
  EXPECT_EQ(set("growth", "[1]"),
            "in.yaml:1:1: economies.north.growth: expected a rate such as '3 %/month', got a list");
  EXPECT_DOUBLE_EQ(depot.growth_per_year, 0.12);
}

struct Refusal {
  char const* name;
  char const* key;
  char const* message;
};
class Refused : public SetField, public ::testing::WithParamInterface<Refusal> {};

TEST_P(Refused, SaysWhy) {
  EXPECT_EQ(set(GetParam().key, "1"),
            "in.yaml:1:1: economies.north." + std::string{GetParam().key} + ": " + GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Keys, Refused,
    ::testing::Values(
        Refusal{"Fixed", "slots",
                "expected a parameter that may change during a run, got 'slots', which is fixed at the start"},
        Refusal{"FixedInASection", "goods.mean",
                "expected a parameter that may change during a run, got 'mean', which is fixed at the start"},
        Refusal{"Tag", "goods.model",
                "expected a parameter that may change during a run, got 'model', which is fixed at the start"},
        Refusal{"Raw", "notes",
                "expected a parameter that may change during a run, got 'notes', which is fixed at the start"},
        Refusal{"Unknown", "grwoth", "expected a known key, got 'grwoth'; did you mean 'growth'?"},
        Refusal{"UnknownBelow", "goods.evry", "expected a known key, got 'evry'; did you mean 'every'?"},
        Refusal{"OtherAlternative", "goods.each", "expected a known key, got 'each'; keys are mean, every"},
        Refusal{"OtherUntagged", "orders.fixed.size", "expected a key below 'pareto', which was chosen at the start"},
        Refusal{"BelowAScalar", "growth.rate", "expected a single value at 'growth', got a key below it"},
        Refusal{"Section", "goods", "expected a key of a single value, got one of several; set its parts one by one"},
        Refusal{"List", "shelves", "expected a key of a single value, got one of several; set its parts one by one"},
        Refusal{"NoSuchItem", "shelves.2.share", "expected the position or the name of an element, got '2'"},
        Refusal{"NoSuchKeyOfAMap", "staff.cooks", "expected the key of an element, got 'cooks'"}),
    [](auto const& refusal) { return refusal.param.name; });

}  // namespace
}  // namespace flywheel::scenario
