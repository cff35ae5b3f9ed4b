#pragma once

#include <vector>

#include "kernels/statistics/sparse_rows.hpp"

namespace flywheel::statistics {

/// A sparse matrix made of dense rows: zeros are not listed.
class RowMatrix {
 public:
  void add(std::vector<std::uint16_t> const& dense) {
    first_.push_back(column_.size());
    for (std::size_t column = 0; column < dense.size(); ++column) {
      if (dense[column] == 0) continue;
      column_.push_back(static_cast<std::uint16_t>(column));
      value_.push_back(dense[column]);
    }
    count_.push_back(static_cast<std::uint32_t>(column_.size() - first_.back()));
  }

  [[nodiscard]] SparseRows rows() const { return {first_.data(), count_.data(), column_.data(), value_.data()}; }

 private:
  std::vector<std::uint64_t> first_;
  std::vector<std::uint32_t> count_;
  std::vector<std::uint16_t> column_;
  std::vector<std::uint16_t> value_;
};

}  // namespace flywheel::statistics
