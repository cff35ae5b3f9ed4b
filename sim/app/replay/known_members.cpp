#include "sim/app/replay/known_members.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "sim/scenario/did_you_mean.hpp"
#include "sim/verify/bittensor/hyperparameters.hpp"

namespace flywheel::app::replay {
namespace {

using Names = std::vector<std::string>;
using verify::Json;

Names const input_members{"n", "params", "initial", "epochs"};
Names const initial_members{"validator_permit", "bonds"};
Names const change_members{"uid", "row"};
Names const epoch_members{"current_block",
                          "last_mechanism_step_block",
                          "emission",
                          "last_update",
                          "block_at_registration",
                          "alpha_stake",
                          "tao_stake",
                          "weights",
                          "weights_changed",
                          "commit_blocks",
                          "clear_bonds_rows",
                          "drop_permits",
                          "reset_bonds_columns"};

Names parameter_members() {
  Names names{"rho"};
  for (auto const& one : verify::bittensor::hyperparameters()) names.emplace_back(one.name);
  return names;
}

class MemberCheck {
 public:
  MemberCheck(verify::VectorFile const& file, verify::VectorCase const& one, verify::CollectedFaults& faults)
      : file_{file.path}, case_name_{one.name}, faults_{faults} {}

  /// What is not an object is another reader's fault.
  void object(std::string const& place, Json const& value, Names const& known) {
    if (!value.is_object()) return;
    for (auto const& [name, unused] : value.items()) {
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      faults_.add({file_, case_name_, fmt::format("{}.{}", place, name),
                   fmt::format("expected a known member, got '{}'{}", name, scenario::did_you_mean(name, known))});
    }
  }

  template <class Use>
  void each(std::string const& place, Json const& parent, char const* name, Use const& use) {
    if (!parent.is_object() || !parent.contains(name) || !parent[name].is_array()) return;
    for (std::size_t i = 0; i < parent[name].size(); ++i)
      use(fmt::format("{}.{}[{}]", place, name, i), parent[name][i]);
  }

 private:
  std::string const& file_;
  std::string const& case_name_;
  verify::CollectedFaults& faults_;
};

}  // namespace

void check_members(verify::VectorFile const& file, verify::VectorCase const& one, verify::CollectedFaults& faults) {
  MemberCheck check{file, one, faults};
  auto const& input = one.input;
  check.object("input", input, input_members);
  if (input.contains("params")) check.object("input.params", input["params"], parameter_members());
  if (input.contains("initial")) check.object("input.initial", input["initial"], initial_members);
  check.each("input", input, "epochs", [&](std::string const& place, Json const& epoch) {
    check.object(place, epoch, epoch_members);
    check.each(place, epoch, "weights_changed",
               [&](std::string const& where, Json const& change) { check.object(where, change, change_members); });
  });
}

}  // namespace flywheel::app::replay
