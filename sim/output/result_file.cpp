#include "sim/output/result_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <optional>
#include <stdexcept>

#include "sim/hdf5/replace_file.hpp"
#include "sim/output/copy_array.hpp"
#include "sim/output/event_log.hpp"
#include "sim/output/sample_buffer.hpp"
#include "sim/output/structure.hpp"

namespace flywheel::output {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto longest_in_memory = std::chrono::seconds{1};
constexpr int least_work_a_write = 20;  // of many worlds, writing may take long: at most a twentieth of the run

/// What a result file is about, kept so that it can be built again in another storage.
struct Description {
  Provenance provenance;
  Layout layout;
  std::uint64_t events_per_world;
  AgentRecord agents;
};

hdf5::File build(std::string const& path, Description const& about, hdf5::Storage storage, RunState run_state) {
  auto file = hdf5::File::create(path);
  write_structure(file, about.layout, about.provenance, storage, run_state);
  auto root = file.root();
  EventLog::write_structure(root, about.layout, about.events_per_world, storage);
  return file;
}

std::uint64_t completed_samples_of(hdf5::File const& file) {
  auto const completed = file.root().open_dataset(completed_samples_name).read_all<std::int64_t>();
  return static_cast<std::uint64_t>(completed.front());
}

void write_completed_samples(hdf5::Dataset& completed, std::uint64_t samples) {
  completed.write_all<std::int64_t>(std::vector{static_cast<std::int64_t>(samples)});
}

/// Builds the file anew in another storage, with the same values, and puts it in the old one's place.
void store_anew(std::string const& path, Description const& about, hdf5::Storage storage, RunState run_state) {
  hdf5::Scratch const beside{hdf5::name_beside(path, "packing")};
  {
    auto const old = hdf5::File::open_read_only(path);
    auto renewed = build(beside.path(), about, storage, run_state);
    auto const copy = [&](std::string const& name) {
      auto to = renewed.root().open_dataset(name);
      copy_array(old.root().open_dataset(name), to);
    };
    for (auto const& group : about.layout.groups) {
      for (auto const& array : group.arrays) copy(group.path + "/" + array.name);
    }
    for (auto const& name : EventLog::arrays()) copy(std::string{events_group} + "/" + name);
    copy(completed_samples_name);
    renewed.sync();
    renewed.close();
  }
  hdf5::rename_over(beside.path(), path);
}

void check_target(std::string const& path, Overwrite overwrite) {
  auto const folder = std::filesystem::path{path}.parent_path();
  if (!folder.empty() && !std::filesystem::exists(folder))
    throw hdf5::system_error(ENOENT, path, "create the result file");
  if (overwrite == Overwrite::refused && std::filesystem::exists(path))
    throw hdf5::system_error(EEXIST, path, "create the result file");
}

Description describe(Provenance const& provenance, state::Recorder const& shape, state::Ledger const& ledger,
                     std::vector<std::int64_t> sample_times_ms, std::uint64_t events_per_world, AgentRecord agents) {
  if (provenance.worlds.size() != shape.worlds())
    throw std::logic_error{"the provenance and the recorder have different numbers of worlds"};
  auto layout = layout_of(shape, ledger, std::move(sample_times_ms), provenance.start_unix_ms);
  add_agents(layout, agents);
  return {provenance, std::move(layout), events_per_world, std::move(agents)};
}

}  // namespace

class ResultFile::Writer {
 public:
  Writer(std::string path, Description about, hdf5::File file, std::uint64_t next_sample)
      : path_{std::move(path)},
        about_{std::move(about)},
        next_sample_{next_sample},
        open_{std::in_place, std::move(file), about_} {}

  ~Writer() {
    try {
      if (open_) write_out();
    } catch (std::exception const&) {  // the file stays as it was at the last write
    }
  }

  void write(std::uint64_t sample, state::Recorder const& recorder, state::Ledger const& ledger) {
    if (sample != next_sample_ || sample >= about_.layout.sample_times_ms.size())
      throw std::logic_error{fmt::format("sample {} written where {} was due", sample, next_sample_)};
    opened().samples.take(recorder, ledger);
    for (auto const& left_out : open_->agents.write(sample)) {
      note_event(left_out.world, about_.layout.sample_times_ms[sample], left_out.what);
      agents_left_out_ += left_out.agents;
    }
    ++next_sample_;
    if (open_->samples.is_full() || Clock::now() > next_write_) write_out();
  }

  void note_event(std::uint32_t world, std::int64_t time_ms, std::string_view what) {
    opened().events.note(world, time_ms, what);
  }

  void flush() {
    write_out();
    open_->file.sync();
  }

  void finish() {
    flush();
    open_.reset();
    auto const run_state =
        next_sample_ == about_.layout.sample_times_ms.size() ? RunState::complete : RunState::unfinished;
    try {
      store_anew(path_, about_, hdf5::Storage::compressed, run_state);
    } catch (hdf5::Error const& error) {
      throw hdf5::Error{error.cause,
                        fmt::format("{}: all results are in it, only not compressed: {}", path_, error.what())};
    }
  }

  std::uint64_t next_sample() const { return next_sample_; }
  std::string const& path() const { return path_; }
  std::uint64_t agents_left_out() const { return agents_left_out_; }

 private:
  /// All that is open; gone once the file is finished. Arrays close before their file.
  struct Open {
    Open(hdf5::File opened, Description const& about)
        : file{std::move(opened)},
          completed{file.root().open_dataset(completed_samples_name)},
          samples{about.layout, file.root()},
          agents{about.agents, about.layout, file.root()},
          events{file.root(), about.layout.worlds, about.events_per_world} {}
    hdf5::File file;
    hdf5::Dataset completed;
    SampleBuffer samples;
    AgentSnapshots agents;
    EventLog events;
  };

  Open& opened() {
    if (!open_) throw std::logic_error{path_ + ": the result file is finished"};
    return *open_;
  }

  /// Values first, then the number of samples that hold them: a kill in between loses the block, never the truth.
  void write_out() {
    auto& out = opened();
    if (out.samples.samples() == 0 && !out.events.is_waiting()) return;
    auto const begun = Clock::now();
    out.events.write(out.file);
    out.samples.write_to(next_sample_ - out.samples.samples());
    out.file.flush();
    write_completed_samples(out.completed, next_sample_);
    out.file.flush();
    auto const ended = Clock::now();
    next_write_ = ended + std::max<Clock::duration>(longest_in_memory, least_work_a_write * (ended - begun));
  }

  std::string path_;
  Description about_;
  std::uint64_t next_sample_;
  std::uint64_t agents_left_out_ = 0;
  Clock::time_point next_write_ = Clock::now() + longest_in_memory;
  std::optional<Open> open_;
};

ResultFile ResultFile::create(std::string path, Overwrite overwrite, Provenance const& provenance,
                              state::Recorder const& shape, state::Ledger const& ledger,
                              std::vector<std::int64_t> sample_times_ms, std::uint64_t events_per_world,
                              AgentRecord agents) {
  check_target(path, overwrite);
  auto about = describe(provenance, shape, ledger, std::move(sample_times_ms), events_per_world, std::move(agents));
  hdf5::Scratch const beside{hdf5::name_beside(path, "new")};
  build(beside.path(), about, hdf5::Storage::in_place, RunState::unfinished).close();
  hdf5::reserve_room(beside.path());
  auto file = hdf5::File::open_read_write(beside.path());
  overwrite == Overwrite::allowed ? hdf5::rename_over(beside.path(), path) : hdf5::rename_to_new(beside.path(), path);
  file.set_path(path);
  return ResultFile{std::make_unique<Writer>(std::move(path), std::move(about), std::move(file), 0)};
}

ResultFile ResultFile::reopen(std::string path, Provenance const& provenance, state::Recorder const& shape,
                              state::Ledger const& ledger, std::vector<std::int64_t> sample_times_ms,
                              std::uint64_t next_sample, std::uint64_t events_per_world, AgentRecord agents) {
  auto about = describe(provenance, shape, ledger, std::move(sample_times_ms), events_per_world, std::move(agents));
  bool is_packed = false;
  {
    auto const file = hdf5::File::open_read_only(path);
    check_structure(file, about.layout, about.provenance);
    if (completed_samples_of(file) < next_sample) {
      throw hdf5::Error{hdf5::Cause::other, fmt::format("{}: holds {} samples, and the resume begins at sample {}: "
                                                        "resume from an earlier checkpoint, or run from the start",
                                                        path, completed_samples_of(file), next_sample)};
    }
    is_packed = file.root().open_dataset(std::string{events_group} + "/what").storage() == hdf5::Storage::compressed;
  }
  if (is_packed) store_anew(path, about, hdf5::Storage::in_place, RunState::unfinished);
  auto file = hdf5::File::open_read_write(path);
  {
    auto completed = file.root().open_dataset(completed_samples_name);
    write_completed_samples(completed, next_sample);
  }
  file.flush();
  return ResultFile{std::make_unique<Writer>(std::move(path), std::move(about), std::move(file), next_sample)};
}

ResultFile::ResultFile(std::unique_ptr<Writer> writer) : writer_{std::move(writer)} {}
ResultFile::ResultFile(ResultFile&& other) noexcept = default;
ResultFile& ResultFile::operator=(ResultFile&& other) noexcept = default;
ResultFile::~ResultFile() = default;

void ResultFile::write(std::uint64_t sample, state::Recorder const& recorder, state::Ledger const& ledger) {
  writer_->write(sample, recorder, ledger);
}
void ResultFile::note_event(std::uint32_t world, std::int64_t time_ms, std::string_view what) {
  writer_->note_event(world, time_ms, what);
}
void ResultFile::flush() {
  writer_->flush();
}
void ResultFile::finish() {
  writer_->finish();
}
std::uint64_t ResultFile::next_sample() const {
  return writer_->next_sample();
}
std::string const& ResultFile::path() const {
  return writer_->path();
}
std::uint64_t ResultFile::agents_left_out() const {
  return writer_->agents_left_out();
}

}  // namespace flywheel::output
