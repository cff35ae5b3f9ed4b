#include "sim/study/inputs.hpp"

#include <limits>
#include <set>
#include <string>

#include "sim/hdf5/sha256.hpp"
#include "sim/scenario/node.hpp"
#include "sim/scenario/text_file.hpp"

namespace flywheel::study {
namespace {

constexpr std::size_t any_size = std::numeric_limits<std::size_t>::max() - 1;

/// Replicates share their scenario's trees, so that a source once seen need not be hashed again.
void add_adopted(Batch const& batch, std::vector<state::InputFile>& inputs) {
  std::set<scenario::Source const*> seen;
  for (auto const* const rules : batch.interventions->adopted()) {
    if (!seen.insert(rules->mark.source.get()).second) continue;
    inputs.push_back({rules->mark.file(), hdf5::sha256_of(scenario::to_text(*rules))});
  }
}

/// A file that is gone has no text: the run that goes on has read it a moment ago.
void add_files(Batch const& batch, std::vector<state::InputFile>& inputs) {
  std::set<std::string> seen;
  for (auto const& economy : batch.simulation->economies()) {
    for (auto const& file : economy->files()) {
      if (!seen.insert(file).second) continue;
      inputs.push_back({file, hdf5::sha256_of(scenario::read_text_file(file, any_size).value_or(""))});
    }
  }
}

}  // namespace

std::vector<state::InputFile> inputs_of(Batch const& batch) {
  std::vector<state::InputFile> inputs;
  add_adopted(batch, inputs);
  add_files(batch, inputs);
  return inputs;
}

}  // namespace flywheel::study
