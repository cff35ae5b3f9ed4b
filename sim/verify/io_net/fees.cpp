#include "kernels/exchange/fees.hpp"
#include "sim/verify/io_net/adapters.hpp"

namespace flywheel::verify::io_net {
namespace {

/// io.net documentation, "Fees": 0.25 % on each side, and 2 % on each side that does not use IO.
constexpr exchange::HireFees fees_of_network{.reservation_share_ppm = 2'500, .payment_share_ppm = 20'000};

bool is_in_token(Field const& field) {
  auto const currency = field.text();
  if (currency != "IO" && currency != "USDC") field.refuse("IO or USDC");
  return currency == "IO";
}

}  // namespace

Json fees(Field const& input, Device const&) {
  auto const compute = input.at("compute_cost_micro_usd").whole<std::uint64_t>();
  bool const pays_in_token = is_in_token(input.at("pay"));
  bool const paid_in_token = is_in_token(input.at("payout"));
  return {{"renter_reservation_fee_micro_usd", fees_of_network.reservation(compute)},
          {"renter_payment_fee_micro_usd", fees_of_network.payment(compute, pays_in_token)},
          {"renter_total_micro_usd", compute + fees_of_network.renter(compute, pays_in_token)},
          {"supplier_reservation_fee_micro_usd", fees_of_network.reservation(compute)},
          {"supplier_payment_fee_micro_usd", fees_of_network.payment(compute, paid_in_token)},
          {"supplier_net_micro_usd", compute - fees_of_network.supplier(compute, paid_in_token)}};
}

}  // namespace flywheel::verify::io_net
