#pragma once

#include "kernels/base/wide_integer.hpp"

namespace flywheel::exchange {

/// How a dissolved subnet's TAO divides between all holders of its alpha together and the protocol, by largest
/// remainder. The protocol comes last, so that holders with the same remainder go before it.
///     floor_h = floor(tao claim_h / total);  the left = tao - sum of floors largest remainders get one unit more
/// Shape   call add once for every holder, then protocols. Units   base units.
/// Domain  total > 0, all claims together below 2^64. Errors  none. Source  subtensor, staking/remove_stake.rs,
/// destroy_alpha_in_out_stakes.
class DissolvedTao {
 public:
  FLYWHEEL_HD constexpr DissolvedTao(std::uint64_t tao, std::uint64_t protocol_claim, std::uint64_t total_claims)
      : tao_{tao}, total_{total_claims}, protocol_{part(protocol_claim)}, left_{tao - protocol_.floor} {}

  FLYWHEEL_HD constexpr void add(std::uint64_t claim) {
    auto const holder = part(claim);
    left_ -= holder.floor;
    before_protocol_ += holder.remainder >= protocol_.remainder && holder.remainder > 0 ? 1 : 0;
  }

  /// After every holder was added: what the protocol gets; the holders get the rest.
  FLYWHEEL_HD constexpr std::uint64_t protocols() const {
    bool const gets_one_more = protocol_.remainder > 0 && before_protocol_ < left_;
    return protocol_.floor + (gets_one_more ? 1 : 0);
  }

 private:
  struct Part {
    std::uint64_t floor;
    std::uint64_t remainder;
  };

  std::uint64_t tao_;
  std::uint64_t total_;
  Part protocol_;
  std::uint64_t left_;
  std::uint64_t before_protocol_ = 0;

  FLYWHEEL_HD constexpr Part part(std::uint64_t claim) const {
    UInt128 const product = static_cast<UInt128>(tao_) * claim;
    return {static_cast<std::uint64_t>(product / total_), static_cast<std::uint64_t>(product % total_)};
  }
};

}  // namespace flywheel::exchange
