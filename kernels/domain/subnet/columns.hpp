#pragma once

#include "kernels/base/segments.hpp"
#include "kernels/domain/subnet/subnet_flows.hpp"
#include "kernels/emission/subnet/emission_terms.hpp"
#include "kernels/emission/subnet/tao_flow.hpp"
#include "kernels/exchange/balancer/subnet_pool.hpp"
#include "kernels/exchange/registration/adjusted_price.hpp"
#include "kernels/exchange/registration/burn_price.hpp"

namespace flywheel::domain {

/// What the chain of one world goes by.
struct ChainRules {
  emission::EmissionRules emission;
  U96F32 tao_weight;       // of root stake against alpha
  U96F32 owner_cut;        // of a subnet's alpha
  I96F32 price_smoothing;  // of the moving price
  emission::FlowAverage flow_average;
  I64F64 flow_cutoff;
  U64F64 flow_exponent;
};

/// What a subnet goes by.
struct SubnetRules {
  exchange::BurnPrice burn;
  std::uint64_t first_emission_block;
  std::uint64_t price_halving_blocks;
  bool is_eligible;          // started, traded, open to registration
  bool is_emission_enabled;  // takes TAO; else only its alpha is paid out
  bool is_owner_cut_enabled;
  exchange::IntervalPrice by_interval = {};
};

/// Who has registered on a subnet since its price was last set by interval.
struct RegistrationCount {
  std::uint64_t since_block;
  std::uint16_t registered;
};

/// The chain of one world between blocks.
struct ChainState {
  std::uint64_t block;  // the last one that is done
  std::uint64_t issued_tao;
  std::uint64_t root_tao;
  std::uint64_t stranded_tao;  // minted for a purchase that the pool refused
  std::uint64_t last_mint_tao;
  U64F64 moving_price_sum;  // of the block, over eligible subnets
  U64F64 gate_threshold;    // 0 until the gate has seen a share
  bool does_root_sell;      // the moving prices add to more than 1
};

/// The subnets of all worlds. Amounts in base units; a column that a world's rules do not use may be null where the
/// field says so.
struct SubnetColumns {
  Segments rows;  // a segment is a world
  SubnetRules const* rules;
  std::uint64_t* tao_reserve;
  std::uint64_t* alpha_reserve;
  std::uint64_t* outstanding_alpha;
  std::uint64_t* quote_weight;  // 10^-18
  std::uint64_t* protocol_alpha;
  I96F32* moving_price;
  U96F32* miner_burned;     // share of incentive that went to the owner's keys in the last epoch
  U96F32* root_proportion;  // as of the last block
  std::uint64_t* burn_price;
  std::uint64_t* pending_owner;
  std::uint64_t* pending_server;
  std::uint64_t* pending_validator;
  std::uint64_t* pending_root;                 // alpha
  std::uint64_t* pending_root_tao;             // null unless root sells each block
  std::int64_t* user_flow;                     // TAO of the block, by trades; null unless shares follow flow
  std::int64_t* protocol_flow;                 // as user_flow
  I64F64* user_flow_average;                   // as user_flow
  I64F64* protocol_flow_average;               // as user_flow
  U64F64 const* root_weight;                   // shares by the root network's vote; null in other rules
  U64F64* share;                               // of the block's TAO, written
  U64F64* ungated_share;                       // written; null without a gate
  emission::SubnetTerms* terms;                // of the last block, written
  SubnetFlows* flows = nullptr;                // added to; null where nobody keeps books
  RegistrationCount* registrations = nullptr;  // null unless a price is set by interval
};

}  // namespace flywheel::domain
