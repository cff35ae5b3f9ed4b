#include <algorithm>

#include "files.hpp"

#include "depot.hpp"

namespace flywheel::scenario {
namespace {

std::vector<Explanation> explained(std::string_view text) {
  Faults faults;
  auto const node = parsed(text, faults);
  auto const depot = read_spec<Depot>(node, "north", faults);
  EXPECT_TRUE(faults.empty());
  return explain_spec(node, "north", depot);
}

Explanation of(std::string_view key) {
  auto const all = explained(depot_text);
  auto const found = std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.key == key; });
  if (found != all.end()) return *found;
  ADD_FAILURE() << "no explanation of " << key;
  return {};
}

TEST(ExplainSpec, SaysWhereAValueWasWritten) {
  EXPECT_EQ(of("north.slots").value, "12");
  EXPECT_EQ(of("north.slots").origin, "in.yaml:2:8");
  EXPECT_EQ(of("north.shelves.1.share").origin, "in.yaml:6:29");
  EXPECT_EQ(of("north.staff.packers").origin, "in.yaml:7:30");
  EXPECT_EQ(of("north.goods.model").value, "parcels");
  EXPECT_EQ(of("north.goods.model").origin, "in.yaml:8:16");
  EXPECT_EQ(of("north.orders.pareto.shape").origin, "in.yaml:9:26");
}

TEST(ExplainSpec, SaysThatAValueIsTheDefault) {
  EXPECT_EQ(of("north.capital").value, "1000 IO");
  EXPECT_EQ(of("north.capital").origin, "default");
  EXPECT_EQ(of("north.loss").value, "(absent)");
  EXPECT_EQ(of("north.loss").origin, "");
  EXPECT_EQ(of("north.notes").origin, "default");
}

TEST(ExplainSpec, SaysWhatAValueMeansAndWhetherItMayChange) {
  EXPECT_EQ(of("north.wait").meaning, "patience of a lorry");
  EXPECT_EQ(of("north.wait").unit, "ms");
  EXPECT_TRUE(of("north.wait").settable);
  EXPECT_TRUE(of("north.staff.drivers").settable);
  EXPECT_FALSE(of("north.slots").settable);
}

TEST(ExplainSpec, KeepsTheDeclaredOrder) {
  std::vector<std::string> keys;
  for (auto const& one : explained(depot_text)) keys.push_back(one.key.substr(6));
  EXPECT_EQ(keys, (std::vector<std::string>{"title", "slots", "capital", "growth", "wait", "loss", "shelves.0.name",
                                            "shelves.0.share", "shelves.0.lease", "shelves.1.name", "shelves.1.share",
                                            "shelves.1.lease", "staff.drivers", "staff.packers", "goods.model",
                                            "goods.mean", "goods.every", "orders.pareto.shape", "notes"}));
}

TEST(ExplainSpec, NamesTheFileOfAnExtendedValue) {
  Folder const folder;
  folder.write("base.yaml", "each: 3\n");
  Faults faults;
  auto const node = load_document(folder.write("top.yaml", "extends: base.yaml\n"), {}, faults);
  auto const pallets = read_spec<Pallets>(node, {}, faults);
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(explain_spec(node, {}, pallets).at(0).origin, folder.path("base.yaml") + ":1:7");
}

TEST(ExplainSpec, NamesTheOptionOfAnOverriddenValue) {
  Faults faults;
  auto node = parsed("each: 3", faults);
  apply_override(node, "each=4", faults);
  auto const explanation = explain_spec(node, {}, read_spec<Pallets>(node, {}, faults)).at(0);
  EXPECT_EQ(explanation.value, "4");
  EXPECT_EQ(explanation.origin, "--set");
}

TEST(ExplainSpec, RepeatsTheCommentBehindAValueOrItsSection) {
  Folder const folder;
  Faults faults;
  auto const path = folder.write("depot.yaml",
                                 "title: North\n"
                                 "slots: 12                  # counted\n"
                                 "shelves:                   # the plan of 2024\n"
                                 "  - {name: cold, share: 25 %}\n"
                                 "  - name: dry              # assumed\n"
                                 "    share: 75 %\n"
                                 "staff:\n"
                                 "  drivers: 3               # payroll\n"
                                 "goods: {model: pallets, each: 1}  # the contract\n"
                                 "orders: {fixed: {size: 1}}\n");
  auto const node = load_document(path, {}, faults);
  auto const depot = read_spec<Depot>(node, {}, faults);
  EXPECT_EQ(folder.shown(faults), "");
  std::vector<std::string> notes;
  for (auto const& one : explain_spec(node, {}, depot))
    if (!one.note.empty()) notes.push_back(one.key + ": " + one.note);
  EXPECT_EQ(notes, (std::vector<std::string>{"slots: counted", "shelves.0.name: the plan of 2024",
                                             "shelves.0.share: the plan of 2024", "shelves.1.name: assumed",
                                             "shelves.1.share: the plan of 2024", "staff.drivers: payroll",
                                             "goods.model: the contract", "goods.each: the contract"}));
}

}  // namespace
}  // namespace flywheel::scenario
