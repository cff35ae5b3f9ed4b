#pragma once

#include <random>

#include "kernels/scoring/policies/judge_collusion.hpp"
#include "kernels/statistics/confusion_counts.hpp"
#include "kernels/statistics/find_clusters.hpp"
#include "kernels/statistics/robust_scores.hpp"
#include "kernels/statistics/row_similarity.hpp"
#include "tests/parity/shared_memory.hpp"

namespace flywheel::parity {

/// Rows of weights of subnets of differing size, a third of which vote apart, measured and judged.
class DetectionCase {
 public:
  DetectionCase(std::uint32_t seed, Memory& memory) {
    std::mt19937_64 any{seed};
    auto* const offsets = memory.input<std::uint32_t>(subnets + 1);
    for (std::uint32_t i = 0; i < subnets; ++i)
      offsets[i + 1] = offsets[i] + 3 + static_cast<std::uint32_t>(any() % 30);
    slots_ = offsets[subnets];
    rows_ = {offsets, nullptr, subnets};
    auto* const first = memory.input<std::uint64_t>(slots_);
    auto* const count = memory.input<std::uint32_t>(slots_);
    auto* const column = memory.input<std::uint16_t>(std::size_t{slots_} * columns);
    auto* const value = memory.input<std::uint16_t>(std::size_t{slots_} * columns);
    stake_ = memory.input<std::uint64_t>(slots_);
    dividends_ = memory.input<std::uint64_t>(slots_);
    guilty_ = memory.input<std::uint8_t>(slots_);
    for (std::uint32_t row = 0; row < slots_; ++row) {
      first[row] = std::uint64_t{row} * columns;
      guilty_[row] = row % 3 == 0 ? 1 : 0;
      stake_[row] = any() % 8 == 0 ? 0 : any() >> 24;
      dividends_[row] = any() >> 30;
      for (std::uint32_t j = 0; j < columns && any() % 40 != 0; ++j) {
        if (any() % 4 == 0) continue;
        column[first[row] + count[row]] = static_cast<std::uint16_t>(j);
        value[first[row] + count[row]++] =
            static_cast<std::uint16_t>(any() % 9'000 + (row % 3 == 0 && j < 9 ? 40'000 : 0));
      }
    }
    weights_ = {first, count, column, value};
    rules_ = memory.input<scoring::CollusionRules>(subnets);
    for (std::uint32_t i = 0; i < subnets; ++i) rules_[i] = {{60'000, 0.3, 3 << 16}, {0xFF, 1, 500'000, 2}};
    closest_ = memory.column<std::uint32_t>(slots_);
    similarity_ = memory.column<std::uint32_t>(slots_);
    loading_ = memory.column<std::int32_t>(slots_);
    in_cluster_ = memory.column<std::uint8_t>(slots_);
    explained_ = memory.column<double>(subnets);
    score_ = memory.column<std::int32_t>(slots_);
    flags_ = memory.column<std::uint8_t>(slots_);
    strikes_ = memory.column<std::uint32_t>(slots_);
    kept_ = memory.column<std::uint64_t>(slots_);
    expelled_ = memory.column<std::uint8_t>(slots_);
    counts_ = memory.column<statistics::ConfusionCounts>(subnets);
  }

  template <class Backend>
  void run(Backend const& on) const {
    statistics::row_similarity(on, {rows_, weights_, weights_, statistics::Similarity::cosine, closest_, similarity_});
    statistics::find_clusters(on, {rows_, slots_, columns, weights_, stake_, 300, loading_, in_cluster_, explained_});
    statistics::robust_scores(on, {rows_, slots_, dividends_, stake_, score_});
    scoring::judge_collusion(
        on, {rows_, rules_, similarity_, in_cluster_, explained_, score_, stake_, flags_, strikes_, kept_, expelled_});
    statistics::confusion_counts(on, rows_, flags_, guilty_, nullptr, counts_);
  }

  [[nodiscard]] bool is_telling() const {
    statistics::ConfusionCounts all{};
    for (std::uint32_t i = 0; i < subnets; ++i) all.merge(counts_[i]);
    return all.true_positives > 0 && all.true_negatives > 0 && explained_[0] > 0.1;
  }

 private:
  static constexpr std::uint32_t subnets = 9;
  static constexpr std::uint32_t columns = 50;
  std::uint32_t slots_;
  Segments rows_;
  statistics::SparseRows weights_;
  std::uint64_t *stake_, *dividends_, *kept_;
  std::uint8_t *guilty_, *in_cluster_, *flags_, *expelled_;
  scoring::CollusionRules* rules_;
  std::uint32_t *closest_, *similarity_, *strikes_;
  std::int32_t *loading_, *score_;
  double* explained_;
  statistics::ConfusionCounts* counts_;
};

}  // namespace flywheel::parity
