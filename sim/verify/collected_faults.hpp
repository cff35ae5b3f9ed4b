#pragma once

#include <iterator>
#include <utility>
#include <vector>

#include "sim/verify/fault.hpp"

namespace flywheel::verify {

/// The faults of reads that go on after one, so that an author sees all of them at once.
class CollectedFaults {
 public:
  /// Does what may throw VectorFaults, and keeps these.
  template <class Read>
  void operator()(Read const& read) {
    try {
      read();
    } catch (VectorFaults& wrong) {
      faults_.insert(faults_.end(), std::make_move_iterator(wrong.faults.begin()),
                     std::make_move_iterator(wrong.faults.end()));
    }
  }

  void add(Fault fault) { faults_.push_back(std::move(fault)); }
  [[nodiscard]] bool empty() const { return faults_.empty(); }

  /// Errors  VectorFaults with all of them, in the order in which they were found.
  void throw_if_any() {
    if (!faults_.empty()) throw VectorFaults{std::exchange(faults_, {})};
  }

 private:
  std::vector<Fault> faults_;
};

}  // namespace flywheel::verify
