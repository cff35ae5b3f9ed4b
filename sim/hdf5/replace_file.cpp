#include "sim/hdf5/replace_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "sim/hdf5/error.hpp"

namespace flywheel::hdf5 {
namespace {

class Descriptor {
 public:
  Descriptor(std::string const& path, int flags) : descriptor_{::open(path.c_str(), flags | O_CLOEXEC)} {
    if (descriptor_ < 0) throw system_error(errno, path, "open it");
  }
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  ~Descriptor() { ::close(descriptor_); }
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

/// A rename survives a power cut once its folder is on the disk.
void sync_folder_of(std::string const& path) {
  auto const folder = std::filesystem::path{path}.parent_path();
  Descriptor const opened{folder.empty() ? "." : folder.string(), O_RDONLY | O_DIRECTORY};
  ::fsync(opened.get());  // some file systems cannot, and lose nothing by it
}

}  // namespace

std::string name_beside(std::string const& path, std::string const& purpose) {
  return fmt::format("{}.{}.{}", path, purpose, ::getpid());
}

void rename_over(std::string const& from, std::string const& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) throw system_error(errno, to, "put the new file in its place");
  sync_folder_of(to);
}

void keep_also_as(std::string const& path, std::string const& other) {
  // Two names of one file do not replace one another: what is left of the new name goes with `named`.
  Scratch const named{name_beside(other, "naming")};
  bool const is_named = ::link(path.c_str(), named.path().c_str()) == 0;
  rename_over(is_named ? named.path() : path, other);
}

void rename_to_new(std::string const& from, std::string const& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return sync_folder_of(to);
  bool const is_unknown_here = errno == EINVAL || errno == ENOSYS;
  if (!is_unknown_here) throw system_error(errno, to, "create the result file");
  if (std::filesystem::exists(to)) throw system_error(EEXIST, to, "create the result file");
  rename_over(from, to);
}

void reserve_room(std::string const& path) {
  Descriptor const file{path, O_RDWR};
  struct stat facts {};
  if (::fstat(file.get(), &facts) != 0) throw system_error(errno, path, "read the file's size");
  auto const failure = ::posix_fallocate(file.get(), 0, facts.st_size);
  bool const is_unknown_here = failure == EINVAL || failure == EOPNOTSUPP;
  if (failure != 0 && !is_unknown_here) throw system_error(failure, path, "reserve room for all results");
}

Scratch::~Scratch() {
  ::unlink(path_.c_str());
}

}  // namespace flywheel::hdf5
