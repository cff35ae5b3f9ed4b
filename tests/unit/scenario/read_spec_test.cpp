#include "files.hpp"

#include "depot.hpp"

namespace flywheel::scenario {
namespace {

/// depot_text with one of its lines, which begins with `key`, replaced.
std::string with_line(std::string const& key, std::string const& line) {
  std::string text = depot_text;
  auto const begin = text.find(key + ":");
  auto end = text.find('\n', begin);
  if (key == "shelves") end = text.find("staff:") - 1;
  return text.replace(begin, end - begin, line);
}

TEST(ReadSpec, ReadsEveryStructure) {
  auto const depot = spec_of<Depot>(depot_text);
  EXPECT_EQ(depot.title, "North");
  EXPECT_EQ(depot.slots, 12u);
  EXPECT_DOUBLE_EQ(depot.growth_per_year, 0.12);
  ASSERT_EQ(depot.shelves.size(), 2u);
  EXPECT_EQ(depot.shelves[0].lease_ms, 30 * std::int64_t{86'400'000});
  EXPECT_EQ(depot.shelves[1].name, "v1.5 dry");
  EXPECT_EQ(depot.shelves[1].lease_ms, std::nullopt);
  ASSERT_EQ(depot.staff.size(), 2u);
  EXPECT_EQ(depot.staff[1], (std::pair<std::string, std::uint32_t>{"packers", 2}));
  ASSERT_TRUE(std::holds_alternative<Parcels>(depot.goods));
  EXPECT_EQ(std::get<Parcels>(depot.goods).every_ms, 600'000);
  EXPECT_EQ(std::get<Pareto>(depot.orders).shape, 1.3);
}

TEST(ReadSpec, TakesTheDefaultWhereAKeyIsAbsentOrNull) {
  auto const absent = spec_of<Depot>(depot_text);
  EXPECT_EQ(absent.capital_base_units, 100'000'000'000u);
  EXPECT_EQ(absent.wait_ms, 5'400'000);
  EXPECT_TRUE(absent.notes.is_mapping());
  EXPECT_EQ(spec_of<Depot>(std::string{depot_text} + "wait: null\nloss: null\n").wait_ms, 5'400'000);
  EXPECT_EQ(spec_of<Depot>(with_line("staff", "staff: null")).staff.size(), 0u);
}

TEST(ReadSpec, KeepsARawPartAsItIs) {
  auto const depot = spec_of<Depot>(std::string{depot_text} + "notes: {a: [1, 2]}\n");
  ASSERT_NE(depot.notes.find("a"), nullptr);
  EXPECT_EQ(depot.notes.find("a")->items.at(1).text, "2");
}

struct Wrong {
  char const* name;
  char const* key;
  char const* line;
  char const* message;
};
class WrongField : public ::testing::TestWithParam<Wrong> {};

TEST_P(WrongField, IsReportedWhereItStands) {
  EXPECT_EQ(faults_of<Depot>(with_line(GetParam().key, GetParam().line)), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    OfADepot, WrongField,
    ::testing::Values(
        Wrong{"UnknownKeyNearAnother", "growth", "grwoth: 1 %/month",
              "in.yaml:3:1: grwoth: expected a known key, got 'grwoth'; did you mean 'growth'?"},
        Wrong{"UnknownKeyNearNone", "growth", "xylophone: 1",
              "in.yaml:3:1: xylophone: expected a known key, got 'xylophone'; keys are title, slots, capital, growth, "
              "wait, loss, shelves, staff, goods, orders, notes"},
        Wrong{"MissingKey", "slots", "",
              "in.yaml:1:1: slots: expected a whole number of slots from 1 to 100, got nothing; the key is missing: "
              "doors"},
        Wrong{"NullKey", "slots",
              "slots:", "in.yaml:2:1: slots: expected a whole number of slots from 1 to 100, got nothing"},
        Wrong{"OutOfRange", "slots", "slots: 101",
              "in.yaml:2:8: slots: expected a whole number of slots from 1 to 100, got '101'"},
        Wrong{"LeadingZero", "slots", "slots: 010",
              "in.yaml:2:8: slots: expected a whole number of slots from 1 to 100, got '010'; numbers have no "
              "leading zeros"},
        Wrong{"ListForAScalar", "slots", "slots: [1]",
              "in.yaml:2:8: slots: expected a whole number of slots from 1 to 100, got a list"},
        Wrong{"ScalarForAList", "shelves", "shelves: 3", "in.yaml:4:10: shelves: expected a list, got '3'"},
        Wrong{"EmptyList", "shelves", "shelves: []", "in.yaml:4:10: shelves: expected a list of at least 1, got 0"},
        Wrong{"MissingList", "shelves", "",
              "in.yaml:1:1: shelves: expected a list, got nothing; the key is missing: one row a shelf"},
        Wrong{"ScalarForASection", "shelves", "shelves: [dry]",
              "in.yaml:4:11: shelves.0: expected a mapping, got 'dry'"},
        Wrong{"WrongValueInAList", "shelves", "shelves: [{name: dry, share: 0.25}]",
              "in.yaml:4:30: shelves.0.share: expected a share from 0 % to 100 % such as '0.25 %', got '0.25'; a unit "
              "is missing: units are %, bps"},
        Wrong{"UnknownKeyInAList", "shelves", "shelves: [{name: dry, share: 1 %, leese: 1 d}]",
              "in.yaml:4:35: shelves.0.leese: expected a known key, got 'leese'; did you mean 'lease'?"},
        Wrong{"ListForAMap", "staff", "staff: [1]", "in.yaml:7:8: staff: expected a mapping, got a list"},
        Wrong{"WrongValueInAMap", "staff", "staff: {drivers: -1}",
              "in.yaml:7:18: staff.drivers: expected a whole number of people, got '-1'"},
        Wrong{"MissingTag", "goods", "goods: {mean: 1}",
              "in.yaml:8:8: goods.model: expected one of 'pallets', 'parcels', got nothing"},
        Wrong{"UnknownAlternative", "goods", "goods: {model: parcel}",
              "in.yaml:8:16: goods.model: expected one of 'pallets', 'parcels', got 'parcel'; did you mean "
              "'parcels'?"},
        Wrong{"KeyOfAnotherAlternative", "goods", "goods: {model: pallets, each: 3, mean: 1}",
              "in.yaml:8:34: goods.mean: expected a known key, got 'mean'; keys are model, each"},
        Wrong{"UntaggedUnknownAlternative", "orders", "orders: {paretto: {shape: 1}}",
              "in.yaml:9:10: orders: expected one of 'pareto', 'fixed', got 'paretto'; did you mean 'pareto'?"},
        Wrong{"UntaggedTwoAlternatives", "orders", "orders: {pareto: {shape: 1}, fixed: {size: 1}}",
              "in.yaml:9:9: orders: expected one of 'pareto', 'fixed' as the only key, got 2 keys"},
        Wrong{"UntaggedMissing", "orders", "",
              "in.yaml:1:1: orders: expected a mapping, got nothing; the key is missing: sizes of orders"},
        Wrong{"InsideAnUntagged", "orders", "orders: {pareto: {shape: .nan}}",
              "in.yaml:9:26: orders.pareto.shape: expected a number > 0, got '.nan'"}),
    [](auto const& wrong) { return wrong.param.name; });

TEST(ReadSpec, ReportsAllFaultsInFileOrder) {
  EXPECT_EQ(faults_of<Depot>("orders: {fixed: {size: x}}\n"
                             "goods: {model: pallets, each: 0}\n"
                             "shelves: [{name: a, share: 101 %}, {share: 1 %}]\n"
                             "title: ''\n"),
            "in.yaml:1:1: slots: expected a whole number of slots from 1 to 100, got nothing; the key is missing: "
            "doors\n"
            "in.yaml:1:24: orders.fixed.size: expected a whole number, got 'x'\n"
            "in.yaml:2:31: goods.each: expected a whole number of boxes > 0, got '0'\n"
            "in.yaml:3:28: shelves.0.share: expected a share from 0 % to 100 % such as '0.25 %', got '101 %'\n"
            "in.yaml:3:36: shelves.1.name: expected a name, got nothing; the key is missing: what it is called\n"
            "in.yaml:4:8: title: expected a title, got ''");
}

TEST(ReadSpec, RefusesWhatIsNoMapping) {
  EXPECT_EQ(faults_of<Pallets>("[1]"), "in.yaml:1:1: expected a mapping, got a list");
  EXPECT_EQ(faults_of<Pallets>(""), "in.yaml:1:1: expected a mapping, got nothing");
}

TEST(ReadSpec, PutsThePathBeforeKeys) {
  Faults faults;
  auto const node = parsed("each: no", faults);
  (void)read_spec<Pallets>(node, "economies.io.goods", faults);
  EXPECT_EQ(to_text(faults.sorted()),
            "in.yaml:1:7: economies.io.goods.each: expected a whole number of boxes > 0, got 'no'");
}

}  // namespace
}  // namespace flywheel::scenario
