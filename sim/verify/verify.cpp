#include "sim/verify/verify.hpp"

#include <algorithm>
#include <exception>

#include "sim/verify/registry.hpp"
#include "sim/verify/vector_file.hpp"

namespace flywheel::verify {
namespace {

std::size_t sum(std::map<std::string, KindReport> const& kinds, std::size_t KindReport::*count) {
  std::size_t total = 0;
  for (auto const& [name, kind] : kinds) total += kind.*count;
  return total;
}

/// The path itself, or the *.json below a folder.
/// Errors  VectorFaults where the folder holds none, filesystem_error where it cannot be read.
std::vector<std::filesystem::path> files_of(std::filesystem::path const& path) {
  if (!std::filesystem::is_directory(path)) return {path};
  std::vector<std::filesystem::path> files;
  for (auto const& entry : std::filesystem::recursive_directory_iterator{path}) {
    if (entry.is_regular_file() && entry.path().extension() == ".json") files.push_back(entry.path());
  }
  if (files.empty()) throw VectorFaults{{{path.generic_string(), {}, {}, "expected a folder with *.json files"}}};
  std::sort(files.begin(), files.end());
  return files;
}

class Verifier {
 public:
  Verifier(Device const& device, Report& report) : device_{device}, report_{report} {}

  /// A file, or all files below a folder.
  void read(std::filesystem::path const& path) {
    try {
      for (auto const& file : files_of(path)) read_file(file);
    } catch (VectorFaults const& found) {
      add(found);
    } catch (std::filesystem::filesystem_error const& error) {
      report_.faults.push_back({path.generic_string(), {}, {}, "this folder cannot be read: " + reason_of(error)});
    }
  }

 private:
  static std::string reason_of(std::filesystem::filesystem_error const& error) {
    return error.path1().generic_string() + ": " + error.code().message();
  }

  void read_file(std::filesystem::path const& file) {
    try {
      verify(load_vector_file(file));
    } catch (VectorFaults const& found) {
      add(found);
    }
  }

  void add(VectorFaults const& found) {
    report_.faults.insert(report_.faults.end(), found.faults.begin(), found.faults.end());
  }

  void verify(VectorFile const& file) {
    auto& tally = report_.kinds[file.kind];
    auto const* const kind = find_kind(file.kind);
    if (kind == nullptr) {
      tally.skipped += file.cases.size();
      return;
    }
    for (auto const& one : file.cases) {
      bool const passed = replay(*kind, file, one, tally);
      ++(passed ? tally.passes : tally.failures);
    }
  }

  bool replay(Kind const& kind, VectorFile const& file, VectorCase const& one, KindReport& tally) {
    try {
      auto const got = kind.run(file.input_of(one), device_);
      auto const found = differences(got, one.expect, one.tolerance, kind.exemptions);
      for (auto const& difference : found) {
        if (tally.mismatches.size() == KindReport::most_mismatches) break;
        tally.mismatches.push_back({file.path, one.name, difference.member, difference.got, difference.want});
      }
      return found.empty();
    } catch (VectorFaults const& fault) {
      add(fault);
    } catch (std::exception const& error) {
      report_.faults.push_back({file.path, one.name, {}, error.what()});
    }
    return false;
  }

  Device device_;
  Report& report_;
};

}  // namespace

std::size_t Report::passes() const {
  return sum(kinds, &KindReport::passes);
}

std::size_t Report::failures() const {
  return sum(kinds, &KindReport::failures);
}

std::size_t Report::skipped() const {
  return sum(kinds, &KindReport::skipped);
}

Report verify_paths(std::vector<std::filesystem::path> const& paths, Device const& device) {
  Report report;
  Verifier verifier{device, report};
  for (auto const& path : paths) verifier.read(path);
  return report;
}

std::vector<std::string> known_kinds() {
  std::vector<std::string> names;
  for (auto const& kind : kinds()) names.emplace_back(kind.name);
  return names;
}

std::string to_text(Mismatch const& mismatch) {
  return mismatch.file + ": case " + mismatch.case_name + ": " + mismatch.member + ": got " + mismatch.got + ", want " +
         mismatch.want;
}

}  // namespace flywheel::verify
