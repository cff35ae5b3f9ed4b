#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace flywheel {

/// A folder of a test's own, gone with it.
class TestFolder {
 public:
  TestFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "flywheel-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{pattern + ": this folder cannot be made"};
    folder_ = pattern;
  }
  TestFolder(TestFolder const&) = delete;
  TestFolder& operator=(TestFolder const&) = delete;
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  std::filesystem::path const& folder() const { return folder_; }
  /// Where a file of that name lies, or would.
  std::string path(std::string const& name = "run.h5") const { return (folder_ / name).string(); }

 private:
  std::filesystem::path folder_;
};

}  // namespace flywheel
