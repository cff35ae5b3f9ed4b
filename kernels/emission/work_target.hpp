#pragma once

#include <cstdint>

#include "kernels/base/wide_integer.hpp"

namespace flywheel::emission {

/// The target of a proof of work in Bitcoin's compact form: a mantissa of 23 bits and a size in bytes.
///     target = mantissa x 256^(size - 3),   compact = size x 2^24 + mantissa
/// Shape   scalar <-> scalar. Units   none: a block's hash must not exceed the target.
/// Domain  targets below 2^255. Encoding drops what lies below the mantissa; the mantissa's top bit is a sign, so a
/// target that would set it takes one byte more. A negative compact form decodes as its size. Errors  none. Source
/// Bitcoin Core, arith_uint256::SetCompact and GetCompact.
struct WorkTarget {
  FLYWHEEL_HD static constexpr UInt256 from_compact(std::uint32_t compact) {
    std::uint32_t const size = compact >> 24;
    UInt256 const mantissa{0, compact & 0x007f'ffff};
    return size <= 3 ? mantissa >> 8 * (3 - size) : mantissa << 8 * (size - 3);
  }

  FLYWHEEL_HD static constexpr std::uint32_t to_compact(UInt256 const& target) {
    std::uint32_t size = bytes_of(target);
    auto const shifted = size <= 3 ? target << 8 * (3 - size) : target >> 8 * (size - 3);
    auto mantissa = static_cast<std::uint32_t>(shifted.low);
    if ((mantissa & 0x0080'0000) != 0) {
      mantissa >>= 8;
      ++size;
    }
    return size << 24 | mantissa;
  }

 private:
  FLYWHEEL_HD static constexpr std::uint32_t bytes_of(UInt256 const& value) {
    unsigned const zeros = value.high == 0 ? 128 + leading_zeros(value.low) : leading_zeros(value.high);
    return (256 - zeros + 7) / 8;
  }
};

}  // namespace flywheel::emission
