#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernels/base/ids.hpp"
#include "sim/scenario/document.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/scenario/spec.hpp"

namespace flywheel::economy {

/// The specification of each world of an economy and the section of a scenario that says it, as events change them.
/// A specification has a check(spec, section, path, faults) beside it. Errors  scenario::ScenarioFaults; then nothing
/// has changed.
template <class Spec>
class SpecsOfWorlds {
 public:
  SpecsOfWorlds(std::string path, std::vector<scenario::Node> sections, std::vector<Spec> specs)
      : path_{std::move(path)}, sections_{std::move(sections)}, specs_{std::move(specs)} {}

  Spec const& operator[](WorldId world) const { return specs_[world.value]; }
  std::vector<Spec> const& all() const { return specs_; }
  scenario::Node const& section(WorldId world) const { return sections_[world.value]; }

  void set(WorldId world, std::string_view key, scenario::Node const& value) {
    scenario::Faults faults;
    auto changed = specs_[world.value];
    scenario::set_value(changed, key, value, path_, faults);
    if (faults.empty()) check(changed, value, path_, faults);
    faults.throw_if_any();
    scenario::override_value(sections_[world.value], key, value, faults);
    specs_[world.value] = std::move(changed);
  }

  /// Makes another rule set that of a world, unless follows(adopted, now, path, faults) finds a fault in that.
  template <class Follows>
  void adopt(WorldId world, scenario::Node const& rules, Follows const& follows) {
    scenario::Faults faults;
    auto section = scenario::adopted(sections_[world.value], rules);
    auto adopted = scenario::read_spec<Spec>(section, path_, faults);
    if (faults.empty()) check(adopted, section, path_, faults);
    if (faults.empty()) follows(adopted, specs_[world.value], path_, faults);
    faults.throw_if_any();
    sections_[world.value] = std::move(section);
    specs_[world.value] = std::move(adopted);
  }

 private:
  std::string path_;
  std::vector<scenario::Node> sections_;
  std::vector<Spec> specs_;
};

}  // namespace flywheel::economy
