#pragma once

#include "kernels/exchange/balancer/big_fixed.hpp"

namespace flywheel::exchange {

/// ln 2 as the power's own series leaves it: -ln(1 - 1/2), cut where its terms no longer count. Kept, because every
/// power needs it; a test sums the series again.
/// Domain  precision 256 or 1024, with 24 guard bits.
template <int precision>
FLYWHEEL_HD constexpr BigFixed<precision + 24> ln_two() {
  static_assert(precision == 256 || precision == 1024);
  BigFixed<precision + 24> result{};
  if constexpr (precision == 256) {
    result.size = {{0x5b8baafa2b652aba, 0x267298b62d8a0d17, 0x9803f2f6af40f343, 0xf7d1cf79abc9e3b3, 0xb17217}, 5};
  } else {
    result.size = {{0xc50f3fd5c587135d, 0x872f20e3a2da2d97, 0xbd38303248655fa1, 0xb19d6548caf5dfa6, 0xec7657f74b72ce87,
                    0xc3b136603b256fa0, 0x11317c387eb9ea9b, 0x16224ae8c51acbda, 0x291169b8253e96ca, 0x35c138214427573b,
                    0xfb4afa1b10ed2eae, 0x206debac98559552, 0x5b8baafa2be7b876, 0x267298b62d8a0d17, 0x9803f2f6af40f343,
                    0xf7d1cf79abc9e3b3, 0xb17217},
                   17};
  }
  return result;
}

}  // namespace flywheel::exchange
