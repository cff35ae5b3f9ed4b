#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/document.hpp"
#include "sim/scenario/spec.hpp"

namespace flywheel::scenario {

/// One test's own folder of files, gone after it.
class Folder {
 public:
  Folder() {
    auto const* const test = ::testing::UnitTest::GetInstance()->current_test_info();
    path_ = std::filesystem::temp_directory_path() /
            (std::string{"flywheel_"} + test->test_suite_name() + "_" + test->name() + "_" +
             std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;

  std::string path(std::string const& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }
  std::string write(std::string const& name, std::string_view text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream{path_ / name, std::ios::binary} << text;
    return path(name);
  }

  /// Faults as text, with this folder's path taken out.
  [[nodiscard]] std::string shown(Faults const& faults) const {
    auto text = to_text(faults.sorted());
    for (auto at = text.find(path() + "/"); at != text.npos; at = text.find(path() + "/", at))
      text.erase(at, path().size() + 1);
    return text;
  }

 private:
  std::filesystem::path path_;
};

/// The tree of a text, in a file called `in.yaml`.
inline Node parsed(std::string_view text, Faults& faults) {
  return parse_text(text, std::make_shared<Source const>(Source{"in.yaml", {}}), faults);
}

/// What reading a text into a spec complains about.
template <class Spec>
[[nodiscard]] std::string faults_of(std::string_view text) {
  Faults faults;
  auto const node = parsed(text, faults);
  (void)read_spec<Spec>(node, {}, faults);
  return to_text(faults.sorted());
}

/// The spec of a text that must have no fault.
template <class Spec>
Spec spec_of(std::string_view text) {
  Faults faults;
  auto const node = parsed(text, faults);
  auto spec = read_spec<Spec>(node, {}, faults);
  EXPECT_EQ(to_text(faults.sorted()), "");
  return spec;
}

}  // namespace flywheel::scenario
