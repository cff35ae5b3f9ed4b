#include "sim/hdf5/file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cmath>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>

#include "tests/support/test_folder.hpp"

namespace flywheel::hdf5 {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class Hdf5File : public ::testing::Test {
 protected:
  std::string path(std::string const& name = "file.h5") const { return folder_.path(name); }

  TestFolder folder_;
};

Error error_of(std::function<void()> const& action) {
  try {
    action();
  } catch (Error const& error) {
    return error;
  }
  ADD_FAILURE() << "no error";
  return {Cause::other, ""};
}

/// No file may grow beyond `bytes` while this lives.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    auto limit = before_;
    limit.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  FileSizeLimit(FileSizeLimit const&) = delete;
  FileSizeLimit& operator=(FileSizeLimit const&) = delete;
  ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

TEST_F(Hdf5File, ReturnsAttributesAsTheyWereSet) {
  {
    auto file = File::create(path());
    auto group = file.root().make_group("chain/economy");
    group.set("name", "Größe €");
    group.set("empty", "");
    group.set("least", std::numeric_limits<std::int64_t>::min());
    group.set("share", 0.1);
    group.set("sources", std::vector<std::string>{"one", "", "drei ü"});
    group.set("name", "replaced ü");
    file.close();
  }
  auto const file = File::open_read_only(path());
  auto const group = file.root().open_group("chain").open_group("economy");
  EXPECT_EQ(group.text("name"), "replaced ü");
  EXPECT_EQ(group.text("empty"), "");
  EXPECT_EQ(group.integer("least"), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(group.real("share"), 0.1);
  EXPECT_THAT(group.texts("sources"), ElementsAre("one", "", "drei ü"));
  EXPECT_FALSE(group.has("absent"));
}

TEST_F(Hdf5File, KeepsEverySlabInItsPlaceAndNanElsewhere) {
  for (auto const storage : {Storage::in_place, Storage::compressed}) {
    auto file = File::create(path());
    auto array = file.root().create_dataset("array", Element::float64, {2, 3, 2}, storage);
    EXPECT_EQ(array.storage(), storage);
    array.write<double>({{0, 1, 0}, {2, 1, 2}}, std::vector{1.0, 2.0, 3.0, 4.0});
    auto const all = array.read_all<double>();
    ASSERT_EQ(all.size(), 12U);
    EXPECT_EQ(all[2], 1.0);
    EXPECT_EQ(all[3], 2.0);
    EXPECT_EQ(all[8], 3.0);
    EXPECT_EQ(all[9], 4.0);
    EXPECT_EQ(std::count_if(all.begin(), all.end(), [](double value) { return std::isnan(value); }), 8);
  }
}

TEST_F(Hdf5File, HoldsEveryKindOfElementExactly) {
  auto file = File::create(path());
  auto root = file.root();
  auto const check = [&]<class T>(std::string const& name, std::vector<T> const& values) {
    auto array = root.create_dataset(name, element_of<T>(), {values.size()});
    array.template write_all<T>(values);
    EXPECT_EQ(array.element(), element_of<T>());
    EXPECT_EQ(array.template read_all<T>(), values);
  };
  check("uint64", std::vector<std::uint64_t>{0, UINT64_MAX, 1ULL << 63});
  check("int64", std::vector<std::int64_t>{INT64_MIN, -1, INT64_MAX});
  check("uint32", std::vector<std::uint32_t>{0, UINT32_MAX});
  check("int32", std::vector<std::int32_t>{INT32_MIN, INT32_MAX});
  check("uint16", std::vector<std::uint16_t>{0, UINT16_MAX});
  check("uint8", std::vector<std::uint8_t>{0, 255});
  check("float64", std::vector<double>{-0.0, 5e-324, 1.7976931348623157e308});
  auto texts = root.create_dataset("text", Element::text, {3});
  texts.write_texts({"a", "", "zwölf"});
  EXPECT_THAT(texts.read_texts(), ElementsAre("a", "", "zwölf"));
}

TEST_F(Hdf5File, NamesTheDimensionsOfAnArray) {
  auto file = File::create(path());
  auto group = file.root().make_group("g");
  auto time = group.create_dataset("time", Element::int64, {3});
  time.make_scale();
  auto array = group.create_dataset("array", Element::int64, {3, 2});
  array.attach_scale(0, time);
  EXPECT_TRUE(time.is_scale());
  EXPECT_FALSE(array.is_scale());
  EXPECT_EQ(array.dimension_name(0), "time");
  EXPECT_EQ(array.dimension_name(1), "");
}

TEST_F(Hdf5File, ListsGroupsAndArraysByName) {
  auto file = File::create(path());
  auto root = file.root();
  root.make_group("b/inner");
  root.make_group("a");
  root.create_dataset("z", Element::int64, {});
  root.create_dataset("y", Element::int64, {});
  EXPECT_THAT(root.group_names(), ElementsAre("a", "b"));
  EXPECT_THAT(root.dataset_names(), ElementsAre("y", "z"));
  EXPECT_TRUE(root.contains("b/inner"));
  EXPECT_FALSE(root.contains("c/inner"));
}

TEST_F(Hdf5File, TellsOfAMissingFolderInOurWords) {
  auto const target = path("absent/file.h5");
  auto const error = error_of([&] { File::create(target); });
  EXPECT_EQ(error.cause, Cause::not_found);
  EXPECT_THAT(error.what(), AllOf(HasSubstr(target), HasSubstr("create the folder first"), Not(HasSubstr("H5"))));
}

TEST_F(Hdf5File, TellsOfAFileThatIsNotHdf5) {
  std::ofstream{path()} << "not one of ours, but long enough to be read";
  ::testing::internal::CaptureStderr();
  auto const error = error_of([&] { File::open_read_only(path()); });
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
  EXPECT_EQ(error.cause, Cause::other);
  EXPECT_THAT(error.what(), AllOf(HasSubstr(path()), HasSubstr("damaged")));
}

TEST_F(Hdf5File, RecognisesThatThereIsNoRoom) {
  FileSizeLimit const limit{100'000};
  auto const error = error_of([&] {
    auto file = File::create(path());
    file.root().create_dataset("large", Element::float64, {1'000'000});
    file.close();
  });
  EXPECT_EQ(error.cause, Cause::no_room);
  EXPECT_THAT(error.what(), HasSubstr(path()));
}

TEST_F(Hdf5File, RefusesASlabOfAnotherLengthThanItsValues) {
  auto file = File::create(path());
  auto array = file.root().create_dataset("array", Element::int64, {4});
  EXPECT_THROW(array.write<std::int64_t>({{0}, {3}}, std::vector<std::int64_t>{1, 2}), std::logic_error);
}

}  // namespace
}  // namespace flywheel::hdf5
