#include "sim/hdf5/replace_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/support/test_folder.hpp"

namespace flywheel::hdf5 {
namespace {

class KeepAlsoAs : public ::testing::Test {
 protected:
  void write(std::string const& name, std::string const& text) const { std::ofstream{folder_.path(name)} << text; }
  std::string text_of(std::string const& name) const {
    std::ifstream file{folder_.path(name)};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
  auto files() const {
    return std::distance(std::filesystem::directory_iterator{folder_.folder()}, std::filesystem::directory_iterator{});
  }

  TestFolder folder_;
};

TEST_F(KeepAlsoAs, LeavesTheFileItsNameAndReplacesTheOther) {
  write("now", "second");
  write("before", "first");
  keep_also_as(folder_.path("now"), folder_.path("before"));
  EXPECT_EQ(text_of("now"), "second");
  EXPECT_EQ(text_of("before"), "second");
  EXPECT_EQ(files(), 2);
}

TEST_F(KeepAlsoAs, LeavesNothingBesideWhereBothNamesAreOneFileAlready) {
  write("now", "second");
  keep_also_as(folder_.path("now"), folder_.path("before"));
  keep_also_as(folder_.path("now"), folder_.path("before"));
  EXPECT_EQ(text_of("now"), "second");
  EXPECT_EQ(files(), 2);
}

}  // namespace
}  // namespace flywheel::hdf5
