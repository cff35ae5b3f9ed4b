#include <algorithm>

#include "sim/scenario/did_you_mean.hpp"
#include "sim/scenario/document.hpp"
#include "sim/scenario/keys.hpp"

namespace flywheel::scenario {
namespace {

std::vector<std::string> keys_of(Node const& mapping) {
  std::vector<std::string> keys;
  for (auto const& entry : mapping.entries) keys.push_back(entry.key);
  return keys;
}

/// Whether `over` chooses another of several models, whose keys the base's do not concern.
bool chooses_another(Node const& base, Node const& over) {
  auto const* const before = base.find("model");
  auto const* const now = over.find("model");
  return before && now && before->is_scalar() && now->is_scalar() && before->text != now->text;
}

}  // namespace

Node merge(Node base, Node over, std::string const& key, Faults& faults) {
  if (!base.is_mapping() || !over.is_mapping() || chooses_another(base, over)) return over;
  base.mark = over.mark;
  for (auto& entry : over.entries) {
    auto const path = dotted(key, entry.key);
    auto* const known = base.find_entry(entry.key);
    if (entry.value.is_null()) {
      if (known) {
        base.entries.erase(base.entries.begin() + (known - base.entries.data()));
      } else {
        faults.add(entry.mark, path,
                   "expected a key that the base has, got nothing to remove" + did_you_mean(entry.key, keys_of(base)));
      }
    } else if (known) {
      known->mark = entry.mark;
      known->value = merge(std::move(known->value), std::move(entry.value), path, faults);
    } else {
      base.entries.push_back(std::move(entry));
    }
  }
  return base;
}

}  // namespace flywheel::scenario
