#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "kernels/base/backend.hpp"
#include "sim/verify/fault.hpp"

namespace flywheel::verify {

/// One member of a case that differs from what was expected.
struct Mismatch {
  std::string file;
  std::string case_name;
  std::string member;
  std::string got;
  std::string want;
};

/// The cases of one kind. A case with a fault counts as a failure.
struct KindReport {
  static constexpr std::size_t most_mismatches = 5;

  std::size_t passes = 0;
  std::size_t failures = 0;
  std::size_t skipped = 0;             // of a kind that this program does not know
  std::vector<Mismatch> mismatches{};  // the first few
};

struct Report {
  std::map<std::string, KindReport> kinds{};  // by name
  std::vector<Fault> faults{};                // paths, files and cases that could not be read

  [[nodiscard]] std::size_t passes() const;
  [[nodiscard]] std::size_t failures() const;
  [[nodiscard]] std::size_t skipped() const;
  /// No failure and no fault; skipped cases do not count against it.
  [[nodiscard]] bool is_clean() const { return failures() == 0 && faults.empty(); }
};

/// Replays vector files through the simulator's own laws and ops, ops on the given device. A folder stands for the
/// `*.json` below it, in path order. Never throws for what a file holds: see Report::faults.
[[nodiscard]] Report verify_paths(std::vector<std::filesystem::path> const& paths, Device const& device);

/// The names of the kinds that verify_paths does not skip, sorted.
[[nodiscard]] std::vector<std::string> known_kinds();

/// `fees.json: case fee-0: supplier_net_micro_usd: got 5, want 6`
[[nodiscard]] std::string to_text(Mismatch const& mismatch);

}  // namespace flywheel::verify
