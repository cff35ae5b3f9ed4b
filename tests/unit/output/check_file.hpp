#pragma once

#include <sys/resource.h>

#include <cstdint>
#include <functional>
#include <string>

#include "sim/hdf5/error.hpp"

namespace flywheel::output {

/// Every value of the first `samples` of `size` samples is the formula's, in every array of a SampleRun's file.
void expect_values(std::string const& path, std::uint64_t samples, std::uint64_t size);

[[nodiscard]] std::int64_t completed_samples(std::string const& path);

/// The error that an action ends in; a failure of the test where it does not.
[[nodiscard]] hdf5::Error error_of(std::function<void()> const& action);

/// No file can be written beyond `bytes` while this lives.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes);
  FileSizeLimit(FileSizeLimit const&) = delete;
  FileSizeLimit& operator=(FileSizeLimit const&) = delete;
  ~FileSizeLimit();

 private:
  rlimit before_{};
};

}  // namespace flywheel::output
