#include "sim/verify/fault.hpp"

namespace flywheel::verify {
namespace {

std::string lines_of(std::vector<Fault> const& faults) {
  std::string lines;
  for (auto const& fault : faults) lines += (lines.empty() ? "" : "\n") + to_text(fault);
  return lines;
}

}  // namespace

std::string to_text(Fault const& fault) {
  std::string text = fault.file;
  if (!fault.case_name.empty()) text += ": case " + fault.case_name;
  if (!fault.member.empty()) text += ": " + fault.member;
  return text + ": " + fault.problem;
}

VectorFaults::VectorFaults(std::vector<Fault> found) : std::runtime_error{lines_of(found)}, faults{std::move(found)} {}

}  // namespace flywheel::verify
