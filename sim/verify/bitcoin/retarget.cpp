#include <fmt/format.h>

#include <charconv>

#include "kernels/emission/work_retarget.hpp"
#include "sim/verify/bitcoin/adapters.hpp"

namespace flywheel::verify::bitcoin {
namespace {

/// Bitcoin Core, chain parameters of the main network: two weeks, and 2^224 - 1.
constexpr emission::WorkRetarget retarget_of_chain{.easiest_target = {highest<UInt128>() >> 32, highest<UInt128>()},
                                                   .wanted_s = 1'209'600};

std::uint32_t compact_of(Field const& field) {
  auto const text = field.text();
  std::uint32_t compact = 0;
  bool const has_form = text.size() == 10 && text.starts_with("0x");
  auto const* const end = text.data() + text.size();
  if (!has_form || std::from_chars(text.data() + 2, end, compact, 16).ptr != end) {
    field.refuse("0x and eight hexadecimal digits");
  }
  return compact;
}

}  // namespace

Json retarget(Field const& input, Device const&) {
  auto const compact = compact_of(input.at("bits"));
  auto const first_s = input.at("first_time").whole<std::int64_t>();
  auto const last_s = input.at("last_time").whole<std::int64_t>();
  return {{"bits", fmt::format("0x{:08x}", retarget_of_chain(compact, first_s, last_s))}};
}

}  // namespace flywheel::verify::bitcoin
