#include <nlohmann/json.hpp>
#include <regex>

#include "files.hpp"

#include "depot.hpp"
#include "sim/scenario/scenario.hpp"

namespace flywheel::scenario {
namespace {

using nlohmann::json;

json schema() {
  return json::parse(to_json(schema_of_spec<Depot>()));
}

TEST(SchemaOfSpec, DescribesEveryKey) {
  auto const depot = schema();
  EXPECT_EQ(depot.at("$schema"), "https://json-schema.org/draft/2020-12/schema");
  EXPECT_EQ(depot.at("type"), "object");
  EXPECT_EQ(depot.at("additionalProperties"), false);
  auto const& keys = depot.at("properties");
  EXPECT_EQ(keys.size(), 12u);  // eleven fields, and `extends`
  EXPECT_EQ(keys.at("slots").at("type"), "number");
  EXPECT_EQ(keys.at("slots").at("description"), "doors [slots]");
  EXPECT_EQ(keys.at("wait").at("default"), "90 min");
  EXPECT_EQ(keys.at("staff").at("default"), json::object());
  EXPECT_EQ(keys.at("staff").at("additionalProperties").at("type"), "number");
  EXPECT_EQ(keys.at("shelves").at("minItems"), 1);
  EXPECT_EQ(keys.at("shelves").at("items").at("properties").at("share").at("type"), "string");
  EXPECT_EQ(keys.at("notes").at("type"), "object");
}

TEST(SchemaOfSpec, OffersEachAlternative) {
  auto const goods = schema().at("properties").at("goods").at("anyOf");
  ASSERT_EQ(goods.size(), 2u);
  EXPECT_EQ(goods[0].at("properties").at("model").at("const"), "pallets");
  EXPECT_TRUE(goods[1].at("properties").contains("mean"));
  auto const orders = schema().at("properties").at("orders").at("anyOf");
  EXPECT_TRUE(orders[0].at("properties").at("pareto").at("properties").contains("shape"));
  EXPECT_TRUE(orders[1].at("properties").contains("fixed"));
}

TEST(SchemaOfSpec, HasPatternsThatTakeItsExamples) {
  auto const keys = schema().at("properties");
  for (auto const& [key, field] : keys.items()) {
    if (!field.contains("pattern")) continue;
    std::regex const pattern{field.at("pattern").get<std::string>()};
    EXPECT_TRUE(std::regex_search(field.at("examples").at(0).get<std::string>(), pattern)) << key;
    EXPECT_FALSE(std::regex_search("010 IO", pattern)) << key;
  }
}

TEST(SchemaOfScenario, HoldsTheEconomiesSchema) {
  auto const file = json::parse(to_json(schema_of_scenario(schema_of_spec<Pallets>())));
  auto const& keys = file.at("properties");
  EXPECT_EQ(keys.at("flywheel").at("enum"), json::array({1}));
  auto const& economy = keys.at("economies").at("additionalProperties");
  EXPECT_TRUE(economy.at("properties").contains("each"));
  EXPECT_FALSE(economy.contains("$schema"));
  EXPECT_TRUE(keys.at("events").at("items").at("properties").contains("adopt"));
}

}  // namespace
}  // namespace flywheel::scenario
