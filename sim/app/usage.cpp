#include "sim/app/usage.hpp"

#include <fmt/format.h>

#include "sim/scenario/did_you_mean.hpp"

namespace flywheel::app {
namespace {

/// The first word that nobody asked for; empty where there is none.
std::string first_left_over(CLI::App const& app) {
  auto const words = app.remaining(true);
  return words.empty() ? std::string{} : words.front();
}

std::string about_the_command(CLI::App const& app) {
  std::vector<std::string> names;
  for (auto const* const command : app.get_subcommands({})) names.push_back(command->get_name());
  auto const word = first_left_over(app);
  if (word.empty()) return fmt::format("expected a command: {}", fmt::join(names, ", "));
  return fmt::format("expected a command, got '{}'{}", word, scenario::did_you_mean(word, names));
}

std::string about_a_left_over(CLI::App const& app, CLI::App const& command) {
  auto const word = first_left_over(app);
  if (!word.starts_with('-')) return fmt::format("expected nothing more, got '{}'", word);
  std::vector<std::string> names;
  for (auto const* const option : command.get_options()) {
    if (!option->get_lnames().empty()) names.push_back("--" + option->get_lnames().front());
  }
  auto const name = word.substr(0, word.find('='));
  return fmt::format("expected a known option, got '{}'{}", name, scenario::did_you_mean(name, names));
}

std::string about_what_is_missing(CLI::App const& command) {
  for (auto const* const option : command.get_options()) {
    if (option->get_required() && option->count() == 0)
      return fmt::format("{}: expected {}, got nothing", option->get_single_name(), option->get_description());
  }
  return "an argument is missing";
}

std::string problem_of(CLI::App const& app, CLI::App const& command, CLI::ParseError const& error) {
  if (dynamic_cast<CLI::ExtrasError const*>(&error) != nullptr) return about_a_left_over(app, command);
  if (dynamic_cast<CLI::RequiredError const*>(&error) != nullptr) return about_what_is_missing(command);
  std::string text = error.what();
  if (dynamic_cast<CLI::ArgumentMismatch const*>(&error) != nullptr)
    return text.substr(0, text.find(':')) +
           (text.starts_with('-') ? ": expected a value, got nothing" : ": expected one");
  return text;
}

}  // namespace

std::string usage_fault(CLI::App const& app, CLI::ParseError const& error) {
  auto const chosen = app.get_subcommands();
  if (chosen.empty())
    return fmt::format("flywheel: {}\n`flywheel --help` says what each is for\n", about_the_command(app));
  auto const& command = *chosen.front();
  return fmt::format("flywheel {}: {}\n`flywheel {} --help` says what it takes\n", command.get_name(),
                     problem_of(app, command, error), command.get_name());
}

}  // namespace flywheel::app
