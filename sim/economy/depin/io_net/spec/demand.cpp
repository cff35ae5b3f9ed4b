#include "sim/economy/depin/io_net/spec/demand.hpp"

#include "sim/scenario/kinds.hpp"
#include "sim/scenario/structure.hpp"

namespace flywheel::economy::io_net {

using namespace scenario;  // the kinds of fields, a dozen of them

namespace {

void declare_request(Fields& fields, RequestShareSpec& spec) {
  fields("count", spec.gpus, Whole{.least = 1, .most = 1024, .unit = "GPUs"}, "GPUs of one order");
  fields("share", spec.share, Share{}, "of orders");
}

void declare_duration(Fields& fields, JobDurationSpec& spec) {
  fields("median", spec.median_h, Real{.above = 0, .unit = "h"}, "hours of the log-normal body's median");
  fields("log_sd", spec.log_sd, Real{.least = 0, .most = 8}, "the body's spread");
  fields("tail_share", spec.tail_share, Share{}, "of jobs, those of the Pareto tail");
  fields("tail_shape", spec.tail_shape, Real{.most = 16, .above = 0}, "the tail's index");
  fields("most", spec.most_h, Real{.least = 1, .unit = "h"}, "longer jobs are drawn again");
}

void declare_jobs(Fields& fields, JobsSpec& spec) {
  fields("orders", spec.orders_per_customer_per_week, Rate{.of = "orders", .per = "w"}, "of one customer", settable);
  fields("gpus", spec.gpus, ListOf{section_by(declare_request), 1}, "sizes of orders");
  fields("duration", spec.duration, section_by(declare_duration), "hours of a booking, rounded up");
}

void declare_demand(Fields& fields, DemandSpec& spec) {
  fields("elasticity", spec.elasticity, Real{.least = -10, .most = 0}, "d ln(orders) / d ln(posted price)", settable);
  fields("growth", spec.growth_per_month, Rate{.per = "month", .least = -1}, "latent growth of orders", settable);
  fields("reference_half_life", spec.reference_half_life_d, Real{.above = 0, .unit = "d"},
         "customers get used to a price: days until half of a change is forgotten", settable);
  fields("hour_of_day", spec.hour_of_day, ListOf{Real{.least = 0, .most = 100}, 24}, "orders by hour, mean 1");
  fields("day_of_week", spec.day_of_week, ListOf{Real{.least = 0, .most = 100}, 7},
         "orders by day from Monday, mean 1");
  fields("overdispersion_r", spec.overdispersion_r, Real{.least = 0, .most = 1e6},
         "counts of a bin are negative binomial with this r; 0: Poisson");
  fields("overdispersion_bin", spec.overdispersion_bin_ms, Duration{.least_ms = 60'000}, "the length of a bin");
}

void declare_willingness(Fields& fields, WillingnessSpec& spec) {
  fields("median", spec.median_of_posted, Real{.most = 100, .above = 0}, "of the class's price at the start", settable);
  fields("log_sd", spec.log_sd, Real{.least = 0, .most = 4}, "spread between orders", settable);
}

}  // namespace

void declare_fields(Fields& fields, CustomersSpec& spec) {
  auto const in = [](auto declare) { return section_by(declare); };
  Whole const customers{.least = 0, .most = 100'000'000, .unit = "customers"};
  fields("initial", spec.initial, customers, "customers at the start");
  fields("potential", spec.potential, customers, "customers who might ever come, the initial ones included");
  fields("innovation", spec.innovation_per_year, Rate{.per = "year"}, "Bass p", settable);
  fields("imitation", spec.imitation_per_year, Rate{.per = "year"}, "Bass q", settable);
  fields("jobs", spec.jobs, in(declare_jobs), "what a customer orders");
  fields("demand", spec.demand, in(declare_demand), "how orders follow time and price");
  fields("willingness", spec.willingness, in(declare_willingness), "the most that an order pays a GPU-hour");
  fields("failures_tolerated", spec.failures_tolerated, Whole{.least = 0, .most = 250, .unit = "orders"},
         "failed orders in a row that a customer takes", settable);
  fields("leaving", spec.leave_share, Share{}, "customers who leave at each further failure", settable);
  fields("pays_in_token", spec.pays_in_token_share, Share{}, "customers who pay in the network's token");
  fields("any_region", spec.any_region_share, Share{}, "orders that take any region", settable);
  fields("least_tiers", spec.least_tiers, ListOf{Share{}, 4}, "shares of orders that ask for tier 1, 2, 3, 4 at least");
}

}  // namespace flywheel::economy::io_net
