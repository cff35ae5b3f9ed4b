#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"
#include "kernels/scoring/yuma/lanes.hpp"

namespace flywheel::scoring {

/// The matrices on the way, in the order of the chain's code.
enum class YumaStage : std::uint32_t {
  weights_raw,
  weights_permit,
  weights_diag,
  weights_outdated,
  weights_norm,
  clipped_weights,
  weights_for_bonds,
  bonds_prev,
  bonds_masked,
  bonds_norm,
  bonds_delta,
  bonds_delta_norm,
  liquid_alphas,
  bonds_ema,
  bonds_ema_norm,
  count,
};

inline constexpr std::uint32_t yuma_stages = static_cast<std::uint32_t>(YumaStage::count);

/// Where the stages of one subnet are written down: of the neurons that have a row.
/// Shape   cells [yuma_stages x rows x neurons] I32F32 bits, written where an entry is; row_of [neurons], no_stage_row
///         where a neuron has none.
struct YumaStages {
  std::int64_t* cells;
  std::uint32_t const* row_of;
  std::uint32_t rows;
  std::uint32_t neurons;
};

inline constexpr std::uint32_t no_stage_row = 0xFFFFFFFF;

namespace yuma {

/// Nobody watches: costs nothing.
struct NoObserver {
  static constexpr bool watches = false;

  template <class Wide>
  FLYWHEEL_HD void columns(YumaStage, std::uint32_t, std::uint32_t, Wide const&) const {}
  FLYWHEEL_HD void cell(YumaStage, std::uint32_t, std::uint32_t, std::uint64_t) const {}
};

/// Writes every stage of one subnet down, for tests and `flywheel verify`.
struct StageObserver {
  static constexpr bool watches = true;
  YumaStages to;

  FLYWHEEL_HD void cell(YumaStage stage, std::uint32_t uid, std::uint32_t column, std::uint64_t bits) const {
    std::uint32_t const row = to.row_of[uid];
    if (row == no_stage_row || column >= to.neurons) return;  // columns of the padding
    std::size_t const matrix = std::size_t{static_cast<std::uint32_t>(stage)} * to.rows;
    to.cells[(matrix + row) * to.neurons + column] = static_cast<std::int64_t>(bits);
  }

  /// Neighbouring columns from `column` on.
  template <class Wide>
  FLYWHEEL_HD void columns(YumaStage stage, std::uint32_t uid, std::uint32_t column, Wide const& values) const {
    for_each_lane(values, [&](std::uint32_t lane, std::uint64_t bits) { cell(stage, uid, column + lane, bits); });
  }
};

}  // namespace yuma
}  // namespace flywheel::scoring
