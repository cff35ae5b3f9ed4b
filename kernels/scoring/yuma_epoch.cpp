#include "kernels/scoring/yuma_epoch.inl"

namespace flywheel::scoring {

std::size_t yuma_scratch_bytes(HostBackend const& on, YumaShape const& shape, std::uint32_t slots) {
  return slots * yuma::slot_bytes(shape, yuma::tile_columns(on, yuma::padded(shape.most_neurons)));
}

template void yuma_epoch(HostBackend const&, YumaEpoch const&);
template void yuma_epoch_in_stages(HostBackend const&, YumaEpoch const&, YumaStages const&);

}  // namespace flywheel::scoring
