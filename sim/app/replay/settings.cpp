#include "sim/app/replay/settings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/did_you_mean.hpp"
#include "sim/verify/bittensor/hyperparameters.hpp"

namespace flywheel::app::replay {
namespace {

using scoring::YumaParameters;
using verify::CollectedFaults;
using verify::Json;
using verify::VectorFaults;
using verify::bittensor::Hyperparameter;
using verify::bittensor::hyperparameters;

std::string const option = "--set";

std::vector<std::string> known_keys() {
  std::vector<std::string> keys;
  for (auto const& one : hyperparameters()) keys.emplace_back(one.name);
  return keys;
}

[[noreturn]] void refuse_key(std::string const& key) {
  if (key == "rho") {
    throw VectorFaults{{{option, {}, key, "the chain stores it, but its epoch does not use it; it changes nothing"}}};
  }
  auto const keys = known_keys();
  auto const meant = scenario::did_you_mean(key, keys);
  auto const all = meant.empty() ? fmt::format(" ({})", fmt::join(keys, ", ")) : "";
  throw VectorFaults{{{option, {}, key, fmt::format("expected a hyperparameter{}, got '{}'{}", all, key, meant)}}};
}

Hyperparameter const& hyperparameter(std::string const& key) {
  auto const known = hyperparameters();
  auto const found = std::find_if(known.begin(), known.end(), [&](auto const& one) { return one.name == key; });
  if (found == known.end()) refuse_key(key);
  return *found;
}

/// What the value would be in a file; a text where it is no JSON, so that the reader says what it expects.
Json json_of(Hyperparameter const& of, std::string const& text) {
  if (of.written_as == verify::bittensor::WrittenAs::decimal_text) return text;
  auto value = Json::parse(text, nullptr, false);
  return value.is_discarded() ? Json(text) : value;
}

void apply(std::string const& given, Settings& settings) {
  auto const equals = given.find('=');
  if (equals == std::string::npos) {
    throw VectorFaults{{{option, {}, {}, fmt::format("expected key=value, such as kappa=39321, got '{}'", given)}}};
  }
  auto const key = given.substr(0, equals);
  auto const& known = hyperparameter(key);
  auto const is_same = [&](Setting const& one) { return one.key == key; };
  if (std::any_of(settings.changes.begin(), settings.changes.end(), is_same))
    throw VectorFaults{{{option, {}, key, "expected one value, got a second"}}};
  auto before = known.text(settings.parameters);
  std::string const no_case;
  auto const value = json_of(known, given.substr(equals + 1));
  known.read(verify::Field{option, no_case, key, value}, settings.parameters);
  settings.changes.push_back({key, std::move(before), known.text(settings.parameters), std::string{known.unit}});
}

/// What the type of a stored value does not say.
struct Bounds {
  char const* key;
  std::uint64_t least, most;
  std::uint64_t (*value)(YumaParameters const& parameters);
};

constexpr std::uint64_t longest_tempo_blocks = 50'400;  // an epoch runs by then, whatever the tempo
constexpr std::uint64_t whole_ppm = 1'000'000;
constexpr std::uint64_t most_cutoff_tempos = 50;  // ActivityCutoffFactorMilli ends at 50000

/// Reference, section 2.3. A cutoff of 0 counts as 1 on the chain, and with a tempo of 0 no epoch runs.
constexpr Bounds bounds[] = {
    {"bonds_moving_average", 0, whole_ppm, [](auto const& of) { return of.bonds_moving_average_ppm; }},
    {"activity_cutoff", 1, most_cutoff_tempos* longest_tempo_blocks,
     [](auto const& of) { return of.activity_cutoff_blocks; }},
    {"tempo", 1, longest_tempo_blocks, [](auto const& of) { return std::uint64_t{of.tempo_blocks}; }},
};

}  // namespace

Settings with_overrides(YumaParameters const& parameters, std::vector<std::string> const& overrides,
                        std::size_t neurons) {
  Settings settings{parameters, {}};
  CollectedFaults faults;
  for (auto const& given : overrides) faults([&] { apply(given, settings); });
  if (faults.empty()) check_parameters(settings.parameters, neurons, {option, {}, {}, {}}, faults);
  faults.throw_if_any();
  return settings;
}

void check_parameters(YumaParameters const& parameters, std::size_t neurons, verify::Fault const& place,
                      CollectedFaults& faults) {
  auto const fail = [&](std::string const& key, std::string problem) {
    faults.add({place.file, place.case_name, place.member + key, std::move(problem)});
  };
  for (auto const& [key, least, most, value] : bounds) {
    auto const found = value(parameters);
    bool const is_within = found >= least && found <= most;
    if (!is_within) fail(key, fmt::format("expected a whole number from {} to {}, got {}", least, most, found));
  }
  if (parameters.owner_uid && *parameters.owner_uid >= neurons)
    fail("owner_uid", fmt::format("expected a uid below {}, got {}", neurons, *parameters.owner_uid));
  if (parameters.alpha_low > parameters.alpha_high) {
    fail("alpha_high",
         fmt::format("expected at least alpha_low, {}, got {}", parameters.alpha_low, parameters.alpha_high));
  }
}

}  // namespace flywheel::app::replay
