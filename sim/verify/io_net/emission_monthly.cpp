#include "sim/verify/io_net/adapters.hpp"
#include "sim/verify/io_net/schedule.hpp"

namespace flywheel::verify::io_net {

Json emission_monthly(Field const& input, Device const&) {
  auto const field = input.at("month");
  auto const month = field.whole<std::uint32_t>();
  if (month < 1 || month > schedule().months) field.refuse("a month of 1 to 240");
  std::uint64_t const first_block = std::uint64_t{month - 1} * schedule().blocks_per_month;
  return {{"emission_raw", bigint_of(schedule().of_month(month - 1))},
          {"cumulative_raw", bigint_of(schedule().of_first_months(month))},
          {"per_block_raw", bigint_of(schedule()(first_block))}};
}

}  // namespace flywheel::verify::io_net
