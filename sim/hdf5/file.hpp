#pragma once

#include <string>

#include "sim/hdf5/error.hpp"
#include "sim/hdf5/group.hpp"

namespace flywheel::hdf5 {

/// An HDF5 file of the default library version. One thread at a time: the library keeps global state.
/// Others may read a file while it is written; nothing is locked.
class File {
 public:
  /// Errors  of all: Error. An existing file is emptied: whether that is allowed, the caller decides.
  static File create(std::string path);
  static File open_read_write(std::string path);
  static File open_read_only(std::string path);

  Group root() const;
  /// Hands everything to the operating system: it survives the death of this process.
  void flush();
  /// Has everything written to the device: it survives a power cut.
  void sync();
  /// Flushes and closes. The destructor closes too, but cannot tell of a failure. Groups and datasets must be gone.
  void close();
  /// The path that messages name; the open file itself follows a rename by itself.
  std::string const& path() const { return path_; }
  void set_path(std::string path) { path_ = std::move(path); }

 private:
  File(Handle handle, std::string path) : handle_{std::move(handle)}, path_{std::move(path)} {}

  Handle handle_;
  std::string path_;
};

}  // namespace flywheel::hdf5
