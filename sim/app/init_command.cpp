#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "sim/app/command.hpp"
#include "sim/study/scenario_files.hpp"

namespace flywheel::app {
namespace {

/// Copies a scenario that can be run as it is, under a new name; what it extends is found in the scenarios' folders.
int write_start(std::string const& path, std::string const& like) {
  namespace fs = std::filesystem;
  auto const folders = study::scenario_folders();
  auto const source = study::find_scenario(like, folders);
  if (!fs::exists(source)) {
    fmt::print(stderr, "flywheel init: there is no scenario '{}'; `flywheel list scenarios` prints them\n", like);
    return wrong_usage;
  }
  if (fs::exists(path)) {
    fmt::print(stderr, "flywheel init: {} exists; choose another name or remove it first\n", path);
    return wrong_usage;
  }
  std::error_code failed;
  fs::copy_file(source, path, failed);
  if (failed) {
    fmt::print(stderr, "flywheel init: cannot write {}; is the folder there, and may you write to it?\n", path);
    return wrong_usage;
  }
  fmt::print("{} written, like {}. Next: flywheel validate {}; flywheel run {}\n", path, like, path, path);
  return success;
}

}  // namespace

Action add_init(CLI::App& app) {
  auto const name = std::make_shared<std::string>();
  auto const like = std::make_shared<std::string>("depin/io_net");
  app.add_option("name", *name, "the file to write; .yaml is added where it has no ending")
      ->type_name("FILE")
      ->required();
  app.add_option("--like", *like, "the scenario to start from")->capture_default_str();
  return [name, like] {
    std::filesystem::path path{*name};
    if (!path.has_filename()) throw WrongUsage{"init: expected the name of a file, got '" + *name + "'"};
    if (!path.has_extension()) path += ".yaml";
    return write_start(path.string(), *like);
  };
}

}  // namespace flywheel::app
