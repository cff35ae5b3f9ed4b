#pragma once

#include "sim/economy/subnet/bittensor/economy.hpp"
#include "sim/engine/process.hpp"

namespace flywheel::economy::bittensor {

/// The chains of all worlds, block by block, up to the next epoch, trade, event or sample. A block is made at the end
/// of its time, so that what happens at that very instant comes after it.
class Blocks final : public engine::Domains {
 public:
  explicit Blocks(BittensorEconomy const& economy) : economy_{economy} {}

  std::string_view name() const override { return "blocks"; }
  void advance(engine::Simulation& simulation, engine::Due const& until) const override;

 private:
  BittensorEconomy const& economy_;
};

}  // namespace flywheel::economy::bittensor
