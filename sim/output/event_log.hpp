#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "sim/hdf5/file.hpp"
#include "sim/output/layout.hpp"

namespace flywheel::output {

inline constexpr char const* events_group = "events";

/// The events of every world, in a group of their own: arrays of full size, and a count that is written last.
class EventLog {
 public:
  /// Bytes of an event's text that the file has room for.
  static constexpr std::uint64_t text_bytes = 160;

  static void write_structure(hdf5::Group& root, Layout const& layout, std::uint64_t events_per_world,
                              hdf5::Storage storage);
  /// The arrays that hold events, for a copy.
  static std::vector<std::string> arrays();

  EventLog(hdf5::Group const& root, std::uint32_t worlds, std::uint64_t events_per_world);

  void note(std::uint32_t world, std::int64_t time_ms, std::string_view what);
  bool is_waiting() const { return !waiting_.empty(); }
  /// Writes what was noted; the counts only after the file was flushed.
  void write(hdf5::File& file);

 private:
  struct Event {
    std::uint32_t world;
    std::uint64_t place;
    std::int64_t time_ms;
    std::string what;
  };

  void read_existing();

  std::uint64_t events_per_world_;
  hdf5::Dataset time_;
  hdf5::Dataset what_;
  hdf5::Dataset count_;
  std::vector<std::int64_t> counts_;
  std::set<std::tuple<std::uint32_t, std::int64_t, std::string>> existing_;  // before this process wrote
  std::vector<Event> waiting_;
};

}  // namespace flywheel::output
