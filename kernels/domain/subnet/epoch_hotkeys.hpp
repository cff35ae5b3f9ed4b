#pragma once

#include "kernels/base/segments.hpp"
#include "kernels/emission/dividends/epoch_pots.hpp"
#include "kernels/emission/dividends/parent_split.hpp"
#include "kernels/emission/dividends/root_claim.hpp"
#include "kernels/exchange/share_pool/share_pool.hpp"

namespace flywheel::domain {

/// A hotkey whose stake votes with another one.
struct ParentEdge {
  std::uint32_t parent_row;
  std::uint64_t proportion;  // of 2^64 - 1
  bool has_same_owner;
};

/// The hotkeys of all subnets: neurons, and parents of neurons. Amounts in base units.
struct EpochHotkeys {
  Segments rows;                            // a segment is a subnet, as a row of SubnetColumns
  std::uint64_t const* server_emission;     // of the epoch just run; 0 where a row is no neuron
  std::uint64_t const* validator_emission;  // likewise: only its proportions count
  exchange::SharePool* pool;                // the alpha staked on the hotkey
  exchange::SafeFloat* owner_share;         // of the hotkey's owner in it
  emission::RootClaims* root_claims;
  std::uint64_t const* root_tao;    // staked on the hotkey on root
  std::uint16_t const* take;        // the owner's, of 65535
  std::uint16_t const* child_take;  // of what it earns with parents' stake
  U96F32 const* kept_share;         // of its stake that it does not lend to children
  std::uint8_t const* is_subnet_owners;
  std::uint32_t const* parent_offsets;  // [rows + 1]
  ParentEdge const* parents;            // grouped by child
  U96F32* dividend;                     // written
  U96F32* root_part;                    // written: of the dividend
};

/// A subnet's side of its epochs.
struct EpochSubnet {
  std::uint32_t owner_row;  // its owner's hotkey; not_registered where there is none
  emission::OwnerIncentive owner_incentive;
  U96F32 tao_weight;
  U96F32 child_burn_share;

  static constexpr std::uint32_t not_registered = 0xffff'ffff;
};

/// Where an epoch's alpha went. owner + incentive + withheld + alpha_dividends + root_dividends + lost is what the pots
/// held; the child keys' burn is part of no pot.
struct EpochPayments {
  std::uint64_t owner;
  std::uint64_t incentive;
  std::uint64_t withheld;
  std::uint64_t alpha_dividends;  // takes included
  std::uint64_t root_dividends;   // takes included
  std::uint64_t root_accrued;     // of those: what root's stakers may claim
  std::uint64_t child_burn;       // recycled
  std::uint64_t lost;             // cut off by floors, or a pot that nobody shares: issued, and nobody's. Modulo 2^64:
                                  // miners' cuts may be so much smaller than validators' that they get more than half
};

}  // namespace flywheel::domain
