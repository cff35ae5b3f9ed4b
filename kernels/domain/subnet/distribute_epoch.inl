#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/subnet/distribute_epoch.hpp"
#include "kernels/domain/subnet/epoch_payout.hpp"

namespace flywheel::domain {
namespace {

struct PayOutSubnet {
  DistributeEpoch args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    args.payments[subnet] = EpochPayout{args, args.hotkeys, subnet}();
  }
};

}  // namespace

template <class Backend>
void distribute_epoch(Backend const& on, DistributeEpoch const& args) {
  OpWatch const watch{on, "distribute_epoch"};
  for_each_segment(on, args.hotkeys.rows, PayOutSubnet{args});
}

}  // namespace flywheel::domain
