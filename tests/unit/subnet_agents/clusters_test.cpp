#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>
#include <cmath>
#include <random>

#include "kernels/statistics/confusion_counts.hpp"
#include "kernels/statistics/find_clusters.hpp"
#include "kernels/statistics/row_similarity.hpp"
#include "tests/unit/subnet_agents/row_matrix.hpp"
#include "tests/unit/subnet_agents/small_subnets.hpp"

namespace flywheel::statistics {
namespace {

/// What find_clusters says of the rows of one subnet.
struct Found {
  Found(SparseRows const& rows, std::vector<std::uint64_t> const& holding, std::uint32_t columns)
      : loading(holding.size()), in_cluster(holding.size()) {
    auto const slots = static_cast<std::uint32_t>(holding.size());
    std::uint32_t const offsets[2] = {0, slots};
    find_clusters(HostBackend{}, {{offsets, nullptr, 1},
                                  slots,
                                  columns,
                                  rows,
                                  holding.data(),
                                  400,
                                  loading.data(),
                                  in_cluster.data(),
                                  &explained_share});
  }

  std::vector<std::int32_t> loading;
  std::vector<std::uint8_t> in_cluster;
  double explained_share = -1.0;
};

/// Of voters who hold the same: on the side of fewer, and no closer than half of its farthest.
bool is_apart(Eigen::VectorXd const& leading, std::uint32_t row) {
  auto const negative = (leading.array() < 0.0).count();
  double const sign = 2 * negative <= leading.size() ? -1.0 : 1.0;
  return sign * leading(row) >= 0.5 * (sign * leading).maxCoeff();
}

TEST(FindClusters, AgreesWithEigen) {
  std::mt19937_64 any{3};
  for (std::uint32_t round = 0; round < 12; ++round) {
    std::uint32_t const voters = 5 + round * 3;
    std::uint32_t const columns = 10 + round * 7;
    RowMatrix matrix;
    Eigen::MatrixXd shares(voters, columns);
    for (std::uint32_t row = 0; row < voters; ++row) {
      std::vector<std::uint16_t> dense(columns);
      for (std::uint32_t column = 0; column < columns; ++column) {
        bool const is_favoured = row % 3 == 0 && column < columns / 3;  // a camp, so that one direction stands out
        bool const is_listed = any() % 4 != 0;
        dense[column] = static_cast<std::uint16_t>(is_listed ? 1'000 + any() % 9'000 + (is_favoured ? 30'000 : 0) : 0);
        shares(row, column) = dense[column];
      }
      shares.row(row) /= shares.row(row).sum();
      matrix.add(dense);
    }
    Eigen::MatrixXd const centred = shares.rowwise() - shares.colwise().mean();
    Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> const solved{centred * centred.transpose()};
    Eigen::VectorXd leading = solved.eigenvectors().col(voters - 1);
    leading /= leading.cwiseAbs().maxCoeff();
    Found const found{matrix.rows(), std::vector<std::uint64_t>(voters, 1), columns};
    EXPECT_NEAR(found.explained_share, solved.eigenvalues()(voters - 1) / solved.eigenvalues().sum(), 1e-3);
    if (leading(0) * found.loading[0] < 0.0) leading = -leading;
    for (std::uint32_t row = 0; row < voters; ++row) {
      EXPECT_NEAR(found.loading[row] * 0x1p-30, leading(row), 2e-3) << round << " " << row;
      EXPECT_EQ(found.in_cluster[row], is_apart(leading, row) ? 1 : 0) << round << " " << row;
    }
  }
}

TEST(FindClusters, SeesNobodyApartWhereAllAgree) {
  RowMatrix matrix;
  for (int row = 0; row < 3; ++row) matrix.add({1, 2, 3});
  matrix.add({0, 0, 0});
  Found const found{matrix.rows(), {1, 1, 1, 1}, 3};
  EXPECT_EQ(found.explained_share, 0.0);
  EXPECT_EQ(found.in_cluster, (std::vector<std::uint8_t>{0, 0, 0, 0}));
}

TEST(FindClusters, SuspectsTheCampThatHoldsLess) {
  RowMatrix matrix;
  for (int row = 0; row < 4; ++row)
    matrix.add(row < 2 ? std::vector<std::uint16_t>{1, 0} : std::vector<std::uint16_t>{0, 1});
  EXPECT_EQ((Found{matrix.rows(), {6, 5, 5, 5}, 2}.in_cluster), (std::vector<std::uint8_t>{0, 0, 1, 1}));
  EXPECT_EQ((Found{matrix.rows(), {4, 5, 5, 5}, 2}.in_cluster), (std::vector<std::uint8_t>{1, 1, 0, 0}));
  EXPECT_NEAR((Found{matrix.rows(), {4, 5, 5, 5}, 2}.explained_share), 1.0, 1e-9);
}

/// Twelve validators who look at forty miners with noise of a tenth.
class Detection : public ::testing::Test {
 protected:
  static constexpr std::uint32_t validators = 12;

  void SetUp() override {
    small.judging[0].task = {population::TaskKind::fresh_data, 4, 1, 0.2};
    small.judging[0].belief = {{1.0, 1.0}, 0.01};
    for (std::uint32_t uid = validators; uid < 52; ++uid) small.set_skill(uid, 1.0 + 0.02 * uid);
  }

  /// Rows decided some epochs before the last one.
  [[nodiscard]] SparseRows rows_before(std::uint32_t epochs) {
    auto const& decided = small.args.decided;
    for (std::uint32_t seat = 0; seat < validators; ++seat) {
      auto const row = decided.row(seat, small.round[0].epoch - 1 - epochs);
      first[epochs * validators + seat] = decided.first(row);
      count[epochs * validators + seat] = decided.count[row];
    }
    return {first + epochs * validators, count + epochs * validators, decided.uid, decided.value};
  }

  domain::Memory memory;
  population::SmallSubnets small{memory, 1, validators, 40};
  std::uint64_t first[2 * validators];
  std::uint32_t count[2 * validators];
  std::vector<std::uint64_t> stake = std::vector<std::uint64_t>(validators, 1);
};

TEST_F(Detection, TellsTheCopierFromThoseWhoLook) {
  small.behaviour[7] = {population::ValidatorKind::row_copier, 1, 0, 1, 3};
  small.run(HostBackend{}, 5);
  std::uint32_t const offsets[2] = {0, validators};
  std::vector<std::uint32_t> closest(validators);
  std::vector<std::uint32_t> similarity(validators);
  row_similarity(
      HostBackend{},
      {{offsets, nullptr, 1}, rows_before(0), rows_before(1), Similarity::overlap, closest.data(), similarity.data()});
  EXPECT_EQ(similarity[7], 65'536U);
  EXPECT_EQ(closest[7], 3U);
  for (std::uint32_t seat = 0; seat < validators; ++seat) {
    if (seat == 7) continue;
    EXPECT_LT(similarity[seat], 65'000U) << seat;
  }
}

TEST_F(Detection, FindsTheCartelAndAccusesNobodyElse) {
  small.run(HostBackend{}, 3);
  Found const honest{rows_before(0), stake, 52};
  EXPECT_LT(honest.explained_share, 0.4);  // independent noise: about (1 + sqrt(12 / 40))^2 / 12 = 0.2
  std::vector<std::uint8_t> guilty(validators, 0);
  for (std::uint32_t const seat : {2, 5, 6}) {
    small.behaviour[seat] = {population::ValidatorKind::cartel, 1, 0, 0, 0, 9, 32'768};
    guilty[seat] = 1;
  }
  small.bloc[20] = small.bloc[33] = 9;
  small.run(HostBackend{});
  Found const found{rows_before(0), stake, 52};
  EXPECT_GT(found.explained_share, 0.8);
  EXPECT_EQ(found.in_cluster, guilty);
}

}  // namespace
}  // namespace flywheel::statistics
