#pragma once

#include <stdexcept>
#include <string>

namespace flywheel::hdf5 {

/// Why a file operation failed, as far as a caller may want to act on it.
enum class Cause { no_room, already_exists, not_found, not_permitted, other };

/// A file operation failed. what() names the path, what was tried, why it failed and what to do, in our own words.
class Error : public std::runtime_error {
 public:
  Error(Cause why, std::string const& message) : std::runtime_error{message}, cause{why} {}
  Cause cause;
};

/// The error for a failed system call: `tried` reads "create the result file".
Error system_error(int error_number, std::string const& path, std::string const& tried);

}  // namespace flywheel::hdf5
