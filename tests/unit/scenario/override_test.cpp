#include "files.hpp"

namespace flywheel::scenario {
namespace {

class Override : public ::testing::Test {
 protected:
  std::string after(std::string_view assignment) {
    faults = {};
    auto root = parsed("a: {b: 1}\nlist: [{name: x, v: 1}, {name: y, v: 2}]\nplain: 3\n", faults);
    apply_override(root, assignment, faults);
    return faults.empty() ? to_text(root) : to_text(faults.sorted());
  }
  Faults faults;
};

std::string const list_text = "list:\n  -\n    name: x\n    v: 1\n  -\n    name: y\n    v: 2\n";

TEST_F(Override, SetsAndAddsValues) {
  EXPECT_EQ(after("a.b=5 %"), "a:\n  b: 5 %\n" + list_text + "plain: 3\n");
  EXPECT_EQ(after("a.c.d=[1]"), "a:\n  b: 1\n  c:\n    d:\n      - 1\n" + list_text + "plain: 3\n");
  EXPECT_EQ(after("a={c: 2}"), "a:\n  b: 1\n  c: 2\n" + list_text + "plain: 3\n");
  EXPECT_EQ(after("plain=null"), "a:\n  b: 1\n" + list_text);
}

TEST_F(Override, NamesItemsByPositionOrName) {
  auto const changed = "a:\n  b: 1\nlist:\n  -\n    name: x\n    v: 1\n  -\n    name: y\n    v: 7\nplain: 3\n";
  EXPECT_EQ(after("list.1.v=7"), changed);
  EXPECT_EQ(after("list.y.v=7"), changed);
}

TEST_F(Override, RefusesWhatItCannotPlace) {
  EXPECT_EQ(after("a.b"), "--set: expected key=value, got 'a.b'");
  EXPECT_EQ(after("=1"), "--set: expected key=value, got '=1'");
  EXPECT_EQ(after("a.b="), "--set: a.b: expected a value, got nothing; 'null' removes a key");
  EXPECT_EQ(after("a.b= "), "--set: a.b: expected a value, got nothing; 'null' removes a key");
  EXPECT_EQ(after("a..b=1"), "--set: expected a dotted key such as economies.io.emission, got 'a..b'");
  EXPECT_EQ(after("plain.x=1"), "--set: plain.x: expected a mapping above 'x', got '3'");
  EXPECT_EQ(after("plain.x.y=1"), "--set: plain.x.y: expected a mapping above 'x', got '3'");
  EXPECT_EQ(after("list.z.v=1"), "--set: list.z.v: expected the position or the name of an item, got 'z'");
  EXPECT_EQ(after("a.b=[1"), "--set: a.b: expected YAML, got a list without its ']'");
  EXPECT_EQ(after("a.x=null"), "--set: a.x: expected a key that the base has, got nothing to remove");
}

}  // namespace
}  // namespace flywheel::scenario
