#include "files.hpp"

namespace flywheel::scenario {
namespace {

class LoadDocument : public ::testing::Test {
 protected:
  std::string faults_of(std::string const& path) {
    faults = {};
    (void)load_document(path, {folder.path("installed")}, faults);
    return folder.shown(faults);
  }
  Folder folder;
  Faults faults;
};

TEST_F(LoadDocument, RefusesWhatIsNoFile) {
  EXPECT_EQ(faults_of(folder.path("gone.yaml")), "gone.yaml: expected a readable file, got no such file");
  EXPECT_EQ(faults_of(folder.path()), folder.path() + ": expected a readable file, got a folder");
}

TEST_F(LoadDocument, SuggestsAFileWithANameLikeTheMissingOne) {
  folder.write("study.yaml", "a: 1");
  EXPECT_EQ(faults_of(folder.path("stuyd.yaml")),
            "stuyd.yaml: expected a readable file, got no such file; did you mean 'study.yaml'?");
}

TEST_F(LoadDocument, RefusesABinaryFile) {
  EXPECT_EQ(faults_of(folder.write("a.yaml", std::string("\x89HDF\r\n\x1A\n\0", 9))),
            "a.yaml:1:1: expected text in UTF-8, got a byte 0x89");
}

TEST_F(LoadDocument, RefusesCyclicExtends) {
  folder.write("b.yaml", "extends: a.yaml\n");
  EXPECT_EQ(faults_of(folder.write("a.yaml", "extends: b.yaml\n")),
            "b.yaml:1:10: extends: expected a file that does not extend itself, got a.yaml -> b.yaml -> a.yaml");
  EXPECT_EQ(faults_of(folder.write("self.yaml", "x: {extends: self.yaml}\n")),
            "self.yaml:1:14: x.extends: expected a file that does not extend itself, got self.yaml -> self.yaml");
}

TEST_F(LoadDocument, RefusesALongChainOfExtends) {
  for (int i = 0; i < 17; ++i)
    folder.write("f" + std::to_string(i) + ".yaml", "extends: f" + std::to_string(i + 1) + ".yaml\n");
  EXPECT_EQ(faults_of(folder.path("f0.yaml")),
            "f15.yaml:1:10: extends: expected at most 16 files extending one another, got more");
}

TEST_F(LoadDocument, RefusesToExtendWhatIsNotThere) {
  folder.write("base.yaml", "a: 1");
  EXPECT_EQ(faults_of(folder.write("top.yaml", "x: {extends: bsae.yaml}\n")),
            "top.yaml:1:14: x.extends: expected a file beside this one or under scenarios/, got 'bsae.yaml'; did you "
            "mean 'base.yaml'?");
  EXPECT_EQ(faults_of(folder.write("top.yaml", "x: {extends: [base.yaml]}\n")),
            "top.yaml:1:14: x.extends: expected the file to extend, got a list");
  folder.write("list.yaml", "[1, 2]");
  EXPECT_EQ(faults_of(folder.write("top.yaml", "x: {extends: list.yaml}\n")),
            "top.yaml:1:14: x.extends: expected a file that holds a mapping, got 'list.yaml'");
}

TEST_F(LoadDocument, ReportsTheFaultsOfEveryFileItReads) {
  folder.write("base.yaml", "a: 1\na: 2\n");
  EXPECT_EQ(faults_of(folder.write("top.yaml", "x: {extends: base.yaml}\nb: 1\nb: 2\n")),
            "top.yaml:3:1: b: expected each key once, got it again after line 2\n"
            "base.yaml:2:1: a: expected each key once, got it again after line 1");
}

TEST_F(LoadDocument, FindsRuleSetsByName) {
  folder.write("installed/protocols/io_net/2024-06.yaml", "fee: 1\n");
  auto const node = load_protocol("io_net/2024-06", {}, {folder.path("installed")}, "adopt", faults);
  EXPECT_EQ(node.find("fee")->text, "1");
  auto const asked = parsed("io_nte/2024-06", faults).mark;
  (void)load_protocol("io_nte/2024-06", asked, {folder.path("installed")}, "adopt", faults);
  (void)load_protocol("x", asked, {}, "adopt", faults);
  (void)load_protocol("../../secret", asked, {folder.path("installed")}, "adopt", faults);
  EXPECT_EQ(folder.shown(faults),
            "in.yaml:1:1: adopt: expected a protocol such as 'io_net/2024-06', got 'io_nte/2024-06'; did you mean "
            "'io_net/2024-06'?\n"
            "in.yaml:1:1: adopt: expected a protocol, got 'x'\n"
            "in.yaml:1:1: adopt: expected a protocol such as 'io_net/2024-06', got '../../secret'");
}

}  // namespace
}  // namespace flywheel::scenario
