#include <gtest/gtest.h>

#include "tests/unit/gpu_rental/random_rentals.hpp"

namespace flywheel::domain {
namespace {

constexpr std::uint32_t domains = 24;

/// What must hold of one domain whenever nobody is at work on it.
class DomainCheck {
 public:
  DomainCheck(RentalTables const& market, std::uint32_t domain)
      : market_{market},
        totals_{market.totals[domain]},
        domain_{domain},
        device_{market.devices.rows.first(domain)},
        job_{market.jobs.rows.first(domain)},
        hire_{market.hires.rows.first(domain)} {}

  void operator()() const {
    money_is_conserved();
    orders_add_up();
    devices_hold_what_hires_say();
    jobs_have_an_event_while_they_have_hires();
    the_queue_is_a_heap();
  }

 private:
  void money_is_conserved() const {
    auto const flow = [](std::uint64_t amount) { return static_cast<std::int64_t>(amount); };
    EXPECT_EQ(totals_.escrow_change, flow(totals_.prepaid) - flow(totals_.supplier_gross) - flow(totals_.refunded));
    EXPECT_EQ(totals_.earned_change, flow(totals_.supplier_gross) - flow(totals_.supplier_fees));
    std::int64_t in_escrow = 0;
    for (std::uint32_t i = 0; i < market_.hires.rows.used[domain_]; ++i) {
      in_escrow += flow(market_.hires.escrow[hire_ + i]);
    }
    std::int64_t earned = 0;
    for (std::uint32_t i = 0; i < market_.devices.rows.used[domain_]; ++i) {
      earned += flow(market_.devices.earned[device_ + i]);
    }
    EXPECT_EQ(in_escrow, totals_.escrow_change);
    EXPECT_EQ(earned, totals_.earned_change);
  }

  void orders_add_up() const {
    EXPECT_EQ(totals_.orders, totals_.served + totals_.rejected);
    EXPECT_GE(totals_.gpu_hours_ordered, totals_.gpu_hours_unmet);
    EXPECT_GE(totals_.failures, totals_.repairs);
  }

  void devices_hold_what_hires_say() const {
    for (std::uint32_t i = 0; i < market_.devices.rows.used[domain_]; ++i) {
      std::uint32_t const row = device_ + i;
      std::uint32_t hired = 0;
      for (auto hire = market_.devices.first_hire[row]; hire != 0;
           hire = market_.hires.next_of_device[hire_ + hire - 1]) {
        EXPECT_EQ(market_.hires.device[hire_ + hire - 1], i);
        hired += market_.hires.gpus[hire_ + hire - 1];
      }
      EXPECT_EQ(market_.devices.hired_gpus[row], hired);
      EXPECT_LE(market_.devices.hired_gpus[row], market_.devices.processors[row]);
      EXPECT_TRUE(hired == 0 || market_.state_of(domain_, i) == DeviceState::up);
    }
  }

  void jobs_have_an_event_while_they_have_hires() const {
    for (std::uint32_t i = 0; i < market_.jobs.rows.used[domain_]; ++i) {
      bool const runs = market_.jobs.event_place[job_ + i] != 0;
      EXPECT_EQ(market_.jobs.first_hire[job_ + i] != 0, runs);
      for (auto hire = market_.jobs.first_hire[job_ + i]; hire != 0;
           hire = market_.hires.next_of_job[hire_ + hire - 1]) {
        EXPECT_EQ(market_.hires.job[hire_ + hire - 1], i);
        EXPECT_EQ(market_.state_of(domain_, market_.hires.device[hire_ + hire - 1]), DeviceState::up);
      }
    }
  }

  void the_queue_is_a_heap() const {
    auto const* const events = market_.events(domain_);
    for (std::uint32_t i = 1; i < market_.pending(domain_); ++i) EXPECT_FALSE(events[i] < events[(i - 1) / 4]);
  }

  RentalTables const& market_;
  RentalTotals const& totals_;
  std::uint32_t domain_, device_, job_, hire_;
};

TEST(RandomRentals, ConserveMoneyAndCountEveryHireEachDay) {
  RentalTotals all{};
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    auto market = random_rentals(domains, seed);
    for (TimeMs day = 1; day <= 60; ++day) {
      market.advance(day * test_day);
      for (std::uint32_t domain = 0; domain < domains; ++domain) DomainCheck{market, domain}();
      if (HasFailure()) FAIL() << "seed " << seed << ", day " << day;
    }
    for (auto const& totals : market.totals) all.merge(totals);
  }
  // The run must have met everything that it is to prove.
  EXPECT_GT(all.served, 5'000u);
  EXPECT_GT(all.rejected, 5'000u);
  EXPECT_GT(all.jobs_broken, 500u);
  EXPECT_GT(all.refunded, 0u);
  EXPECT_GT(all.customers_lost, 50u);
  EXPECT_GT(all.failures, 1'000u);
  EXPECT_GT(all.repairs, 1'000u);
  EXPECT_GT(all.caught, 100u);
  EXPECT_GT(all.wrongly_banned, 5u);
  EXPECT_GT(all.hires_of_disguised, 50u);
}

TEST(RandomRentals, AreTheSameForOneAndTwoThreads) {
  auto one = random_rentals(domains, 11);
  auto two = random_rentals(domains, 11);
  for (TimeMs day = 1; day <= 30; ++day) {
    one.advance(day * test_day, 1);
    two.advance(day * test_day, 2);
    if (day % 10 == 0) {
      one.refresh(day * test_day, 1);
      two.refresh(day * test_day, 2);
    }
  }
  EXPECT_EQ(state_of(one), state_of(two));
}

TEST(RandomRentals, AreTheSameInOneWindowAndInAThousand) {
  auto whole = random_rentals(domains, 12);
  auto pieces = random_rentals(domains, 12);
  whole.advance(30 * test_day);
  for (TimeMs window = 1; window <= 1'000; ++window) pieces.advance(window * 30 * test_day / 1'000);
  EXPECT_EQ(state_of(whole), state_of(pieces));
}

TEST(RandomRentals, AreTheSameForADomainAloneAndAmongOthers) {
  auto many = random_rentals(3, 13);
  auto few = random_rentals(2, 13);  // the same first two domains
  many.advance(30 * test_day);
  few.advance(30 * test_day);
  for (std::uint32_t domain = 0; domain < 2; ++domain) {
    EXPECT_EQ(many.totals[domain].supplier_gross, few.totals[domain].supplier_gross);
    EXPECT_EQ(many.totals[domain].orders, few.totals[domain].orders);
    EXPECT_EQ(many.totals[domain].failures, few.totals[domain].failures);
  }
  EXPECT_GT(few.totals[0].orders + few.totals[1].orders, 100u);
}

TEST(RandomRentals, DoNotDependOnAListingThatChangesNothing) {
  auto once = random_rentals(domains, 14);
  auto often = random_rentals(domains, 14);
  for (TimeMs day = 1; day <= 30; ++day) {
    once.advance(day * test_day);
    often.advance(day * test_day);
    often.refresh(day * test_day);
  }
  EXPECT_EQ(state_of(once), state_of(often));
}

}  // namespace
}  // namespace flywheel::domain
