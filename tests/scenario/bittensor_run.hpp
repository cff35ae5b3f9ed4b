#pragma once

#include <string>
#include <vector>

#include "sim/economy/subnet/bittensor/economy.hpp"
#include "sim/hdf5/file.hpp"
#include "tests/scenario/cases.hpp"
#include "tests/scenario/small_run.hpp"

namespace flywheel::study {

/// The small Bittensor, run with an audit at every settlement; its state can be looked at afterwards.
class BittensorRun {
 public:
  explicit BittensorRun(std::vector<std::string> const& overrides);
  BittensorRun(Case const& of, std::vector<std::string> const& overrides);

  RunOutcome const& outcome() const { return outcome_; }
  economy::bittensor::BittensorEconomy const& tao() const { return *tao_; }
  state::Ledger const& ledger() const { return batch_.simulation->ledger(); }
  economy::bittensor::Tables const& tables() const { return tao_->tables(); }

  /// One world's values of a series, sample by sample.
  template <class T>
  std::vector<T> recorded(std::string const& series) const {
    auto const file = hdf5::File::open_read_only(outcome_.result_path);
    auto const dataset = file.root().open_dataset("tao/" + series);
    auto const extent = dataset.extent();
    std::size_t values = 1;
    for (auto const places : extent) values *= places;
    std::vector<T> all(values);
    dataset.read<T>({hdf5::Extent(extent.size(), 0), extent}, all);
    return all;
  }

 private:
  TestFolder folder_;
  std::vector<WorldPlan> worlds_;
  Batch batch_;
  economy::bittensor::BittensorEconomy const* tao_ = nullptr;
  RunOutcome outcome_;
};

/// Overrides with which nobody joins or leaves, and nobody trades.
std::vector<std::string> quiet(std::vector<std::string> more);

}  // namespace flywheel::study
