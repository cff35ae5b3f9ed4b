#include "tests/unit/base_numeric/bittensor_primitives.hpp"

#include <gtest/gtest.h>

namespace flywheel::test {
namespace {

struct Kind {
  char const* name;
  std::size_t cases;  // as tests/vectors/bittensor counts them
  Json (*adapter)(Json const& inputs);
};

class BittensorPrimitive : public ::testing::TestWithParam<Kind> {};

TEST_P(BittensorPrimitive, EqualsTheChainsOwnCodeInEveryRow) {
  VectorTable const table{GetParam().name};
  ASSERT_EQ(table.rows.size(), GetParam().cases);
  for (auto const& row : table.rows) {
    auto const split = row.begin() + static_cast<std::ptrdiff_t>(table.inputs);
    Json const inputs(std::vector<Json>(row.begin(), split));
    Json const expected(std::vector<Json>(split, row.end()));
    EXPECT_EQ(GetParam().adapter(inputs), expected) << inputs;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Vectors, BittensorPrimitive,
    ::testing::Values(Kind{"i32f32_exp", 300, exp_of_bits}, Kind{"exp_safe", 150, exp_safe_of_bits},
                      Kind{"i32f32_ln", 150, ln_of_bits}, Kind{"i96f32_log2", 150, log2_of_bits},
                      Kind{"i32f32_safe_div", 150, safe_division},
                      Kind{"i32f32_saturating_div", 150, saturating_division},
                      Kind{"i32f32_saturating_mul", 150, saturating_product},
                      Kind{"i32f32_saturating_add_sub", 75, sum_and_difference},
                      Kind{"i64f64_mul_div", 150, multiply_and_divide<I64F64>},
                      Kind{"u64f64_mul_div", 150, multiply_and_divide<U64F64>},
                      Kind{"u96f32_mul_div", 150, multiply_and_divide<U96F32>},
                      Kind{"u16_div_65535", 150, share_from_u16}, Kind{"fixed_proportion_to_u16", 150, u16_from_share},
                      Kind{"i96f32_emission", 150, emission_of_share}, Kind{"i64f64_normalize", 37, normalised_stakes},
                      Kind{"stake_total", 150, total_stake}, Kind{"vec_u16_max_upscale", 37, upscaled_row},
                      Kind{"alpha_sigmoid", 300, liquid_alpha}),
    [](auto const& kind) { return kind.param.name; });

}  // namespace
}  // namespace flywheel::test
