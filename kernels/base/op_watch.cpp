#include "kernels/base/op_watch.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace flywheel {
namespace {

OpCosts*& listener_of_this_thread() {
  thread_local OpCosts* listener = nullptr;
  return listener;
}

}  // namespace

void OpCosts::add(char const* name, double seconds, double bytes) {
  auto known =
      std::find_if(all_.begin(), all_.end(), [&](OpCost const& one) { return std::strcmp(one.name, name) == 0; });
  if (known == all_.end()) known = all_.insert(known, {name, 0, 0.0, 0.0});
  known->calls += 1;
  known->seconds += seconds;
  known->bytes += bytes;
}

ListenToOps::ListenToOps(OpCosts* costs) : before_{std::exchange(listener_of_this_thread(), costs)} {}

ListenToOps::~ListenToOps() {
  listener_of_this_thread() = before_;
}

OpCosts* ListenToOps::listener() {
  return listener_of_this_thread();
}

}  // namespace flywheel
