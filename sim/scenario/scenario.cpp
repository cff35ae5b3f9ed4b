#include "sim/scenario/scenario.hpp"

#include <algorithm>

#include "sim/scenario/did_you_mean.hpp"
#include "sim/scenario/document.hpp"
#include "sim/scenario/keys.hpp"
#include "sim/scenario/kinds.hpp"
#include "sim/scenario/scenario_file.hpp"

namespace flywheel::scenario {
namespace {

bool is_name(std::string_view text) {
  auto const fits = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
  };
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z' && std::all_of(text.begin(), text.end(), fits);
}

/// The entry of a list's item, which may lack it.
Node const* find_in(Node const& root, std::string_view list, std::size_t item, std::string_view key) {
  auto const* const items = root.find(list);
  return items && item < items->items.size() ? items->items[item].find(key) : nullptr;
}

Mark mark_of_item(Node const& root, std::string_view list, std::size_t item) {
  auto const* const items = root.find(list);
  return items && item < items->items.size() ? items->items[item].mark : root.mark;
}

/// Turns what a file says into a scenario, and checks what single fields cannot.
class Assembler {
 public:
  Assembler(Scenario& scenario, std::vector<std::string> const& search_paths, Faults& faults)
      : scenario_{scenario}, search_paths_{search_paths}, faults_{faults} {}

  void check_time() {
    auto const& time = scenario_.time;
    if (time.sample_ms <= time.run_ms || time.run_ms == 0) return;
    auto const* const section = scenario_.root.find("time");
    auto const* const sample = section->find("sample");
    faults_.add(sample->mark, "time.sample",
                expected_but_got("at most the run of " + Duration{}.show(time.run_ms), describe(*sample)));
  }

  /// A snapshot of agents belongs to a sample.
  void check_record() {
    auto const& agents = scenario_.record.agents;
    auto const sample_ms = scenario_.time.sample_ms;
    if (!agents || sample_ms == 0 || agents->every_ms % sample_ms == 0) return;
    auto const* const asked = scenario_.root.find("record")->find("agents");
    faults_.add(asked->mark, "record.agents",
                expected_but_got("a whole multiple of time.sample, " + Duration{}.show(sample_ms), describe(*asked)));
  }

  void check_names() {
    for (auto const& [name, section] : scenario_.economies) {
      if (is_name(name)) continue;
      auto const* const entry = scenario_.root.find("economies")->find_entry(name);
      faults_.add(entry->mark, dotted("economies", name),
                  expected_but_got("a name of small letters, digits and '_' such as 'io'", "'" + name + "'"));
    }
  }

  void add_event(EventFields const& fields, std::size_t position) {
    Event event;
    event.mark = mark_of_item(scenario_.root, "events", position);
    auto const path = "events." + std::to_string(position);
    event.at_ms = time_of(fields, position, path + ".at");
    std::string given;
    int number = 0;
    auto const take = [&](std::optional<Node> const& changes, char const* verb, Event::Kind kind) {
      if (!changes) return;
      given += (number++ == 0 ? "'" : ", '") + std::string{verb} + "'";
      event.kind = kind;
      for (auto const& entry : changes->entries) add_change(event, entry, path + "." + verb);
      if (changes->is_mapping() && changes->entries.empty())
        faults_.add(changes->mark, path + "." + verb, "expected a mapping of at least 1, got 0");
    };
    take(fields.set, "set", Event::Kind::set);
    take(fields.adopt, "adopt", Event::Kind::adopt);
    take(fields.shock, "shock", Event::Kind::shock);
    if (number != 1)
      faults_.add(event.mark, path,
                  expected_but_got("one of 'set', 'adopt', 'shock'", number == 0 ? "nothing" : given));
    scenario_.events.push_back(std::move(event));
  }

  void add_expectation(Expectation expectation, std::size_t position) {
    expectation.mark = mark_of_item(scenario_.root, "expect", position);
    auto const path = "expect." + std::to_string(position);
    if (!expectation.min && !expectation.max)
      faults_.add(expectation.mark, path, expected_but_got("'min', 'max' or both", "neither"));
    if (expectation.min && expectation.max && *expectation.min > *expectation.max)
      faults_.add(expectation.mark, path, "expected min <= max, got the reverse");
    auto const* const at = find_in(scenario_.root, "expect", position, "at");
    if (at && expectation.at.kind == Occasion::Kind::moment) check_inside(expectation.at.moment, *at, path + ".at");
    scenario_.expectations.push_back(std::move(expectation));
  }

 private:
  std::int64_t time_of(EventFields const& fields, std::size_t position, std::string const& key) {
    auto const* const at = find_in(scenario_.root, "events", position, "at");
    Moment moment;
    if (!at || !at->is_scalar() || !TimeOrOffset{}.read({at->text, at->mark}, moment).fits) return 0;
    check_inside(fields.at, *at, key);
    return fields.at.since(scenario_.time.start_unix_ms);
  }

  void check_inside(Moment const& moment, Node const& node, std::string const& key) {
    auto const& time = scenario_.time;
    auto const since = moment.since(time.start_unix_ms);
    if (time.run_ms == 0 || (since >= 0 && since <= time.run_ms)) return;
    auto const range = Time{}.show(time.start_unix_ms) + " to " + Time{}.show(time.start_unix_ms + time.run_ms);
    faults_.add(node.mark, key, expected_but_got("a time inside the run, from " + range, describe(node)));
  }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (auto const& [name, section] : scenario_.economies) names.push_back("economies." + name);
    return names;
  }

  void add_change(Event& event, Node::Entry const& entry, std::string const& path) {
    Event::Change change{{}, {}, entry.value, entry.mark};
    if (!split(entry, change, path)) return;
    auto const below = !change.key.empty();
    if (event.kind == Event::Kind::adopt) {
      if (below) return wrong_key(entry, path, "an economy's key such as 'economies." + change.economy + "'");
      if (!entry.value.is_scalar())
        return faults_.add(entry.value.mark, path, expected_but_got("the name of a rule set", describe(entry.value)));
      change.value = load_protocol(entry.value.text, entry.value.mark, search_paths_, path, faults_);
    } else if (!below) {
      return wrong_key(entry, path, "a key below 'economies." + change.economy + "'");
    }
    event.changes.push_back(std::move(change));
  }

  /// Splits `economies.io.emission.rate` after the economy's name.
  bool split(Node::Entry const& entry, Event::Change& change, std::string const& path) {
    for (auto const& [name, section] : scenario_.economies) {
      auto const front = "economies." + name;
      if (entry.key != front && !entry.key.starts_with(front + ".")) continue;
      change.economy = name;
      if (entry.key.size() > front.size()) change.key = entry.key.substr(front.size() + 1);
      return true;
    }
    auto const known = names();
    auto const second = entry.key.find('.', entry.key.find('.') + 1);
    wrong_key(entry, path, "a key that begins with " + one_of_names(known),
              did_you_mean(std::string_view{entry.key}.substr(0, second), known));
    return false;
  }

  void wrong_key(Node::Entry const& entry, std::string const& path, std::string const& expected,
                 std::string const& advice = {}) {
    faults_.add(entry.mark, path, expected_but_got(expected, "'" + entry.key + "'") + advice);
  }

  Scenario& scenario_;
  std::vector<std::string> const& search_paths_;
  Faults& faults_;
};

}  // namespace

Scenario scenario_of(Node root, std::vector<std::string> const& search_paths, Faults& faults) {
  auto file = read_spec<ScenarioFile>(root, {}, faults);
  Scenario scenario{.title = std::move(file.title),
                    .seed = file.seed,
                    .time = file.time,
                    .replicates = file.replicates,
                    .economies = std::move(file.economies),
                    .events = {},
                    .expectations = {},
                    .sweep = file.sweep ? std::move(*file.sweep) : Node{},
                    .record = file.record,
                    .root = std::move(root)};
  Assembler assembler{scenario, search_paths, faults};
  assembler.check_time();
  assembler.check_record();
  assembler.check_names();
  for (std::size_t i = 0; i < file.events.size(); ++i) assembler.add_event(file.events[i], i);
  for (std::size_t i = 0; i < file.expectations.size(); ++i)
    assembler.add_expectation(std::move(file.expectations[i]), i);
  std::stable_sort(scenario.events.begin(), scenario.events.end(),
                   [](Event const& left, Event const& right) { return left.at_ms < right.at_ms; });
  return scenario;
}

Scenario read_scenario(std::string const& path, std::vector<std::string> const& search_paths,
                       std::vector<std::string> const& overrides, Faults& faults) {
  auto root = load_document(path, search_paths, faults);
  if (root.is_null() && !faults.empty()) return {};
  for (auto const& assignment : overrides) apply_override(root, assignment, faults, search_paths);
  return scenario_of(std::move(root), search_paths, faults);
}

Node adopted(Node economy, Node const& rules) {
  for (auto const& entry : rules.entries) {
    if (auto* const old = economy.find_entry(entry.key))
      *old = entry;
    else
      economy.entries.push_back(entry);
  }
  return economy;
}

std::vector<Explanation> explain_scenario(Scenario const& scenario) {
  Faults ignored;  // they were reported when the scenario was read
  auto const file = read_spec<ScenarioFile>(scenario.root, {}, ignored);
  return explain_spec(scenario.root, {}, file);
}

Node schema_of_scenario(Node economy) {
  auto schema = schema_of_spec<ScenarioFile>();
  if (auto const* dialect = economy.find_entry("$schema"))  // the whole file's alone counts
    economy.entries.erase(economy.entries.begin() + (dialect - economy.entries.data()));
  auto& economies = schema.find_entry("properties")->value.find_entry("economies")->value;
  economies.find_entry("additionalProperties")->value = std::move(economy);
  return schema;
}

}  // namespace flywheel::scenario
