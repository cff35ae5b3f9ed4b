#pragma once

#include <string>

namespace flywheel::hdf5 {

/// A name beside `path`, for what this process is about to rename to it.
std::string name_beside(std::string const& path, std::string const& purpose);

/// Renames, replacing what was there: at every instant there is the old file or the new one, whole.
void rename_over(std::string const& from, std::string const& to);
/// Gives a file another name beside its own, replacing what bore it: at no instant is either name without a whole file.
/// Where the file system knows no second names the file moves to the other.
void keep_also_as(std::string const& path, std::string const& other);
/// Renames where there is no such file yet. Errors  Error, already_exists.
void rename_to_new(std::string const& from, std::string const& to);

/// Takes the room for all of a file now, so that a full disk shows at the start and not after hours.
void reserve_room(std::string const& path);

/// Deletes a file of ours when its making fails.
class Scratch {
 public:
  explicit Scratch(std::string path) : path_{std::move(path)} {}
  Scratch(Scratch const&) = delete;
  Scratch& operator=(Scratch const&) = delete;
  ~Scratch();
  std::string const& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace flywheel::hdf5
