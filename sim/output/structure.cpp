#include "sim/output/structure.hpp"

#include <fmt/format.h>

#include <limits>
#include <numeric>

namespace flywheel::output {
namespace {

void describe(hdf5::Object& object, std::string const& units, std::string const& long_name) {
  if (!units.empty()) object.set("units", units);
  object.set("long_name", long_name);
}

/// As the CF conventions have it: words without blanks, and the numbers that stand for them.
void describe_words(hdf5::Object& array, std::vector<std::string> const& meanings) {
  std::vector<std::int64_t> values(meanings.size());
  std::iota(values.begin(), values.end(), 0);
  std::string words;
  for (auto const& meaning : meanings) words += (words.empty() ? "" : " ") + meaning;
  array.set("flag_values", values);
  array.set("flag_meanings", words);
}

void write_time(hdf5::Group& group, std::vector<std::int64_t> const& times_ms, std::int64_t start_unix_ms) {
  auto time = group.create_dataset("time", hdf5::Element::int64, {times_ms.size()});
  time.write_all<std::int64_t>(times_ms);
  describe(time, time_units(start_unix_ms), "simulated time of the sample");
  time.set("calendar", "proleptic_gregorian");
  time.set("standard_name", "time");
  time.make_scale();
}

void write_label(hdf5::Group& group, LabelPlan const& label) {
  auto array = group.create_dataset(label.name, hdf5::Element::text, {label.texts.size()});
  array.write_texts(label.texts);
  array.set("long_name", label.long_name);
  array.attach_scale(0, group.open_dataset(label.dimension));
}

void write_provenance(hdf5::Group& root, Provenance const& provenance, RunState run_state) {
  root.set("Conventions", "CF-1.8");
  root.set("title", provenance.title);
  root.set("schema_version", schema_version);
  root.set("program", "flywheel");
  root.set("program_version", provenance.program_version);
  root.set("commit", provenance.commit);
  root.set("device", provenance.device);
  root.set("state", run_state == RunState::complete ? "complete" : "unfinished");
  std::vector<std::string> rule_sets;
  for (auto const& rules : provenance.rule_sets)
    rule_sets.push_back(fmt::format("{}: {}; source: {}", rules.economy, rules.name, rules.source));
  if (!rule_sets.empty()) root.set("rule_sets", rule_sets);
  if (!provenance.assumptions.empty()) root.set("assumptions", provenance.assumptions);
  root.set("scenario_name", provenance.scenario_name);
  root.set("scenario_sha256", provenance.scenario_sha256);
  root.set("scenario_text", provenance.scenario_text);
}

void write_worlds(hdf5::Group& root, std::vector<WorldInfo> const& worlds) {
  write_world(root, static_cast<std::uint32_t>(worlds.size()));
  auto const world = root.open_dataset("world");
  std::vector<std::uint64_t> seeds;
  std::vector<std::int64_t> replicates;
  LabelPlan labels{"world_label", "world", "what distinguishes the world", {}};
  for (auto const& info : worlds) {
    seeds.push_back(info.seed);
    replicates.push_back(info.replicate);
    labels.texts.push_back(info.label);
  }
  auto seed = root.create_dataset("seed", hdf5::Element::uint64, {worlds.size()});
  seed.write_all<std::uint64_t>(seeds);
  describe(seed, "1", "seed of the world's random numbers");
  seed.attach_scale(0, world);
  auto replicate = root.create_dataset("replicate", hdf5::Element::int64, {worlds.size()});
  replicate.write_all<std::int64_t>(replicates);
  describe(replicate, "1", "replicate: worlds that differ in it alone differ in their seeds alone");
  replicate.attach_scale(0, world);
  write_label(root, labels);
}

[[noreturn]] void refuse(hdf5::File const& file, std::string const& what) {
  throw hdf5::Error{hdf5::Cause::other,
                    fmt::format("{}: this is not the result file of this run: {}; resume with the scenario and "
                                "program that made it, or write to another file",
                                file.path(), what)};
}

void check_array(hdf5::File const& file, hdf5::Group const& group, ArrayPlan const& plan) {
  if (!group.contains(plan.name)) refuse(file, fmt::format("it has no {}/{}", group.where(), plan.name));
  auto const array = group.open_dataset(plan.name);
  if (array.extent() != plan.extent || array.element() != plan.element)
    refuse(file, fmt::format("{} has another shape or type", array.where()));
}

}  // namespace

void write_world(hdf5::Group& group, std::uint32_t worlds) {
  write_dimension(group, {"world", worlds, {}});
  group.open_dataset("world").set("long_name", "index of the world in its batch");
}

void write_dimension(hdf5::Group& group, state::Dimension const& dimension) {
  bool const has_labels = !dimension.labels.empty();
  auto scale =
      group.create_dataset(dimension.name, has_labels ? hdf5::Element::text : hdf5::Element::int64, {dimension.size});
  if (has_labels) {
    scale.write_texts(dimension.labels);
  } else {
    std::vector<std::int64_t> index(dimension.size);
    std::iota(index.begin(), index.end(), 0);
    scale.write_all<std::int64_t>(index);
    scale.set("units", "1");
  }
  scale.set("long_name", has_labels ? dimension.name : "index of the " + dimension.name);
  scale.make_scale();
}

hdf5::Dataset create_array(hdf5::Group& group, ArrayPlan const& plan, hdf5::Storage storage) {
  auto array = group.create_dataset(plan.name, plan.element, plan.extent, storage);
  if (plan.element == hdf5::Element::float64) array.set("_FillValue", std::numeric_limits<double>::quiet_NaN());
  describe(array, plan.units, plan.long_name);
  if (!plan.formula.empty()) array.set("formula", plan.formula);
  if (!plan.meanings.empty()) describe_words(array, plan.meanings);
  for (std::size_t i = 0; i < plan.dimensions.size(); ++i)
    array.attach_scale(i, group.open_dataset(plan.dimensions[i]));
  return array;
}

void write_structure(hdf5::File& file, Layout const& layout, Provenance const& provenance, hdf5::Storage storage,
                     RunState run_state) {
  auto root = file.root();
  write_provenance(root, provenance, run_state);
  write_worlds(root, provenance.worlds);
  auto completed = root.create_dataset(completed_samples_name, hdf5::Element::int64, {});
  describe(completed, "1", "samples that hold values, from the first: those after them were never written");
  for (auto const& plan : layout.groups) {
    auto group = root.make_group(plan.path);
    write_world(group, layout.worlds);
    write_time(group, plan.times_ms, layout.start_unix_ms);
    if (!plan.comment.empty()) group.set("comment", plan.comment);
    for (auto const& dimension : plan.dimensions) write_dimension(group, dimension);
    for (auto const& label : plan.labels) write_label(group, label);
    for (auto const& array : plan.arrays) create_array(group, array, storage);
  }
}

void check_structure(hdf5::File const& file, Layout const& layout, Provenance const& provenance) {
  auto const root = file.root();
  if (!root.has("schema_version") || root.integer("schema_version") != schema_version)
    refuse(file, fmt::format("its schema_version is not {}", schema_version));
  if (root.text("scenario_sha256") != provenance.scenario_sha256) refuse(file, "its scenario is another");
  std::vector<std::uint64_t> seeds;
  for (auto const& world : provenance.worlds) seeds.push_back(world.seed);
  if (root.open_dataset("seed").read_all<std::uint64_t>() != seeds) refuse(file, "its worlds have other seeds");
  for (auto const& plan : layout.groups) {
    if (!root.contains(plan.path)) refuse(file, fmt::format("it has no group /{}", plan.path));
    auto const group = root.open_group(plan.path);
    if (group.open_dataset("time").read_all<std::int64_t>() != plan.times_ms)
      refuse(file, fmt::format("/{} is sampled at other times", plan.path));
    for (auto const& array : plan.arrays) check_array(file, group, array);
  }
}

}  // namespace flywheel::output
