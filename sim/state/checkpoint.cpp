#include "sim/state/checkpoint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "kernels/base/wide_integer.hpp"
#include "sim/hdf5/replace_file.hpp"
#include "sim/state/checkpoint_parts.hpp"
#include "sim/state/sealed_file.hpp"

namespace flywheel::state {
namespace {

constexpr std::int64_t format_version = 2;

void write_inputs(hdf5::Group& root, std::vector<InputFile> const& inputs) {
  if (inputs.empty()) return;
  std::vector<std::string> names, hashes;
  for (auto const& input : inputs) {
    names.push_back(input.name);
    hashes.push_back(input.sha256);
  }
  root.create_dataset("input_files", hdf5::Element::text, {names.size()}).write_texts(names);
  root.create_dataset("input_sha256", hdf5::Element::text, {hashes.size()}).write_texts(hashes);
}

std::vector<InputFile> read_inputs(hdf5::Group const& root) {
  std::vector<InputFile> inputs;
  if (!root.contains("input_files")) return inputs;
  auto const names = root.open_dataset("input_files").read_texts();
  auto const hashes = root.open_dataset("input_sha256").read_texts();
  for (std::size_t i = 0; i < std::min(names.size(), hashes.size()); ++i) inputs.push_back({names[i], hashes[i]});
  return inputs;
}

void write_label(hdf5::Group& root, CheckpointLabel const& label) {
  root.set("checkpoint_format", format_version);
  root.set("program_version", label.program_version);
  root.set("scenario_file", label.scenario_file);
  if (!label.overrides.empty()) root.set("overrides", label.overrides);
  root.set("scenario_text", label.scenario_text);
  root.set("result_file", label.result_file);
  root.set("next_sample", static_cast<std::int64_t>(label.next_sample));
  root.set("reached_ms", static_cast<std::int64_t>(label.reached_ms));
  write_array(root, "seeds", label.seeds);
  write_inputs(root, label.inputs);
}

CheckpointLabel read_label(hdf5::Group const& root) {
  return {.program_version = root.text("program_version"),
          .scenario_file = root.text("scenario_file"),
          .overrides = root.has("overrides") ? root.texts("overrides") : std::vector<std::string>{},
          .scenario_text = root.text("scenario_text"),
          .result_file = root.text("result_file"),
          .seeds = read_array<std::uint64_t>(root, "seeds"),
          .next_sample = static_cast<std::uint64_t>(root.integer("next_sample")),
          .reached_ms = root.integer("reached_ms"),
          .inputs = read_inputs(root)};
}

void write_ledger(hdf5::Group& root, Ledger const& ledger) {
  std::vector<std::uint64_t> words;
  for (auto const amount : ledger.save()) {
    words.push_back(static_cast<std::uint64_t>(amount));
    words.push_back(static_cast<std::uint64_t>(amount >> 64));
  }
  write_array(root, "ledger", words);
}

/// The first line in which two texts differ.
std::string first_difference(std::string const& saved, std::string const& here) {
  std::istringstream saved_lines{saved};
  std::istringstream our_lines{here};
  std::string saved_line;
  std::string our_line;
  do {
    if (!std::getline(saved_lines, saved_line)) saved_line = "nothing";
    if (!std::getline(our_lines, our_line)) our_line = "nothing";
  } while (saved_line == our_line && saved_lines && our_lines);
  auto const words = [](std::string const& line) {
    return line.substr(std::min(line.find_first_not_of(' '), line.size()));
  };
  return fmt::format("it has '{}' where this run has '{}'", words(saved_line), words(our_line));
}

/// The files whose contents differ, one after another: where they lie may have changed, what they hold may not.
std::vector<std::string> changed_files(std::vector<InputFile> const& saved, std::vector<InputFile> const& here) {
  std::vector<std::string> changed;
  for (std::size_t i = 0; i < std::min(saved.size(), here.size()); ++i) {
    if (saved[i].sha256 != here[i].sha256) changed.push_back(here[i].name);
  }
  return changed;
}

std::string advice(std::string const& path) {
  auto const previous = previous_checkpoint(path);
  if (std::filesystem::exists(previous)) return "resume from " + previous + ", or run from the start";
  return "resume from another checkpoint, or run from the start";
}

}  // namespace

std::string previous_checkpoint(std::string const& path) {
  return path + ".previous";
}

void write_checkpoint(std::string const& path, CheckpointLabel const& label, Tables tables, Ledger const& ledger,
                      std::vector<std::string> const& failures) {
  hdf5::Scratch const beside{hdf5::name_beside(path, "writing")};
  {
    auto file = hdf5::File::create(beside.path());
    auto root = file.root();
    write_label(root, label);
    auto group = root.make_group("tables");
    write_tables(group, tables);
    write_ledger(root, ledger);
    root.create_dataset("failures", hdf5::Element::text, {failures.size()}).write_texts(failures);
    file.close();
  }
  seal_file(beside.path());
  if (std::filesystem::exists(path)) hdf5::keep_also_as(path, previous_checkpoint(path));
  hdf5::rename_over(beside.path(), path);
}

Checkpoint Checkpoint::open(std::string path) {
  switch (check_seal(path)) {
    case Seal::whole:
      break;
    case Seal::damaged:
      throw CheckpointError{path + ": the checkpoint is damaged: its contents are not what was written; " +
                            advice(path)};
    case Seal::missing:
      throw CheckpointError{path + ": this is no checkpoint, or its end is cut off; " + advice(path)};
  }
  auto file = hdf5::File::open_read_only(path);
  return {std::move(path), std::move(file)};
}

Checkpoint::Checkpoint(std::string path, hdf5::File file) : path_{std::move(path)}, file_{std::move(file)} {
  auto const root = file_.root();
  if (!root.has("checkpoint_format") || root.integer("checkpoint_format") != format_version)
    refuse(path_, fmt::format("its format is not {}", format_version));
  label_ = read_label(root);
}

void Checkpoint::require_same_run(CheckpointLabel const& here) const {
  std::vector<std::string> differences;
  auto const compare = [&](bool is_same, std::string difference) {
    if (!is_same) differences.push_back(std::move(difference));
  };
  compare(label_.program_version == here.program_version,
          fmt::format("flywheel {} wrote it, this is {}", label_.program_version, here.program_version));
  compare(label_.scenario_text == here.scenario_text,
          "its scenario is another: " + first_difference(label_.scenario_text, here.scenario_text));
  compare(label_.seeds.size() == here.seeds.size(),
          fmt::format("it has {} worlds, this run {}", label_.seeds.size(), here.seeds.size()));
  compare(label_.seeds.size() != here.seeds.size() || label_.seeds == here.seeds, "its seeds are others");
  compare(
      label_.inputs.size() == here.inputs.size(),
      fmt::format("it has read {} files besides its scenario, this run {}", label_.inputs.size(), here.inputs.size()));
  for (auto const& file : changed_files(label_.inputs, here.inputs)) {
    differences.push_back(fmt::format("{} does not hold what it held when the run began", file));
  }
  if (!differences.empty()) refuse(path_, fmt::format("{}", fmt::join(differences, "; ")));
}

void Checkpoint::restore(Tables tables, Ledger& ledger) const {
  auto const root = file_.root();
  restore_tables(path_, root.open_group("tables"), tables);
  auto const words = read_array<std::uint64_t>(root, "ledger");
  std::vector<Amount> amounts;
  for (std::size_t i = 0; i + 1 < words.size(); i += 2)
    amounts.push_back(static_cast<Amount>((static_cast<UInt128>(words[i + 1]) << 64) | words[i]));
  if (amounts.size() != ledger.save().size()) refuse(path_, "its ledger has other accounts or flows");
  ledger.restore(amounts);
}

std::vector<std::string> Checkpoint::failures() const {
  return file_.root().open_dataset("failures").read_texts();
}

}  // namespace flywheel::state
