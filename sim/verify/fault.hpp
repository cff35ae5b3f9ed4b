#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace flywheel::verify {

/// What is wrong in a vector file, located where its author can fix it. Empty parts do not apply.
struct Fault {
  std::string file;
  std::string case_name;
  std::string member;   // "input.devices[3].tier", "columns_expect[0]"
  std::string problem;  // "expected a text, got 3"

  [[nodiscard]] friend bool operator==(Fault const&, Fault const&) = default;
};

/// `fees.json: case fee-0: input.pay: expected a text, got 3`
[[nodiscard]] std::string to_text(Fault const& fault);

/// All faults of a file, or the one of a case, thrown once. what() is one line a fault.
class VectorFaults : public std::runtime_error {
 public:
  explicit VectorFaults(std::vector<Fault> found);
  std::vector<Fault> faults;
};

}  // namespace flywheel::verify
