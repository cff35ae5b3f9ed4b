#include "sim/scenario/comments.hpp"

#include "files.hpp"

namespace flywheel::scenario {
namespace {

/// The comment behind the key `a` of a text that is one mapping.
std::string comment_of_a(std::string const& text) {
  Faults faults;
  auto const root = parse_text(text, std::make_shared<Source const>(Source{"in.yaml", {}, text}), faults);
  EXPECT_EQ(to_text(faults.sorted()), "");
  Comments comments;
  return comments.at(root.find_entry("a")->value.mark);
}

TEST(Comments, AreWhatFollowsABlankAndAHash) {
  EXPECT_EQ(comment_of_a("a: 1  # assumed: half of it \t\n"), "assumed: half of it");
  EXPECT_EQ(comment_of_a("x: 1 # no\na: 1\t#tight\ny: 2 # no"), "tight");
  EXPECT_EQ(comment_of_a("a: 1 # twice # over"), "twice # over");
  EXPECT_EQ(comment_of_a("a: 1 # Windows\r\n"), "Windows");
  EXPECT_EQ(comment_of_a("a: [1, 2] # of a list"), "of a list");
}

TEST(Comments, AreAbsentWhereThereIsNone) {
  EXPECT_EQ(comment_of_a("a: 1\n# another line\n"), "");
  EXPECT_EQ(comment_of_a("a: 1#2\n"), "");
  EXPECT_EQ(comment_of_a("a: 1 #\n"), "");
}

TEST(Comments, AreNotFoundInsideQuotes) {
  EXPECT_EQ(comment_of_a("a: 'x # y'\n"), "");
  EXPECT_EQ(comment_of_a("a: \"x # y\" # z\n"), "z");
  EXPECT_EQ(comment_of_a("a: 'it''s # y' # z\n"), "z");
  EXPECT_EQ(comment_of_a("a: \"\\\" # y\" # z\n"), "z");
  EXPECT_EQ(comment_of_a("a: 'x # y\n  z' # of the second line\n"), "");
}

TEST(Comments, DoNotTakeAnApostropheForAQuote) {
  EXPECT_EQ(comment_of_a("a: the chain's # own\n"), "own");
  EXPECT_EQ(comment_of_a("a: rock 'n roll # one quote\n"), "one quote");
}

TEST(Comments, HaveNoPlaceInAnOverride) {
  Faults faults;
  auto root = parsed("a: 1", faults);
  apply_override(root, "a=2", faults);
  EXPECT_EQ(Comments{}.at(root.find("a")->mark), "");
  EXPECT_EQ(Comments{}.at(Mark{}), "");
}

}  // namespace
}  // namespace flywheel::scenario
