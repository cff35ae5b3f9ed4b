#pragma once

#include <string>
#include <vector>

#include "kernels/scoring/yuma/parameters.hpp"
#include "sim/verify/collected_faults.hpp"

namespace flywheel::app::replay {

/// A hyperparameter that `--set` gave, as `params` of a snapshot writes it.
struct Setting {
  std::string key;
  std::string before;
  std::string after;
  std::string unit;  // "of 65535", "blocks"; empty where there is none
};

struct Settings {
  scoring::YumaParameters parameters;
  std::vector<Setting> changes;  // in the order in which they were given
};

/// The hyperparameters with overrides `key=value`.
/// Errors  verify::VectorFaults, with `--set` for a file: no `=`, an unknown or repeated key, a value of another type
/// or
///         out of range.
[[nodiscard]] Settings with_overrides(scoring::YumaParameters const& parameters,
                                      std::vector<std::string> const& overrides, std::size_t neurons);

/// Faults  hyperparameters past what they mean, though the chain's integers could hold them; those that do not go
///         together: an owner that is no uid, liquid alpha's bounds the wrong way round.
///         `place.member` is what stands before a key.
void check_parameters(scoring::YumaParameters const& parameters, std::size_t neurons, verify::Fault const& place,
                      verify::CollectedFaults& faults);

}  // namespace flywheel::app::replay
