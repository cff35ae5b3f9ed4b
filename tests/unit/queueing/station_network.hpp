#pragma once

#include <deque>
#include <vector>

#include "kernels/base/checked.hpp"
#include "kernels/base/distributions.hpp"
#include "kernels/base/event_queue.hpp"
#include "kernels/base/loops.hpp"
#include "tests/unit/matching/market_tables.hpp"

namespace flywheel::queueing {

/// Jobs that arrive at stations of servers, wait there in order of arrival and go on to other stations or away.
struct NetworkRules {
  std::vector<std::uint32_t> servers;                   // of each station
  std::vector<Weibull> service_ms;                      // of each station; exponential where the shape is 1
  std::vector<std::vector<double>> cumulative_route{};  // [from][to]; beyond the last, or where empty: away
  std::vector<double> mean_gap_ms{};                    // of each source, exponential; all go to station 0
  std::uint32_t room = 0;                               // for jobs in the network; who finds none is refused
  std::uint32_t residents = 0;                          // jobs at station 0 at the start
  TimeMs slot_ms = 1;                                   // times are rounded up to whole slots
};

/// What has been seen in one domain since it was last forgotten.
struct Observations {
  std::vector<TimeMs> ms_in_state;               // by StationNetwork::state_of
  std::vector<std::uint64_t> arrivals, refused;  // by source
  std::uint64_t waits = 0;                       // jobs that found no free server
  std::uint64_t completions = 0;                 // at station 0
  TimeMs waited_ms = 0;
};

/// One domain: its events and jobs as one thread sees them, as in kernels/domain. Servers are the devices of a market,
/// a region for each station, and a job is an order for one GPU of that region.
class StationNetwork {
 public:
  StationNetwork(NetworkRules const& rules, std::uint64_t seed, matching::GpuMarketColumns const& columns,
                 std::uint32_t domain)
      : rules_{rules},
        seed_{seed},
        market_{columns, domain},
        heap_(rules.room + rules.mean_gap_ms.size()),
        job_place_(rules.room),
        source_place_(rules.mean_gap_ms.size()),
        arrivals_(rules.mean_gap_ms.size()),
        jobs_(rules.room),
        lines_(rules.servers.size()),
        present_(rules.servers.size()),
        taken_(matching::most_gpus_per_order) {
    queue_.heap = heap_.data();
    queue_.place[departure] = job_place_.data();
    queue_.place[arrival] = source_place_.data();
    queue_.size = &pending_;
    for (std::uint32_t job = rules.room; job-- > 0;) free_.push_back(job);
    forget();
    for (std::uint32_t source = 0; source < arrivals_.size(); ++source) plan_arrival(source, 0);
    for (std::uint32_t i = 0; i < rules.residents; ++i) admit(0);
  }
  StationNetwork(StationNetwork const&) = delete;
  StationNetwork& operator=(StationNetwork const&) = delete;

  /// Handles every event before a time.
  void advance(TimeMs until) {
    while (queue_.has_event_before(until)) {
      auto const event = queue_.least();
      pass_time(event.time_ms);
      if (event.key.kind() == departure) {
        on_departure(event.key.row(), event.time_ms);
      } else {
        on_arrival(event.key.row(), event.time_ms);
      }
    }
    pass_time(until);
  }

  [[nodiscard]] Observations const& seen() const { return seen_; }
  void forget() {
    seen_ = {};
    std::size_t states = 1;
    for (std::size_t station = 0; station < present_.size(); ++station) states *= rules_.room + 1;
    seen_.ms_in_state.resize(states);
    seen_.arrivals.resize(arrivals_.size());
    seen_.refused.resize(arrivals_.size());
  }

  /// The number of a state: how many jobs are at each station, the first one's digit lowest.
  [[nodiscard]] static std::size_t state_of(std::vector<unsigned> const& present, std::uint32_t room) {
    std::size_t state = 0;
    for (auto station = present.size(); station-- > 0;) state = state * (room + 1) + present[station];
    return state;
  }

 private:
  enum EventKind : std::uint32_t { departure = 0, arrival = 1 };  // what frees a server comes first

  struct Job {
    std::uint32_t id, visits, station, server;
    TimeMs since_ms;  // at its station
  };

  void pass_time(TimeMs now) {
    seen_.ms_in_state[state_of(present_, rules_.room)] += now - now_;
    now_ = now;
  }

  [[nodiscard]] TimeMs in_whole_slots(double ms) const {
    return (to_integer<TimeMs>(ms / static_cast<double>(rules_.slot_ms)).value + 1) * rules_.slot_ms;
  }

  void plan_arrival(std::uint32_t source, TimeMs now) {
    Draws draws{seed_, source, arrivals_[source]++, Stream{"queueing/gap"}};
    queue_.plan(EventKey::of(arrival, source), now + in_whole_slots(Exponential{rules_.mean_gap_ms[source]}(draws)));
  }

  void on_arrival(std::uint32_t source, TimeMs now) {
    seen_.arrivals[source] += 1;
    if (free_.empty()) {
      seen_.refused[source] += 1;
    } else {
      admit(now);
    }
    plan_arrival(source, now);
  }

  void admit(TimeMs now) {
    std::uint32_t const job = free_.back();
    free_.pop_back();
    jobs_[job] = {admitted_++, 0, 0, 0, now};
    join(job, 0, now);
  }

  void join(std::uint32_t job, std::uint32_t station, TimeMs now) {
    jobs_[job].station = station;
    jobs_[job].since_ms = now;
    present_[station] += 1;
    if (begin_service(job, now)) return;
    seen_.waits += 1;
    lines_[station].push_back(job);
  }

  bool begin_service(std::uint32_t job, TimeMs now) {
    std::uint32_t const station = jobs_[job].station;
    if (market_.serve({1, 1U << station, 1, matching::any_price}, taken_.data()) == 0) return false;
    jobs_[job].server = taken_[0].device;
    seen_.waited_ms += now - jobs_[job].since_ms;
    Draws draws{seed_, jobs_[job].id, jobs_[job].visits, Stream{"queueing/service"}};
    queue_.plan(EventKey::of(departure, job), now + in_whole_slots(rules_.service_ms[station](draws)));
    return true;
  }

  void on_departure(std::uint32_t job, TimeMs now) {
    std::uint32_t const station = jobs_[job].station;
    queue_.cancel(EventKey::of(departure, job));
    market_.release(jobs_[job].server, 1);
    present_[station] -= 1;
    seen_.completions += station == 0 ? 1 : 0;
    if (!lines_[station].empty() && begin_service(lines_[station].front(), now)) lines_[station].pop_front();
    go_on(job, now);
  }

  void go_on(std::uint32_t job, TimeMs now) {
    Draws draws{seed_, jobs_[job].id, jobs_[job].visits++, Stream{"queueing/route"}};
    double const draw = draws.uniform();
    if (!rules_.cumulative_route.empty()) {
      auto const& route = rules_.cumulative_route[jobs_[job].station];
      for (std::uint32_t to = 0; to < route.size(); ++to) {
        if (draw < route[to]) return join(job, to, now);
      }
    }
    free_.push_back(job);
  }

  NetworkRules const& rules_;
  std::uint64_t seed_;
  matching::GpuMarket market_;
  EventQueue queue_{};
  std::vector<PlannedEvent> heap_;
  std::vector<std::uint32_t> job_place_, source_place_, arrivals_;
  std::uint32_t pending_ = 0;
  std::vector<Job> jobs_;
  std::vector<std::uint32_t> free_;
  std::vector<std::deque<std::uint32_t>> lines_;  // who waits at each station
  std::vector<unsigned> present_;
  std::vector<matching::Allocation> taken_;
  std::uint32_t admitted_ = 0;
  TimeMs now_ = 0;
  Observations seen_;
};

}  // namespace flywheel::queueing
