#pragma once

#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

/// What queueing theory says, in doubles and from its own recursions: nothing of Flywheel is used here.
namespace flywheel::queueing {

/// Shares of time by number, from 0 on; they sum to 1.
using Shares = std::vector<double>;

[[nodiscard]] inline Shares normalised(Shares weights) {
  double const sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (double& weight : weights) weight /= sum;
  return weights;
}

/// Chance that all of `servers` are busy where who finds none leaves, `offered` = arrival rate x mean service.
///     B(0) = 1,   B(c) = a B(c - 1) / (c + a B(c - 1))
/// Domain  any distribution of services.
/// Source  Erlang 1917; insensitivity: Sevastyanov 1957.
[[nodiscard]] inline double erlang_b(unsigned servers, double offered) {
  double blocked = 1;
  for (unsigned c = 1; c <= servers; ++c) blocked = offered * blocked / (c + offered * blocked);
  return blocked;
}

/// Chance that an arrival must wait where all wait who find no server.
///     C = B / (1 - (a / c)(1 - B))
/// Domain  offered < servers, exponential services. Source  Erlang 1917.
[[nodiscard]] inline double erlang_c(unsigned servers, double offered) {
  double const blocked = erlang_b(servers, offered);
  return blocked / (1 - offered / servers * (1 - blocked));
}

/// How many are present in M/M/c/K, waiting ones included.
///     p(n) = p(n - 1) a / min(n, c),   n <= room
/// With room = servers it is Erlang's loss system, and insensitive; with room = infinity M/M/c.
[[nodiscard]] inline Shares presence(unsigned servers, unsigned room, double offered) {
  Shares weights{1};
  for (unsigned n = 1; n <= room; ++n) weights.push_back(weights.back() * offered / (n < servers ? n : servers));
  return normalised(weights);
}

/// Busy servers of M/G/infinity: Poisson of mean `offered`; the last place holds all that is left.
[[nodiscard]] inline Shares poisson(double offered, unsigned last) {
  Shares shares{std::exp(-offered)};
  for (unsigned n = 1; n < last; ++n) shares.push_back(shares.back() * offered / n);
  shares.push_back(1 - std::accumulate(shares.begin(), shares.end(), 0.0));
  return shares;
}

/// Orders that take several servers at once, all or none.
struct GangClass {
  unsigned servers;
  double offered;  // orders' rate x mean service
};

/// Busy servers of a loss system of several classes that share them all.
///     j q(j) = sum_k a_k b_k q(j - b_k);   class k is refused with chance q(c - b_k + 1) + ... + q(c)
/// Domain  any distribution of services. Source  Kaufman 1981, Roberts 1981.
[[nodiscard]] inline Shares busy_with_gangs(unsigned servers, std::vector<GangClass> const& classes) {
  Shares weights{1};
  for (unsigned busy = 1; busy <= servers; ++busy) {
    double sum = 0;
    for (auto const& [taken, offered] : classes) sum += busy < taken ? 0 : offered * taken * weights[busy - taken];
    weights.push_back(sum / busy);
  }
  return normalised(weights);
}

/// The chance that a slot of a discrete-time loss system of one server finds it busy, where services end before new
/// ones begin: arrivals of chance p and ends of chance q a slot.
///     b = (b + (1 - b) p)(1 - q)   =>   b = p (1 - q) / (p + q - p q)
[[nodiscard]] inline double busy_at_slot(double p, double q) {
  return p * (1 - q) / (p + q - p * q);
}

/// A station of a closed network.
struct StationLoad {
  unsigned servers;
  double demand;  // visits, relative to any station's, x mean service
};

/// A fixed number of jobs that go round between stations.
///     P(n_1, n_2, ...) = (1 / G) prod_s f_s(n_s),   f_s(n) = demand_s^n / prod_{k <= n} min(k, servers_s)
/// with G by convolution, station by station.
/// Domain  exponential services, in order of arrival; any distribution where there are servers for all jobs.
/// Source  Gordon and Newell 1967; Baskett, Chandy, Muntz, Palacios 1975; Buzen 1973.
class ClosedNetwork {
 public:
  ClosedNetwork(std::vector<StationLoad> stations, unsigned jobs)
      : stations_{std::move(stations)}, constant_(jobs + 1) {
    constant_[0] = 1;
    for (auto const& station : stations_) {
      std::vector<double> folded(jobs + 1);
      for (unsigned n = 0; n <= jobs; ++n) {
        for (unsigned here = 0; here <= n; ++here) folded[n] += factor(station, here) * constant_[n - here];
      }
      constant_ = folded;
    }
  }

  [[nodiscard]] double share(std::vector<unsigned> const& present) const {
    double product = 1;
    for (std::size_t s = 0; s < stations_.size(); ++s) product *= factor(stations_[s], present[s]);
    return product / constant_.back();
  }

  /// Jobs that a station of one visit completes in a unit of time.
  [[nodiscard]] double throughput() const { return constant_[constant_.size() - 2] / constant_.back(); }

 private:
  [[nodiscard]] static double factor(StationLoad const& station, unsigned present) {
    double product = 1;
    for (unsigned k = 1; k <= present; ++k) product *= station.demand / (k < station.servers ? k : station.servers);
    return product;
  }

  std::vector<StationLoad> stations_;
  std::vector<double> constant_;
};

}  // namespace flywheel::queueing
