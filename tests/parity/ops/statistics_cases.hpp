#pragma once

#include <random>

#include "kernels/statistics/concentration.hpp"
#include "kernels/statistics/counts_by_key.hpp"
#include "kernels/statistics/masked_sums.hpp"
#include "kernels/statistics/quantiles.hpp"
#include "kernels/statistics/sort_in_segments.hpp"
#include "tests/parity/shared_memory.hpp"

namespace flywheel::parity {

/// Everything that is measured, of a column in segments of no row to many tiles of them.
class StatisticsCase {
 public:
  StatisticsCase(std::uint32_t seed, Memory& memory) {
    std::mt19937_64 any{seed};
    std::uint32_t const rows_of[segments] = {0, 1, 700, 30'000, 12};
    auto* const offsets = memory.input<std::uint32_t>(segments + 1);
    auto* const used = memory.input<std::uint32_t>(segments);
    for (std::uint32_t i = 0; i < segments; ++i) {
      used[i] = rows_of[i];
      offsets[i + 1] = offsets[i] + rows_of[i] + 3;
    }
    rows_ = {offsets, used, segments};
    auto const rows = offsets[segments];
    values_ = memory.input<std::uint64_t>(rows);
    outer_ = memory.input<std::uint8_t>(rows);
    inner_ = memory.input<std::uint8_t>(rows);
    for (std::uint32_t row = 0; row < rows; ++row) {
      values_[row] = any() >> (any() % 64);
      outer_[row] = static_cast<std::uint8_t>(any() % (outer_keys + 1));  // the last is out of range
      inner_[row] = static_cast<std::uint8_t>(any() % inner_keys);
    }
    probabilities_ = memory.input<std::uint32_t>(probabilities);
    for (std::uint32_t i = 0; i < probabilities; ++i) probabilities_[i] = i * 250'000;
    sorted_ = memory.input<std::uint64_t>(rows);
    summed_ = memory.input<statistics::MaskedSum>(segments);
    live_ = memory.column<std::uint64_t>(rows);
    quantiles_ = memory.column<std::uint64_t>(segments * probabilities);
    measured_ = memory.column<statistics::Concentration>(segments);
    counts_ = memory.column<std::uint64_t>(segments * outer_keys * inner_keys);
    totals_ = memory.column<UInt128>(segments);
    chosen_ = memory.column<std::uint64_t>(segments);
  }

  template <class Backend>
  void run(Backend const& on) const {
    statistics::sort_in_segments(on, rows_, rows_.offsets[segments], values_, sorted_);
    statistics::quantiles(on, rows_, sorted_, probabilities_, probabilities, quantiles_);
    statistics::concentration(on, rows_, sorted_, 10'000, measured_);
    statistics::counts_by_key(on, rows_, {outer_, outer_keys, inner_, inner_keys}, counts_);
    statistics::masked_sums(on, rows_, values_, outer_, 2, summed_);
  }

  /// Leaves out what stands in slots that are not live, and between a sum's fields.
  void keep_what_counts() const {
    for (std::uint32_t i = 0; i < segments; ++i) {
      for (auto row = rows_.first(i); row < rows_.last(i); ++row) live_[row] = sorted_[row];
      totals_[i] = summed_[i].total;
      chosen_[i] = summed_[i].rows;
    }
  }
  [[nodiscard]] bool is_telling() const {
    return measured_[3].gini > 0 && quantiles_[3 * probabilities + 2] > 0 && chosen_[3] > 1'000 && counts_[1] == 0;
  }

 private:
  static constexpr std::uint32_t segments = 5;
  static constexpr std::uint32_t probabilities = 5;
  static constexpr std::uint32_t outer_keys = 6;
  static constexpr std::uint32_t inner_keys = 4;

  Segments rows_{};
  std::uint64_t *values_, *sorted_, *live_, *quantiles_, *counts_, *chosen_;
  std::uint8_t *outer_, *inner_;
  std::uint32_t* probabilities_;
  statistics::MaskedSum* summed_;
  statistics::Concentration* measured_;
  UInt128* totals_;
};

}  // namespace flywheel::parity
