#include "sim/verify/json_text.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "sim/verify/fault.hpp"

namespace flywheel::verify {
namespace {

constexpr int deepest = 64;  // texts of values are made by recursion

/// Notes the members of the objects that the parser is inside of, and those that it meets twice.
class RepeatedMembers {
 public:
  bool operator()(Json::parse_event_t event, Json const& value) {
    if (event == Json::parse_event_t::object_start) {
      open_.emplace_back();
    } else if (event == Json::parse_event_t::object_end) {
      open_.pop_back();
    } else if (event == Json::parse_event_t::key && !open_.back().insert(value.get<std::string>()).second) {
      repeated.insert(value.get<std::string>());
    }
    return true;
  }
  std::set<std::string> repeated;

 private:
  std::vector<std::set<std::string>> open_;
};

/// "line 3, column 7" of the byte, counted from 1, that a parser could not read.
std::string place_of(std::string const& text, std::size_t byte) {
  std::size_t const before = std::min(text.size(), byte == 0 ? 0 : byte - 1);
  auto const end = text.begin() + static_cast<std::ptrdiff_t>(before);
  auto const line = std::count(text.begin(), end, '\n') + 1;
  auto const line_start = before == 0 ? std::string::npos : text.rfind('\n', before - 1);
  auto const column = before - (line_start == std::string::npos ? 0 : line_start + 1) + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

}  // namespace

Json parse_json(std::string const& file, std::string const& text) {
  RepeatedMembers members;
  Json value;
  try {
    value = Json::parse(text, [&](int depth, Json::parse_event_t event, Json& part) {
      if (depth >= deepest) throw VectorFaults{{{file, {}, {}, "expected at most 64 levels of lists and objects"}}};
      return members(event, part);
    });
  } catch (Json::parse_error const& error) {
    throw VectorFaults{{{file, {}, {}, "expected JSON, which ends at " + place_of(text, error.byte)}}};
  } catch (Json::out_of_range const&) {
    throw VectorFaults{{{file, {}, {}, "expected numbers that an IEEE double holds"}}};
  }
  std::vector<Fault> faults;
  for (auto const& name : members.repeated)
    faults.push_back({file, {}, name, "this member appears twice in one object"});
  if (!faults.empty()) throw VectorFaults{std::move(faults)};
  return value;
}

std::string short_text(Json const& value) {
  constexpr std::size_t longest = 60;
  auto const text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  return text.size() <= longest ? text : text.substr(0, longest) + "...";
}

}  // namespace flywheel::verify
