#pragma once

#include <cstdint>
#include <vector>

#include "sim/hdf5/group.hpp"
#include "sim/output/layout.hpp"
#include "sim/state/ledger.hpp"
#include "sim/state/series.hpp"

namespace flywheel::output {

/// Samples of series and flows on their way to the file: gathered in memory, then written one slab an array.
class SampleBuffer {
 public:
  SampleBuffer(Layout const& layout, hdf5::Group const& root);

  void take(state::Recorder const& recorder, state::Ledger const& ledger);
  std::uint64_t samples() const { return samples_; }
  bool is_full() const { return samples_ >= most_samples_; }
  /// Writes what was taken to the samples from `first` on, and forgets it.
  void write_to(std::uint64_t first);

 private:
  struct Column {
    ArrayPlan plan;
    hdf5::Dataset dataset;
    std::vector<std::uint64_t> words;  // [samples x worlds x values], every number as its 64 bits
  };

  std::uint32_t worlds_;
  std::uint64_t most_samples_;
  std::uint64_t samples_ = 0;
  std::vector<Column> columns_;
};

}  // namespace flywheel::output
