#include "kernels/base/op_watch.hpp"
#include "kernels/matching/gpu_market.hpp"
#include "kernels/matching/gpu_market/build_trees.hpp"
#include "kernels/matching/gpu_market/rank.hpp"

namespace flywheel::matching {

template <class Backend>
void list_devices(Backend const& on, GpuMarketColumns const& market) {
  OpWatch const watch{on, "list_devices"};
  rank_devices(on, market);
  build_tree(on, market.devices, market.listing.whole_layout(), FillWhole{market});
  build_tree(on, market.devices, market.listing.some_layout(), FillSome{market});
}

}  // namespace flywheel::matching
