#include "tests/unit/yuma/oracle.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace flywheel::scoring::test {
namespace {

using Eigen::ArrayXd;
using Eigen::ArrayXXd;
using verify::bittensor::EpochCase;
using verify::bittensor::SparseRow;

struct Matrix {
  ArrayXXd value;
  ArrayXXd listed;  // 1 where an entry is, whatever its value
};

Matrix dense(std::vector<SparseRow> const& rows, std::vector<std::size_t> const& uids) {
  auto const n = static_cast<Eigen::Index>(rows.size());
  auto const count = static_cast<Eigen::Index>(uids.size());
  Matrix matrix{ArrayXXd::Zero(count, n), ArrayXXd::Zero(count, n)};
  for (Eigen::Index i = 0; i < count; ++i) {
    for (auto const& [j, value] : rows[uids[static_cast<std::size_t>(i)]]) {
      matrix.value(i, j) = value;
      matrix.listed(i, j) = 1;
    }
  }
  return matrix;
}

ArrayXd shares(ArrayXd const& amounts) {
  double const total = amounts.sum();
  return total > 0 ? ArrayXd(amounts / total) : amounts;
}

/// Every column divided by its sum, or by its highest.
ArrayXXd by_column(ArrayXXd const& matrix, Eigen::ArrayXd const& divisor) {
  ArrayXXd result = matrix;
  for (Eigen::Index j = 0; j < matrix.cols(); ++j) {
    if (divisor(j) > 0) result.col(j) /= divisor(j);
  }
  return result;
}

ArrayXXd column_shares(ArrayXXd const& matrix) {
  return by_column(matrix, matrix.colwise().sum().transpose());
}

double share_of_u16(std::uint16_t stored) {
  return stored / 65535.0;
}

class Epoch {
 public:
  explicit Epoch(EpochCase const& subnet) : subnet_{subnet}, n_{static_cast<Eigen::Index>(subnet.neurons())} {
    for (std::size_t uid = 0; uid < subnet.neurons(); ++uid) {
      if (!subnet.weights[uid].empty() || !subnet.bonds[uid].empty()) result_.uids.push_back(uid);
    }
    rows_ = static_cast<Eigen::Index>(result_.uids.size());
  }

  OracleResult run() {
    result_.bought = ArrayXd::Zero(n_);
    find_stake();
    find_weights();
    agree();
    if (subnet_.parameters.bonds == BondRule::classic) {
      move_classic_bonds();
    } else {
      move_yuma3_bonds();
    }
    pay();
    return result_;
  }

 private:
  [[nodiscard]] bool is_owner(Eigen::Index i) const {
    return subnet_.parameters.owner_uid == static_cast<std::uint16_t>(i);
  }
  [[nodiscard]] bool is_permitted(Eigen::Index i) const {
    return subnet_.permits[static_cast<std::size_t>(i)] != 0 || is_owner(i);
  }

  void find_stake() {
    double const tao_weight = static_cast<double>(subnet_.parameters.tao_weight) / 0x1p64;
    ArrayXd total(n_), active(n_);
    for (Eigen::Index i = 0; i < n_; ++i) {
      auto const at = static_cast<std::size_t>(i);
      total(i) = static_cast<double>(subnet_.alpha_stake[at]) + tao_weight * static_cast<double>(subnet_.tao_stake[at]);
      if (total(i) < static_cast<double>(subnet_.parameters.stake_threshold_rao) && !is_owner(i)) total(i) = 0;
      bool const is_active =
          subnet_.last_update[at] + subnet_.parameters.activity_cutoff_blocks >= subnet_.clock.current_block;
      active(i) = is_active && is_permitted(i) ? 1 : 0;
    }
    result_.stake = shares(total);
    result_.active_stake = shares(result_.stake * active);
  }

  void find_weights() {
    weights_ = dense(subnet_.weights, result_.uids);
    row_stake_ = ArrayXd(rows_);
    for (Eigen::Index i = 0; i < rows_; ++i) {
      row_stake_(i) = result_.active_stake(uid(i));
      for (Eigen::Index j = 0; j < n_; ++j) {
        if (counts(uid(i), j)) continue;
        weights_.value(i, j) = 0;
        weights_.listed(i, j) = 0;
      }
      double const sum = weights_.value.row(i).sum();
      if (sum > 0) weights_.value.row(i) /= sum;
    }
  }

  [[nodiscard]] bool counts(Eigen::Index i, Eigen::Index j) const {
    auto const validator = static_cast<std::size_t>(i);
    auto const registered = subnet_.registration[static_cast<std::size_t>(j)];
    bool const is_own = i == j && !is_owner(i);
    bool const is_uncovered = !subnet_.commits.empty() && subnet_.commits[validator] < registered;
    return is_permitted(i) && !is_own && subnet_.last_update[validator] > registered && !is_uncovered;
  }

  [[nodiscard]] Eigen::Index uid(Eigen::Index row) const {
    return static_cast<Eigen::Index>(result_.uids[static_cast<std::size_t>(row)]);
  }

  /// The largest weight that stake of at least kappa gives or exceeds; where kappa is out of reach, the least. Who
  /// gives no weights votes 0.
  [[nodiscard]] double median(Eigen::Index j) const {
    std::vector<Eigen::Index> voters;
    for (Eigen::Index i = 0; i < rows_; ++i) {
      if (row_stake_(i) > 0) voters.push_back(i);
    }
    std::sort(voters.begin(), voters.end(),
              [&](auto left, auto right) { return weights_.value(left, j) > weights_.value(right, j); });
    double stake = 0;
    for (auto const i : voters) {
      stake += row_stake_(i);
      if (stake >= share_of_u16(subnet_.parameters.kappa)) return weights_.value(i, j);
    }
    bool const all_vote = row_stake_.sum() > 1 - 1e-12;
    return voters.empty() || !all_vote ? 0 : weights_.value(voters.back(), j);
  }

  void agree() {
    result_.consensus = ArrayXd(n_);
    for (Eigen::Index j = 0; j < n_; ++j) result_.consensus(j) = median(j);
    clipped_ = weights_.value.min(result_.consensus.transpose().replicate(rows_, 1));
    result_.trust = by_neuron(clipped_.rowwise().sum());
    ArrayXd const rank = (clipped_.matrix().transpose() * row_stake_.matrix()).array();
    result_.incentive = shares(rank);
    double const penalty = share_of_u16(subnet_.parameters.bonds_penalty);
    for_bonds_ = weights_.value + penalty * (clipped_ - weights_.value);
  }

  /// A column over rows as one over neurons.
  [[nodiscard]] ArrayXd by_neuron(ArrayXd const& of_rows) const {
    ArrayXd column = ArrayXd::Zero(n_);
    for (Eigen::Index i = 0; i < rows_; ++i) column(uid(i)) = of_rows(i);
    return column;
  }

  [[nodiscard]] ArrayXXd held() const {
    auto bonds = dense(subnet_.bonds, result_.uids).value;
    auto const& clock = subnet_.clock;
    std::uint64_t const last_tempo =
        clock.last_step_block == 0 ? clock.current_block - subnet_.parameters.tempo_blocks : clock.last_step_block + 1;
    for (Eigen::Index j = 0; j < n_; ++j) {
      if (last_tempo <= subnet_.registration[static_cast<std::size_t>(j)]) bonds.col(j) = 0;
    }
    return bonds;
  }

  [[nodiscard]] double alpha() const {
    return 1 - static_cast<double>(subnet_.parameters.bonds_moving_average_ppm) / 1e6;
  }

  void move_classic_bonds() {
    ArrayXXd const bought = for_bonds_.colwise() * row_stake_;
    if (rows_ > 0) result_.bought = bought.colwise().maxCoeff().transpose();
    ArrayXXd const moved = alpha() * column_shares(bought) + (1 - alpha()) * column_shares(held());
    ArrayXXd const bonds = column_shares(moved.max(0.0));
    result_.dividends = shares(by_neuron((bonds.matrix() * result_.incentive.matrix()).array()));
    result_.bonds = rows_ == 0 ? bonds : by_column(bonds, bonds.colwise().maxCoeff().transpose());
  }

  void move_yuma3_bonds() {
    ArrayXXd const old = held() / 65535;
    bool const is_liquid = subnet_.parameters.liquid_alpha == LiquidAlpha::on && result_.consensus.maxCoeff() > 0;
    ArrayXXd const moved = is_liquid ? moved_liquidly(old) : ArrayXXd(alpha() * for_bonds_ + (1 - alpha()) * old);
    result_.bonds = moved.max(0.0);
    ArrayXd const total = (column_shares(result_.bonds).matrix() * result_.incentive.matrix()).array();
    result_.dividends = shares(by_neuron(total * row_stake_));
  }

  [[nodiscard]] ArrayXXd moved_liquidly(ArrayXXd const& old) const {
    auto const& rules = subnet_.parameters;
    double const low = share_of_u16(rules.alpha_low);
    double const high = share_of_u16(rules.alpha_high);
    ArrayXXd moved = ArrayXXd::Zero(rows_, n_);
    for (Eigen::Index i = 0; i < rows_; ++i) {
      for (Eigen::Index j = 0; j < n_; ++j) {
        if (!lives_on(i, j)) continue;
        double const weight = for_bonds_(i, j);
        double const away = weight >= old(i, j) ? weight - result_.consensus(j) : old(i, j) - weight;
        double const slope = rules.alpha_sigmoid_steepness / 100.0;
        double const sigmoid = 1 / (1 + std::exp(-slope * (std::clamp(away, 0.0, 1.0) - 0.5)));
        double const speed = std::clamp(low + sigmoid * (high - low), low, high);
        moved(i, j) = std::min(1.0, (1 - speed) * old(i, j) + speed * weight);
      }
    }
    return moved;
  }

  /// Only what the weights list, and full penalty takes clipped zeros off the list.
  [[nodiscard]] bool lives_on(Eigen::Index i, Eigen::Index j) const {
    bool const is_listed = weights_.listed(i, j) > 0;
    if (subnet_.parameters.bonds_penalty == 0) return is_listed;
    if (subnet_.parameters.bonds_penalty < 65535) return for_bonds_(i, j) > 0;
    return is_listed && !(result_.consensus(j) == 0 && weights_.value(i, j) > 0);
  }

  void pay() {
    ArrayXd const earned = result_.incentive + result_.dividends;
    if (earned.sum() > 0) {
      result_.combined = shares(earned);
    } else {
      result_.combined = result_.active_stake.sum() > 0 ? result_.active_stake : result_.stake;
    }
  }

  EpochCase const& subnet_;
  Eigen::Index n_;
  Eigen::Index rows_ = 0;
  OracleResult result_{};
  ArrayXd row_stake_{};
  Matrix weights_{};
  ArrayXXd clipped_{}, for_bonds_{};
};

}  // namespace

OracleResult real_epoch(EpochCase const& subnet) {
  return Epoch{subnet}.run();
}

}  // namespace flywheel::scoring::test
