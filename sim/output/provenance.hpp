#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace flywheel::output {

struct WorldInfo {
  std::uint64_t seed;
  std::uint32_t replicate;
  std::string label;
};

struct RuleSet {
  std::string economy;
  std::string name;
  std::string source;
};

/// Where a result comes from: all that a reader needs in order to make it again.
struct Provenance {
  std::string title;
  std::string program_version;
  std::string commit;
  std::string scenario_name;
  std::string scenario_text;  // resolved: no reference to another file is left
  std::string scenario_sha256;
  std::string device;
  std::vector<RuleSet> rule_sets;
  std::vector<std::string> assumptions;
  std::vector<WorldInfo> worlds;
  std::int64_t start_unix_ms = 0;
};

}  // namespace flywheel::output
