#pragma once

#include "kernels/emission/halving_emission.hpp"

namespace flywheel::verify::bitcoin {

/// Bitcoin Core, chain parameters of the main network.
inline constexpr emission::HalvingEmission schedule{.first_mint_base_units = 5'000'000'000,
                                                    .halving_interval_blocks = 210'000};

}  // namespace flywheel::verify::bitcoin
