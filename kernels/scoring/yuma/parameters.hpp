#pragma once

#include <cstdint>
#include <optional>

#include "kernels/base/fixed_point.hpp"

namespace flywheel::scoring {

/// How a validator's claim on a miner (its bond) moves towards what it weighs.
enum class BondRule : std::uint8_t {
  classic,  // towards stake times weight, shared out among the validators of a miner
  yuma3,    // towards the weight itself; every validator's bond lives in [0, 1]
};

/// Whether the speed of Yuma 3 bonds differs by validator and miner.
enum class LiquidAlpha : std::uint8_t { off, on };

/// The hyperparameters of one subnet, as the chain stores them. A column of these lies over subnets.
/// Units   shares: u16 of 65535; moving average: parts per million; stake: rao; cutoff and tempo: blocks.
/// Source  opentensor/subtensor, SubtensorModule storage; defaults of reference section 2.3.
struct YumaParameters {
  std::uint64_t bonds_moving_average_ppm = 900'000;  // may pass 10^6: bonds then move away from the weights
  std::uint64_t activity_cutoff_blocks = 5'000;
  std::uint64_t stake_threshold_rao = 0;
  std::uint64_t tao_weight = 971'718'665'099'567'868;  // share of 2^64 - 1 that root TAO counts beside alpha
  std::uint16_t kappa = 32'767;                        // majority of stake that consensus needs
  std::uint16_t bonds_penalty = 65'535;                // 0: bonds follow weights; 65535: clipped weights
  std::uint16_t alpha_low = 45'875;
  std::uint16_t alpha_high = 58'982;
  std::int16_t alpha_sigmoid_steepness = 1'000;  // slope x 100
  std::uint16_t tempo_blocks = 360;              // counts only before the first epoch
  std::uint16_t max_allowed_validators = 64;
  BondRule bonds = BondRule::classic;
  LiquidAlpha liquid_alpha = LiquidAlpha::off;  // counts only with BondRule::yuma3
  std::optional<std::uint16_t> owner_uid{};     // keeps its permit and self-weight; no stake threshold
};

/// When an epoch runs, and what it hands out.
struct YumaClock {
  std::uint64_t current_block;
  std::uint64_t last_step_block;  // of the epoch before; 0: there was none
  std::uint64_t emission_rao;     // alpha, for servers, validators and root together
};

/// The same hyperparameters as the numbers that the steps use.
struct YumaFactors {
  I32F32 kappa;
  I32F32 penalty;
  I32F32 alpha;      // how far a bond moves in one epoch
  I32F32 keeps;      // 1 - alpha
  I32F32 alpha_low;  // liquid alpha
  I32F32 alpha_high;
  I32F32 slope;
  I64F64 tao_weight;
  std::uint64_t last_tempo_block;  // bonds on neurons registered at this block or later are void

  /// All bonds stay in [0, 1], so that the fast arithmetic of shares holds.
  FLYWHEEL_HD constexpr bool keeps_bonds_in_unit() const { return alpha >= I32F32::zero() && alpha <= I32F32::one(); }
};

/// Source  opentensor/subtensor, run_epoch.rs: get_float_kappa, compute_ema_bonds_normal_sparse, alpha_sigmoid;
/// stake_utils.rs: tao weight through U96F32.
FLYWHEEL_HD constexpr YumaFactors factors_of(YumaParameters const& parameters, YumaClock const& clock) {
  auto const average = safe_divide(I64F64::from_integer(parameters.bonds_moving_average_ppm),
                                   I64F64::from_integer(std::uint64_t{1'000'000}));
  auto const alpha = saturating_subtract(I32F32::one(), I32F32::from_fixed(average));
  auto const tao_weight =
      safe_divide(U96F32::from_integer(parameters.tao_weight), U96F32::from_integer(~std::uint64_t{0}));
  auto const before_first =
      clock.current_block < parameters.tempo_blocks ? 0 : clock.current_block - parameters.tempo_blocks;
  return {
      .kappa = proportion_from_u16(parameters.kappa),
      .penalty = proportion_from_u16(parameters.bonds_penalty),
      .alpha = alpha,
      .keeps = saturating_subtract(I32F32::one(), alpha),
      .alpha_low = proportion_from_u16(parameters.alpha_low),
      .alpha_high = proportion_from_u16(parameters.alpha_high),
      .slope = saturating_divide(I32F32::from_integer(parameters.alpha_sigmoid_steepness), I32F32::from_integer(-100)),
      .tao_weight = I64F64::from_fixed(tao_weight),
      .last_tempo_block = clock.last_step_block == 0 ? before_first : clock.last_step_block + 1};
}

}  // namespace flywheel::scoring
