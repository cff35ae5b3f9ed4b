#include "sim/verify/io_net/adapters.hpp"
#include "sim/verify/io_net/schedule.hpp"

namespace flywheel::verify::io_net {

Json emission_yearly(Field const& input, Device const&) {
  auto const field = input.at("year");
  auto const year = field.whole<std::uint32_t>();
  if (year < 1 || year > 20) field.refuse("a year of 1 to 20");
  auto const until_end = schedule().of_first_months(12 * year);
  auto const in_year = until_end - schedule().of_first_months(12 * (year - 1));
  constexpr double one_token = base_units_per_token;
  double const emitted_tokens = static_cast<double>(in_year) / one_token;
  return {{"emission_io", emitted_tokens},
          {"percent_of_500m", emitted_tokens / 500e6 * 100.0},
          {"cumulative_io", static_cast<double>(until_end) / one_token}};
}

}  // namespace flywheel::verify::io_net
