#include "sim/scenario/scenario_file.hpp"

#include "sim/scenario/kinds.hpp"
#include "sim/scenario/structure.hpp"

namespace flywheel::scenario {
namespace {

/// `end`, `always`, or a moment.
struct OccasionKind {
  std::string expected() const { return "'end', 'always', a UTC time such as '2024-06-25T12:00Z', or '+180 d'"; }
  Reading read(Scalar const& scalar, Occasion& occasion) const {
    Moment moment;
    if (scalar.text == "end" || scalar.text == "always") {
      occasion = {scalar.text == "end" ? Occasion::Kind::end : Occasion::Kind::always, {}};
      return {};
    }
    auto reading = TimeOrOffset{}.read(scalar, moment);
    if (reading.fits) occasion = {Occasion::Kind::moment, moment};
    return reading;
  }
  std::string show(Occasion const& occasion) const {
    if (occasion.kind == Occasion::Kind::end) return "end";
    return occasion.kind == Occasion::Kind::always ? "always" : TimeOrOffset{}.show(occasion.moment);
  }
  Format format() const { return {"string", {}, "end", {}, {}}; }
};

}  // namespace

void declare_fields(Fields& fields, TimeSpec& spec) {
  fields("start", spec.start_unix_ms, Time{}, "when simulated time begins");
  fields("run", spec.run_ms, Duration{.least_ms = 1}, "how long is simulated");
  fields("sample", spec.sample_ms, Duration{.least_ms = 1}, "time between two samples of the results");
}

void declare_fields(Fields& fields, EventFields& spec) {
  constexpr Raw changes{Node::Kind::mapping};
  fields("at", spec.at, TimeOrOffset{}, "when it happens");
  fields("set", spec.set, changes, "parameters that change: `economies.io.customers.demand.growth: 3 %/month`");
  fields("adopt", spec.adopt, changes, "rule sets that economies change to: `economies.io: io_net/2025-06`");
  fields("shock", spec.shock, changes, "state that jumps: `economies.io.token_market.price: -50 %`");
}

void declare_fields(Fields& fields, Expectation& spec) {
  fields("metric", spec.metric, Text{"the path of a metric"}, "what is looked at: economy/metric");
  fields("at", spec.at, OccasionKind{}, "when: at the end, at every sample, or at the last sample up to a time",
         otherwise("end"));
  fields("min", spec.min, Real{}, "the metric is at least this, in its unit");
  fields("max", spec.max, Real{}, "the metric is at most this, in its unit");
}

void declare_fields(Fields& fields, RecordSpec& spec) {
  fields("agents", spec.agents, ShareEvery{},
         "snapshots of single agents: of this share, drawn by id, again and again and at the end; absent: none");
}

void declare_fields(Fields& fields, ScenarioFile& spec) {
  fields("flywheel", spec.version, Choice<int>{{"1", 1}}, "version of this file format");
  fields("title", spec.title, Text{"a title"}, "shown in tables and results");
  fields("seed", spec.seed, Whole{}, "of all random numbers; replicate r of any sweep point draws the same ones",
         otherwise("1"));
  fields("time", spec.time, section, "the simulated period");
  fields("replicates", spec.replicates, Whole{.least = 1, .most = 1'000'000, .unit = "replicates"},
         "worlds that differ in their random numbers alone", otherwise("1"));
  fields("economies", spec.economies, MapOf{Raw{Node::Kind::mapping}, 1}, "the token economies, by name");
  fields("events", spec.events, ListOf{section}, "changes from outside", otherwise("[]"));
  fields("expect", spec.expectations, ListOf{section}, "what should come out, in every replicate", otherwise("[]"));
  fields("sweep", spec.sweep, Raw{Node::Kind::mapping}, "what is to be varied; no command reads it yet");
  fields("record", spec.record, section, "what is recorded besides the metrics", otherwise("{}"));
}

}  // namespace flywheel::scenario
