#pragma once

#include <cstdint>

#include "kernels/emission/work_target.hpp"

namespace flywheel::emission {

/// The target after a period of blocks: easier in proportion when they took longer than wanted, at most by a factor
/// of 4.
///     target' = min(easiest, floor(target x clamp(last - first, wanted / 4, wanted x 4) / wanted)), to compact form
/// Shape   (compact target, two times) -> compact target. Units   seconds.
/// Domain  targets up to the easiest one; wanted x 4 x easiest < 2^256. The period's blocks span one interval fewer
/// than there are blocks. Precision is lost in the compact form, so that form is the state. Errors  none. Source
/// Bitcoin Core, CalculateNextWorkRequired.
struct WorkRetarget {
  UInt256 easiest_target;
  std::int64_t wanted_s;  // > 0

  FLYWHEEL_HD constexpr std::uint32_t operator()(std::uint32_t compact, std::int64_t first_s,
                                                 std::int64_t last_s) const {
    auto const target = scaled(WorkTarget::from_compact(compact), clamped(last_s - first_s));
    return WorkTarget::to_compact(easiest_target < target ? easiest_target : target);
  }

 private:
  FLYWHEEL_HD constexpr std::int64_t clamped(std::int64_t taken_s) const {
    if (taken_s < wanted_s / 4) return wanted_s / 4;
    return taken_s > wanted_s * 4 ? wanted_s * 4 : taken_s;
  }

  FLYWHEEL_HD constexpr UInt256 scaled(UInt256 const& target, std::int64_t taken_s) const {
    auto const factor = static_cast<UInt128>(taken_s);
    auto const divisor = static_cast<UInt128>(wanted_s);
    auto const product = full_product(target.low, factor) + UInt256{target.high * factor, 0};
    auto const upper = divide(product.high, divisor);
    return {upper.quotient, divide(UInt256{upper.remainder, product.low}, divisor).quotient};
  }
};

}  // namespace flywheel::emission
