#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "kernels/base/backend.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/base/segments.hpp"

namespace flywheel {

/// What one op has cost so far.
struct OpCost {
  char const* name;
  std::uint64_t calls;
  double seconds;
  double bytes;  // read and written; 0 of an op that does not say
};

/// What the ops called by somebody have cost, in the order in which they were first called.
class OpCosts {
 public:
  void add(char const* name, double seconds, double bytes);
  std::vector<OpCost> const& all() const { return all_; }

 private:
  std::vector<OpCost> all_;
};

/// While it lives, ops that this thread calls are added to `costs`; to nobody's where that is null.
class ListenToOps {
 public:
  explicit ListenToOps(OpCosts* costs);
  ListenToOps(ListenToOps const&) = delete;
  ListenToOps& operator=(ListenToOps const&) = delete;
  ~ListenToOps();

  /// Whom the ops of this thread are added to now.
  static OpCosts* listener();

 private:
  OpCosts* before_;
};

/// Waits until everything that was begun on a device is done.
inline void wait_for(HostBackend const&) {}
void wait_for(CudaBackend const& on);

/// How many rows an op visits in these segments.
template <class Backend>
std::uint64_t visited_rows(Backend const& on, Segments segments) {
  auto const on_host = [&](std::uint32_t const* column, std::size_t rows) {
    std::vector<std::uint32_t> copy(rows + 1);  // never empty: an empty list of segments is not null
    if (column != nullptr && rows > 0) copy_to_host(on, copy.data(), column, rows * sizeof(copy[0]));
    return copy;
  };
  auto const offsets = on_host(segments.offsets, std::size_t{segments.count} + 1);
  auto const used = on_host(segments.used, segments.count);
  auto const picked = on_host(segments.picked, segments.picked_count);
  segments.offsets = offsets.data();
  if (segments.used != nullptr) segments.used = used.data();
  if (segments.picked != nullptr) segments.picked = picked.data();
  std::uint64_t rows = 0;
  for (std::uint32_t visit = 0; visit < segments.visited(); ++visit) {
    auto const segment = segments.segment_at(visit);
    rows += segments.last(segment) - segments.first(segment);
  }
  return rows;
}

/// One call of an op, from its first line to its last: `OpWatch const watch{on, "trade_alpha"};`. An op that moves the
/// same bytes in every row that it visits says which rows, and how many bytes of each it reads and writes. Where nobody
/// listens it does nothing, and waits for no GPU. Ops that an op calls count as part of it.
template <class Backend>
class OpWatch {
 public:
  OpWatch(Backend const& on, char const* name) : OpWatch{on, name, {}, 0} {}
  OpWatch(Backend const& on, char const* name, Segments const& rows, std::uint32_t bytes_a_row)
      : costs_{ListenToOps::listener()}, inner_{nullptr}, on_{on}, name_{name} {
    if (costs_ == nullptr) return;
    if (bytes_a_row > 0) bytes_ = static_cast<double>(visited_rows(on, rows)) * bytes_a_row;
    start_ = std::chrono::steady_clock::now();
  }
  OpWatch(OpWatch const&) = delete;
  OpWatch& operator=(OpWatch const&) = delete;
  ~OpWatch() {
    if (costs_ == nullptr) return;
    wait_for(on_);
    costs_->add(name_, std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(), bytes_);
  }

 private:
  OpCosts* costs_;
  ListenToOps inner_;  // nobody
  Backend const& on_;
  char const* name_;
  double bytes_ = 0.0;
  std::chrono::steady_clock::time_point start_{};
};

}  // namespace flywheel
