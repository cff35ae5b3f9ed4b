#pragma once

#include <bit>
#include <cstdint>

#include "kernels/base/distributions.hpp"
#include "kernels/base/portable_math.hpp"
#include "kernels/base/random.hpp"

/// What host and device must agree on, bit by bit: every function and every distribution, one result an index.
namespace flywheel::parity {

enum class Case : std::uint32_t {
  step_word,
  uniform,
  square_root,
  exp,
  expm1,
  log,
  log1p,
  pow,
  sin_turns,
  cos_turns,
  normal_quantile,
  uniform_integer,
  uniform_real,
  bernoulli,
  exponential,
  weibull,
  normal,
  log_normal,
  truncated_log_normal,
  pareto,
  bounded_pareto,
  gamma,
  poisson,
  binomial,
  negative_binomial,
  categorical,
  count
};

/// A double of any size, sign and kind for even i (random bits); one within the range that models use for odd i.
FLYWHEEL_HD constexpr double argument(Draws& draws, std::uint32_t i) {
  auto const bits = draws.bits();
  return i % 2 == 0 ? std::bit_cast<double>(bits) : 100.0 * uniform_from_bits(bits) - 30.0;
}

FLYWHEEL_HD inline double math_result(Case which, Draws& draws, std::uint32_t i) {
  double const x = argument(draws, i);
  switch (which) {
    case Case::square_root:
      return std::sqrt(x < 0.0 ? -x : (x == x ? x : 0.0));
    case Case::exp:
      return flywheel::exp(x);
    case Case::expm1:
      return flywheel::expm1(x);
    case Case::log:
      return flywheel::log(x);
    case Case::log1p:
      return flywheel::log1p(x);
    case Case::pow:
      return flywheel::pow(x, 0.1 * argument(draws, i));
    case Case::sin_turns:
      return sin_turns(x);
    default:
      return cos_turns(x);
  }
}

FLYWHEEL_HD inline double continuous_result(Case which, Draws& draws, std::uint32_t i) {
  double const scale = 1.0 + i % 7;
  double const shape = 0.2 + 0.1 * (i % 31);
  switch (which) {
    case Case::uniform:
      return draws.uniform();
    case Case::normal_quantile:
      return normal_quantile(draws.uniform() * exp(-0.1 * (i % 400)));
    case Case::uniform_real:
      return UniformReal{-scale, shape}(draws);
    case Case::exponential:
      return Exponential{scale}(draws);
    case Case::weibull:
      return Weibull{scale, shape}(draws);
    case Case::normal:
      return Normal{shape, scale}(draws);
    case Case::log_normal:
      return LogNormal::of_mean(scale, shape)(draws);
    case Case::truncated_log_normal:
      return TruncatedLogNormal{shape, scale, 0.5 * (i % 11), 3.0 + i % 90}(draws);
    case Case::pareto:
      return Pareto{scale, shape}(draws);
    case Case::bounded_pareto:
      return BoundedPareto{scale, 20.0 + i % 5000, shape}(draws);
    default:
      return Gamma{shape, scale}(draws);
  }
}

FLYWHEEL_HD inline std::uint64_t integer_result(Case which, Draws& draws, std::uint32_t i) {
  std::uint64_t const cumulative[5] = {3, 3, 1000, std::uint64_t{1} << 40, (std::uint64_t{1} << 41) + i};
  switch (which) {
    case Case::step_word:
      return step_word(draws.bits(), i, i / 3, Stream("parity/steps"));
    case Case::uniform_integer:
      return UniformInteger{(i % 2 == 0 ? std::uint64_t{1} << 31 : std::uint64_t{1} << 63) + i}(draws);
    case Case::bernoulli:
      return Bernoulli{0.001 * (i % 1001)}(draws) ? 1 : 0;
    case Case::poisson:
      return Poisson{exp(0.05 * (i % 500) - 3.0)}(draws);
    case Case::binomial:
      return Binomial{std::uint64_t{1} << (i % 40), 0.01 * (i % 101)}(draws);
    case Case::negative_binomial:
      return NegativeBinomial{0.5 * (i % 300), 0.1 + 0.2 * (i % 40)}(draws);
    default:
      return Categorical{cumulative, 5}(draws);
  }
}

/// The bits of case `which` at index i.
FLYWHEEL_HD inline std::uint64_t result_bits(Case which, std::uint32_t i) {
  Draws draws{0x5eed5eed5eed, i, static_cast<std::uint32_t>(which), Stream("parity/arguments")};
  switch (which) {
    case Case::step_word:
    case Case::uniform_integer:
    case Case::bernoulli:
    case Case::poisson:
    case Case::binomial:
    case Case::negative_binomial:
    case Case::categorical:
      return integer_result(which, draws, i);
    case Case::square_root:
    case Case::exp:
    case Case::expm1:
    case Case::log:
    case Case::log1p:
    case Case::pow:
    case Case::sin_turns:
    case Case::cos_turns:
      return std::bit_cast<std::uint64_t>(math_result(which, draws, i));
    default:
      return std::bit_cast<std::uint64_t>(continuous_result(which, draws, i));
  }
}

}  // namespace flywheel::parity
