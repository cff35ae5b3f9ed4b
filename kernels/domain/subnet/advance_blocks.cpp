#include "kernels/domain/subnet/advance_blocks.inl"

namespace flywheel::domain {

template void advance_blocks(HostBackend const&, AdvanceBlocks const&);

}  // namespace flywheel::domain
