#include "sim/app/scenario_arguments.hpp"

#include "sim/study/batch.hpp"
#include "sim/study/scenario_files.hpp"

namespace flywheel::app {

CLI::Option* ScenarioArguments::add_to(CLI::App& app) {
  app.add_option("--set", overrides, "override a value: --set economies.io.emission.first_year_rate='4 %'")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  return app.add_option("file", files, "a scenario file, or a name that `flywheel list scenarios` prints")->required();
}

std::shared_ptr<scenario::Scenario const> ScenarioArguments::read(std::string const& file) const {
  return read_scenario(file, overrides);
}

std::shared_ptr<scenario::Scenario const> read_scenario(std::string const& file,
                                                        std::vector<std::string> const& overrides) {
  auto const folders = study::scenario_folders();
  scenario::Faults faults;
  auto scenario = std::make_shared<scenario::Scenario>(
      scenario::read_scenario(study::find_scenario(file, folders), folders, overrides, faults));
  if (!faults.empty()) study::check_worlds({{scenario, scenario->seed, 0}}, faults);  // so that all are said at once
  faults.throw_if_any();
  return scenario;
}

}  // namespace flywheel::app
