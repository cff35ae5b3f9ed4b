#include "sim/scenario/text_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace flywheel::scenario {

namespace fs = std::filesystem;

std::optional<std::string> read_text_file(std::string const& path, std::size_t limit_bytes) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  std::ifstream file{path, std::ios::binary};
  auto const size = fs::file_size(path, error);
  if (!file || error) return std::nullopt;
  std::string text(static_cast<std::size_t>(std::min<std::uintmax_t>(size, limit_bytes)) + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) return std::nullopt;
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

std::string why_unreadable(std::string const& path) {
  std::error_code error;
  auto const status = fs::status(path, error);
  if (!fs::exists(status)) return no_such_file;
  if (fs::is_directory(status)) return "a folder";
  return "a file that cannot be read";
}

}  // namespace flywheel::scenario
