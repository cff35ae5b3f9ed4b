#pragma once

#include <Eigen/Dense>
#include <vector>

#include "sim/verify/bittensor/epoch_case.hpp"

namespace flywheel::scoring::test {

/// What an epoch comes to in real numbers.
struct OracleResult {
  Eigen::ArrayXd stake, active_stake, consensus, trust, incentive, dividends, combined;
  std::vector<std::size_t> uids;  // of the neurons with weights or bonds, which have a row below
  Eigen::ArrayXXd bonds;          // [rows x neurons] in [0, 1], to be stored as u16
  Eigen::ArrayXd bought;          // [neurons] highest stake times weight; classic bonds keep its bits only
};

/// One epoch in double precision over dense matrices, written from the equations of reference section 5 and sharing
/// nothing with the op. Rows of weights must be sorted. New permits are not its business.
[[nodiscard]] OracleResult real_epoch(verify::bittensor::EpochCase const& subnet);

}  // namespace flywheel::scoring::test
