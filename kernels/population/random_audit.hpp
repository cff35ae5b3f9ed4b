#pragma once

#include "kernels/base/platform.hpp"

namespace flywheel::population {

/// Audits that find some cheats and wrong some honest agents.
///     lambda = q d;  hazard of the honest q f;  cost q k per step;  deterring audits q* = lambda* / d
///     an honest agent loses q f L per step, to be held against the honest margin
/// Shape   scalars. Units   per agent and step; costs in USD. Domain  q, d, f in [0, 1].
/// Errors  where q* exceeds 1 no number of audits deters. Source  reference behaviour 1 [D]; Becker 1968.
struct RandomAudit {
  double probability;          // q: that an agent is audited in a step
  double power;                // d: true positives
  double false_positive_rate;  // f
  double cost;                 // k: of one audit

  FLYWHEEL_HD double hazard() const { return probability * power; }
  FLYWHEEL_HD double honest_hazard() const { return probability * false_positive_rate; }
  FLYWHEEL_HD double cost_per_step() const { return probability * cost; }
  FLYWHEEL_HD double honest_loss_per_step(double lost_if_caught) const { return honest_hazard() * lost_if_caught; }

  /// The audits that make up a deterring hazard; above 1 where none do.
  FLYWHEEL_HD double deterring_probability(double deterring_hazard) const { return deterring_hazard / power; }

  /// The share of those caught who are honest, where a share of all cheats.
  ///     (1 - x) f / ((1 - x) f + x d)
  FLYWHEEL_HD double wrongly_caught_share(double cheating_share) const {
    double const wrong = (1.0 - cheating_share) * false_positive_rate;
    double const caught = wrong + cheating_share * power;
    return caught > 0.0 ? wrong / caught : 0.0;
  }
};

}  // namespace flywheel::population
