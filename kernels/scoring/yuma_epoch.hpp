#pragma once

#include "kernels/base/backend.hpp"
#include "kernels/scoring/yuma/columns.hpp"
#include "kernels/scoring/yuma/stages.hpp"

namespace flywheel::scoring {

/// One epoch of many subnets: a segment of `neurons` is one mechanism of one subnet of one world.
/// Shape   parameters, clock, status [subnets]; the columns [neurons]; entries as WeightRows and BondRows say.
/// Units   blocks, rao; shares as u16 of 65535.
/// Domain  fewer than 65,536 neurons a subnet; the stake of a subnet sums to less than 2^63 rao, its stored weights of
///         a row to less than 2^32.
struct YumaEpoch {
  Segments neurons;
  YumaParameters const* parameters;
  YumaClock const* clock;
  NeuronColumns before;
  WeightRows weights;
  BondRows bonds;  // in and out
  YumaColumns columns;
  YumaStatus* status;
  YumaScratch scratch;
  YumaRawColumns raw{};
};

/// Bytes of YumaScratch for `slots` subnets under way at once: on the host one slot a thread fills the machine, on a
/// GPU one for each block that it can run.
std::size_t yuma_scratch_bytes(HostBackend const& on, YumaShape const& shape, std::uint32_t slots);
std::size_t yuma_scratch_bytes(CudaBackend const& on, YumaShape const& shape, std::uint32_t slots);

/// Turns stake and weights into consensus, trust, incentive, dividends, emission, permits and bonds, to the bit.
/// Errors  status: a subnet larger than the scratch memory's shape is left alone, and so are bonds that do not fit.
/// Source  opentensor/subtensor 14bc6f9, run_epoch.rs, epoch_mechanism (the sparse epoch); reference section 5.
template <class Backend>
void yuma_epoch(Backend const& on, YumaEpoch const& args);

/// The same for one subnet, writing every matrix on the way down.
template <class Backend>
void yuma_epoch_in_stages(Backend const& on, YumaEpoch const& args, YumaStages const& stages);

}  // namespace flywheel::scoring
