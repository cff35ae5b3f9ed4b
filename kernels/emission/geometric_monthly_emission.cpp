#include "kernels/emission/geometric_monthly_emission.hpp"

#include <numeric>
#include <stdexcept>
#include <string>

#include "kernels/emission/big_natural.hpp"

namespace flywheel::emission {
namespace {

constexpr std::uint64_t highest_denominator = std::uint64_t{1} << 60;

void require(bool holds, char const* what) {
  if (!holds) throw std::invalid_argument{std::string{"geometric monthly emission: "} + what};
}

void check_share(ExactShare const& share, char const* what) {
  bool const is_share = share.denominator > 0 && share.denominator <= highest_denominator;
  require(is_share && share.numerator <= share.denominator, what);
}

/// x -> floor(x / base^power), with as few long divisions as 64-bit divisors allow.
void divide_by_power(BigNatural& number, std::uint64_t base, std::uint32_t power) {
  while (power > 0) {
    std::uint64_t divisor = base;
    for (--power; power > 0 && divisor <= highest_denominator * 15 / base; --power) divisor *= base;
    number.divide(divisor);
  }
}

}  // namespace

EmissionSchedule schedule_of(GeometricMonthlyEmission const& rule) {
  require(rule.months <= EmissionSchedule::most_months, "expected at most 480 months");
  require(rule.blocks_per_month > 0, "expected at least one block a month");
  check_share(rule.rate_per_year, "expected a yearly rate in [0, 1]");
  check_share(rule.decline_per_month, "expected a monthly decline in [0, 1]");
  std::uint64_t const common = std::gcd(rule.decline_per_month.numerator, rule.decline_per_month.denominator);
  std::uint64_t const whole = rule.decline_per_month.denominator / common;
  std::uint64_t const kept = whole - rule.decline_per_month.numerator / common;

  EmissionSchedule schedule{};
  schedule.months = rule.months;
  schedule.blocks_per_month = rule.blocks_per_month;
  BigNatural scaled{rule.base_units};  // base x rate x kept^k, over whole^k and 12
  scaled.multiply(rule.rate_per_year.numerator);
  for (std::uint32_t month = 0; month < rule.months; ++month) {
    BigNatural budget = scaled;
    budget.divide(rule.rate_per_year.denominator);
    budget.divide(12);
    divide_by_power(budget, whole, month);
    schedule.month_base_units[month] = budget.to_uint64().value();  // at most base_units
    scaled.multiply(kept);
  }
  return schedule;
}

}  // namespace flywheel::emission
