#include "sim/hdf5/file.hpp"

#include <unistd.h>

#include <cerrno>

#include "sim/hdf5/c_api.hpp"

namespace flywheel::hdf5 {
namespace {

Handle access() {
  start_library();
  auto list = own(H5Pcreate(H5P_FILE_ACCESS), "HDF5", "prepare to open a file");
  H5Pset_fclose_degree(list.get(), H5F_CLOSE_STRONG);
  H5Pset_sieve_buf_size(list.get(), 0);  // what we write goes to the operating system at once
  H5Pset_file_locking(list.get(), false, true);
  return list;
}

}  // namespace

File File::create(std::string path) {
  auto const list = access();
  auto const creation = own(H5Pcreate(H5P_FILE_CREATE), path, "prepare the file");
  H5Pset_link_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  auto handle = own(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.get(), list.get()), path, "create the file");
  return {std::move(handle), std::move(path)};
}

File File::open_read_write(std::string path) {
  auto const list = access();
  auto handle = own(H5Fopen(path.c_str(), H5F_ACC_RDWR, list.get()), path, "open the file for writing");
  return {std::move(handle), std::move(path)};
}

File File::open_read_only(std::string path) {
  auto const list = access();
  auto handle = own(H5Fopen(path.c_str(), H5F_ACC_RDONLY, list.get()), path, "open the file");
  return {std::move(handle), std::move(path)};
}

Group File::root() const {
  return {own(H5Gopen2(handle_.get(), "/", H5P_DEFAULT), path_, "open the file's root"), path_ + ":"};
}

void File::flush() {
  check(H5Fflush(handle_.get(), H5F_SCOPE_LOCAL), path_, "write to the file");
}

void File::sync() {
  flush();
  void* descriptor = nullptr;
  check(H5Fget_vfd_handle(handle_.get(), H5P_DEFAULT, &descriptor), path_, "reach the file's descriptor");
  if (::fsync(*static_cast<int*>(descriptor)) != 0) throw system_error(errno, path_, "bring the file to the disk");
}

void File::close() {
  flush();
  if (!handle_.close()) fail(path_, "close the file");
}

}  // namespace flywheel::hdf5
