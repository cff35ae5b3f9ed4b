#include "sim/output/event_log.hpp"

#include <algorithm>

#include "sim/output/structure.hpp"

namespace flywheel::output {
namespace {

/// Cut to the room in the file, at the beginning of a character.
std::string shortened(std::string_view what) {
  if (what.size() <= EventLog::text_bytes) return std::string{what};
  std::size_t end = EventLog::text_bytes;
  while (end > 0 && (static_cast<unsigned char>(what[end]) & 0xC0U) == 0x80U) --end;
  return std::string{what.substr(0, end)};
}

}  // namespace

void EventLog::write_structure(hdf5::Group& root, Layout const& layout, std::uint64_t events_per_world,
                               hdf5::Storage storage) {
  auto group = root.make_group(events_group);
  write_world(group, layout.worlds);
  write_dimension(group, {"event", events_per_world, {}});
  auto length = group.create_dataset("text_length", hdf5::Element::uint8, {text_bytes});
  length.make_bare_dimension(text_bytes);
  auto const add = [&](char const* name, hdf5::Element element, std::vector<std::string> const& dimensions,
                       char const* long_name) {
    hdf5::Extent extent;
    for (auto const& dimension : dimensions) extent.push_back(group.open_dataset(dimension).extent()[0]);
    auto array = group.create_dataset(name, element, extent, storage);
    array.set("long_name", long_name);
    for (std::size_t i = 0; i < dimensions.size(); ++i) array.attach_scale(i, group.open_dataset(dimensions[i]));
    return array;
  };
  auto time = add("event_time", hdf5::Element::int64, {"world", "event"}, "simulated time of the event");
  time.set("units", time_units(layout.start_unix_ms));
  time.set("calendar", "proleptic_gregorian");
  auto what =
      add("what", hdf5::Element::character, {"world", "event", "text_length"}, "what took place, in UTF-8 bytes");
  what.set("_Encoding", "utf-8");
  auto count = add("count", hdf5::Element::int64, {"world"},
                   "events that took place; those beyond the size of event are counted and not kept");
  count.set("units", "1");
}

std::vector<std::string> EventLog::arrays() {
  return {"event_time", "what", "count"};
}

EventLog::EventLog(hdf5::Group const& root, std::uint32_t worlds, std::uint64_t events_per_world)
    : events_per_world_{events_per_world},
      time_{root.open_group(events_group).open_dataset("event_time")},
      what_{root.open_group(events_group).open_dataset("what")},
      count_{root.open_group(events_group).open_dataset("count")},
      counts_(worlds) {
  read_existing();
}

void EventLog::read_existing() {
  counts_ = count_.read_all<std::int64_t>();
  for (std::uint32_t world = 0; world < counts_.size(); ++world) {
    auto const kept = std::min(static_cast<std::uint64_t>(counts_[world]), events_per_world_);
    for (std::uint64_t place = 0; place < kept; ++place) {
      std::int64_t time_ms = 0;
      std::string what(text_bytes, '\0');
      time_.read<std::int64_t>({{world, place}, {1, 1}}, {&time_ms, 1});
      what_.read({{world, place, 0}, {1, 1, text_bytes}}, std::span<char>{what});
      existing_.emplace(world, time_ms, what.substr(0, what.find('\0')));
    }
  }
}

void EventLog::note(std::uint32_t world, std::int64_t time_ms, std::string_view what) {
  auto text = shortened(what);
  if (existing_.contains({world, time_ms, text})) return;
  auto const place = static_cast<std::uint64_t>(counts_[world]++);
  waiting_.push_back({world, place, time_ms, std::move(text)});
}

void EventLog::write(hdf5::File& file) {
  if (waiting_.empty()) return;
  for (auto& event : waiting_) {
    if (event.place >= events_per_world_) continue;
    event.what.resize(text_bytes, '\0');
    time_.write<std::int64_t>({{event.world, event.place}, {1, 1}}, {&event.time_ms, 1});
    what_.write({{event.world, event.place, 0}, {1, 1, text_bytes}}, std::span<char const>{event.what});
  }
  waiting_.clear();
  file.flush();
  count_.write_all<std::int64_t>(counts_);
}

}  // namespace flywheel::output
