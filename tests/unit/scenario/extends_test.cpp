#include "files.hpp"

namespace flywheel::scenario {
namespace {

class Extends : public ::testing::Test {
 protected:
  void SetUp() override { folder.write("base.yaml", "a: 1\nb: {c: 2, d: 3}\nlist: [1, 2, 3]\n"); }
  std::string merged(std::string const& text) {
    faults = {};
    return to_text(load_document(folder.write("top.yaml", text), {folder.path("installed")}, faults));
  }
  Folder folder;
  Faults faults;
};

TEST_F(Extends, MergesMappings) {
  EXPECT_EQ(merged("extends: base.yaml\nb: {d: 4, e: 5}\nf: 6\n"),
            "a: 1\nb:\n  c: 2\n  d: 4\n  e: 5\nlist:\n  - 1\n  - 2\n  - 3\nf: 6\n");
  EXPECT_TRUE(faults.empty());
}

TEST_F(Extends, ReplacesListsAndScalars) {
  EXPECT_EQ(merged("extends: base.yaml\na: [x]\nb: y\nlist: [9]\n"), "a:\n  - x\nb: y\nlist:\n  - 9\n");
}

TEST_F(Extends, RemovesWithNull) {
  EXPECT_EQ(merged("extends: base.yaml\nlist: null\nb: {c:}\na: ~\n"), "b:\n  d: 3\n");
  EXPECT_TRUE(faults.empty());
}

TEST_F(Extends, ReplacesAMappingThatChoosesAnotherModel) {
  folder.write("pool.yaml", "market: {model: pool, fee: 1, deep: {model: a, x: 1}}\n");
  EXPECT_EQ(merged("extends: pool.yaml\nmarket: {model: constant, price: 2}\n"),
            "market:\n  model: constant\n  price: 2\n");
  EXPECT_EQ(merged("extends: pool.yaml\nmarket: {model: pool, deep: {model: b}}\n"),
            "market:\n  model: pool\n  fee: 1\n  deep:\n    model: b\n");
  EXPECT_TRUE(faults.empty());
}

TEST_F(Extends, RefusesToRemoveWhatIsNotThere) {
  (void)merged("extends: base.yaml\nlits: null\n");
  EXPECT_EQ(folder.shown(faults),
            "top.yaml:2:1: lits: expected a key that the base has, got nothing to remove; did "
            "you mean 'list'?");
}

TEST_F(Extends, StandsInAnyMapping) {
  EXPECT_EQ(merged("x: {extends: base.yaml, list: [], b: {c: 9}}\ny: [{extends: base.yaml, b: null, list: null}]\n"),
            "x:\n  a: 1\n  b:\n    c: 9\n    d: 3\n  list: []\ny:\n  -\n    a: 1\n");
}

TEST_F(Extends, LooksBesideTheFileThenInTheSearchPaths) {
  folder.write("installed/base.yaml", "a: installed\n");
  folder.write("installed/other.yaml", "extends: deep/one.yaml\n");
  folder.write("installed/deep/one.yaml", "a: one\n");
  EXPECT_EQ(merged("extends: base.yaml\nb: null\nlist: null\n"), "a: 1\n");
  EXPECT_EQ(merged("extends: other.yaml\n"), "a: one\n");
}

TEST_F(Extends, KeepsTheMarksOfBothFiles) {
  auto const root = load_document(folder.write("top.yaml", "extends: base.yaml\nb: {d: 4}\n"), {}, faults);
  EXPECT_EQ(to_text(root.find("b")->find("c")->mark), folder.path("base.yaml") + ":2:8");
  EXPECT_EQ(to_text(root.find("b")->find("d")->mark), folder.path("top.yaml") + ":2:8");
}

}  // namespace
}  // namespace flywheel::scenario
