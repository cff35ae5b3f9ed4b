#pragma once

#include <hdf5.h>
#include <hdf5_hl.h>

#include <string>

#include "sim/hdf5/element.hpp"
#include "sim/hdf5/error.hpp"
#include "sim/hdf5/handle.hpp"

/// What the sources of this folder share: the C API and the check of its return codes. Included by no header.
namespace flywheel::hdf5 {

/// Throws what went wrong at `where` when we tried to do `tried`. Reads and clears the library's stack of errors.
[[noreturn]] void fail(std::string const& where, std::string const& tried);

template <class Code>
Code check(Code code, std::string const& where, std::string const& tried) {
  if (code < 0) fail(where, tried);
  return code;
}

inline Handle own(hid_t identifier, std::string const& where, std::string const& tried) {
  return Handle{check(identifier, where, tried)};
}

/// Silences the library's own messages and its work at exit. Called before a file is opened.
void start_library();

/// The type of an element; keep the handle while the identifier is in use.
Handle type_of(Element element);

}  // namespace flywheel::hdf5
