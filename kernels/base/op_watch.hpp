#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "kernels/base/backend.hpp"

namespace flywheel {

/// What one op has cost so far.
struct OpCost {
  char const* name;
  std::uint64_t calls;
  double seconds;
};

/// What the ops called by somebody have cost, in the order in which they were first called.
class OpCosts {
 public:
  void add(char const* name, double seconds);
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

/// One call of an op, from its first line to its last: `OpWatch const watch{on, "trade_alpha"};`. Where nobody listens
/// it does nothing, and waits for no GPU. Ops that an op calls count as part of it.
template <class Backend>
class OpWatch {
 public:
  OpWatch(Backend const& on, char const* name)
      : costs_{ListenToOps::listener()}, inner_{nullptr}, on_{on}, name_{name} {
    if (costs_ != nullptr) start_ = std::chrono::steady_clock::now();
  }
  OpWatch(OpWatch const&) = delete;
  OpWatch& operator=(OpWatch const&) = delete;
  ~OpWatch() {
    if (costs_ == nullptr) return;
    wait_for(on_);
    costs_->add(name_, std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count());
  }

 private:
  OpCosts* costs_;
  ListenToOps inner_;  // nobody
  Backend const& on_;
  char const* name_;
  std::chrono::steady_clock::time_point start_{};
};

}  // namespace flywheel
