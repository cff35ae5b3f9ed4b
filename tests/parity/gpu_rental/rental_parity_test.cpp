#include "tests/parity/devices.hpp"
#include "tests/support/backend_copies.hpp"
#include "tests/unit/gpu_rental/random_rentals.hpp"

namespace flywheel::domain {
namespace {

/// Markets in which everything happens, for some days, listed anew every day.
struct RentalCase {
  char const* name;
  std::uint32_t seed;
  std::uint32_t domains;
  RentalSizes sizes;
  TimeMs days;
};

constexpr RentalCase rental_cases[] = {{"ManySmallMarkets", 1, 200, {40, 12, 1'000, 6'000}, 20},
                                       {"FewLargeMarkets", 2, 3, {5'000, 600, 20'000, 100'000}, 5}};

/// The state of all tables after the case's days; empty where the case's tables had too little room.
template <class Backend>
std::vector<std::uint64_t> run_rentals(Backend const& on, RentalCase const& which) {
  auto market = random_rentals(which.domains, which.seed, which.sizes);
  std::vector<TimeMs> until(1);
  for (TimeMs day = 1; day <= which.days; ++day) {
    until[0] = day * test_day;
    BackendCopies<Backend> copies{on};
    auto rental = market.rental(copies);
    rental.until_ms = copies(until);
    advance_rentals(on, rental);
    refresh_rentals(on, rental, rental.until_ms);
    copies.bring_back();
    if (market.needs_room()) return {};
  }
  return state_of(market);
}

class RentalParity : public parity::Parity<RentalCase> {};

TEST_P(RentalParity, GivesEveryBitOfTheHostsTables) {
  auto const expected = run_rentals(HostBackend{1}, of());
  auto const found = launch(device(), [&](auto const& on) { return run_rentals(on, of()); });
  ASSERT_FALSE(expected.empty()) << "the case needs more room";
  ASSERT_EQ(found.size(), expected.size());
  std::size_t different = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) different += found[i] != expected[i] ? 1 : 0;
  EXPECT_EQ(different, 0u) << "of " << expected.size() << " numbers";
}

INSTANTIATE_TEST_SUITE_P(All, RentalParity, parity::on_all_devices(rental_cases), parity::NameOfCaseAndDevice{});

}  // namespace
}  // namespace flywheel::domain
