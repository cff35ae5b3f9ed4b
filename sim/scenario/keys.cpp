#include "sim/scenario/keys.hpp"

#include "sim/scenario/did_you_mean.hpp"

namespace flywheel::scenario {

std::string dotted(std::string_view path, std::string_view key) {
  if (path.empty()) return std::string{key};
  return std::string{path}.append(".").append(key);
}

std::string key_advice(std::string_view key, std::vector<std::string> const& known) {
  constexpr std::size_t few = 12;
  if (known.empty()) return "; there are none";
  auto near = did_you_mean(key, known);
  if (!near.empty() || known.size() > few) return near;
  std::string names;
  for (auto const& name : known) names += (names.empty() ? "" : ", ") + name;
  return (known.size() == 1 ? "; the only key is " : "; keys are ") + names;
}

Label label_of_element(Label const& label, std::string_view key) {
  return {key, label.meaning, {.settable = label.traits.settable, .otherwise = {}}};
}

}  // namespace flywheel::scenario
