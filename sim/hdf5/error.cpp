#include "sim/hdf5/error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <mutex>

#include "sim/hdf5/c_api.hpp"

namespace flywheel::hdf5 {
namespace {

struct Reason {
  int error_number;
  Cause cause;
  char const* words;
};

constexpr Reason reasons[] = {
    {ENOSPC, Cause::no_room, "the disk is full: free some room, or write to another disk"},
    {EDQUOT, Cause::no_room, "the disk quota is used up: free some room, or write to another disk"},
    {EFBIG, Cause::no_room, "the file would be larger than is allowed here: raise the limit, or write elsewhere"},
    {EEXIST, Cause::already_exists, "it exists already: choose another name, or allow overwriting"},
    {ENOENT, Cause::not_found, "there is no such file or folder: check the path, or create the folder first"},
    {ENOTDIR, Cause::not_found, "a part of the path is not a folder: check the path"},
    {EISDIR, Cause::other, "it is a folder: give the name of a file"},
    {EACCES, Cause::not_permitted, "access is denied: check the permissions of the file and its folder"},
    {EPERM, Cause::not_permitted, "the operation is not permitted: check the permissions of the file and its folder"},
    {EROFS, Cause::not_permitted, "the disk is read-only: write to another disk"},
};

/// Keeps the first error number that the library's stack of errors mentions.
herr_t note_error_number(unsigned, H5E_error2_t const* error, void* found) {
  auto& number = *static_cast<int*>(found);
  if (number != 0 || error->desc == nullptr) return 0;
  if (auto const* mention = std::strstr(error->desc, "errno = ")) std::sscanf(mention, "errno = %d", &number);
  return 0;
}

}  // namespace

Error system_error(int error_number, std::string const& path, std::string const& tried) {
  for (auto const& reason : reasons) {
    if (reason.error_number == error_number)
      return {reason.cause, fmt::format("{}: could not {}: {}", path, tried, reason.words)};
  }
  return {Cause::other, fmt::format("{}: could not {}: {}", path, tried, std::strerror(error_number))};
}

void fail(std::string const& where, std::string const& tried) {
  int error_number = 0;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, note_error_number, &error_number);
  H5Eclear2(H5E_DEFAULT);
  if (error_number != 0) throw system_error(error_number, where, tried);
  throw Error{Cause::other, fmt::format("{}: could not {}: it is not what we expect there, or the file is damaged; "
                                        "write or copy the file anew",
                                        where, tried)};
}

void start_library() {
  static std::once_flag started;
  std::call_once(started, [] {
    H5dont_atexit();
    H5open();
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
  });
}

bool Handle::close() noexcept {
  auto const identifier = std::exchange(identifier_, nothing);
  if (identifier < 0 || H5Iis_valid(identifier) <= 0) return true;
  switch (H5Iget_type(identifier)) {
    case H5I_FILE:
      return H5Fclose(identifier) >= 0;
    case H5I_GROUP:
      return H5Gclose(identifier) >= 0;
    case H5I_DATATYPE:
      return H5Tclose(identifier) >= 0;
    case H5I_DATASPACE:
      return H5Sclose(identifier) >= 0;
    case H5I_DATASET:
      return H5Dclose(identifier) >= 0;
    case H5I_ATTR:
      return H5Aclose(identifier) >= 0;
    case H5I_GENPROP_LST:
      return H5Pclose(identifier) >= 0;
    default:
      return H5Idec_ref(identifier) >= 0;
  }
}

Handle type_of(Element element) {
  auto const copy = [](hid_t type) { return own(H5Tcopy(type), "HDF5", "copy a type"); };
  switch (element) {
    case Element::float64:
      return copy(H5T_IEEE_F64LE);
    case Element::int64:
      return copy(H5T_STD_I64LE);
    case Element::uint64:
      return copy(H5T_STD_U64LE);
    case Element::int32:
      return copy(H5T_STD_I32LE);
    case Element::uint32:
      return copy(H5T_STD_U32LE);
    case Element::uint16:
      return copy(H5T_STD_U16LE);
    case Element::uint8:
      return copy(H5T_STD_U8LE);
    case Element::text:
    case Element::character:
      break;
  }
  auto type = copy(H5T_C_S1);
  H5Tset_size(type.get(), element == Element::text ? H5T_VARIABLE : 1);
  H5Tset_cset(type.get(), H5T_CSET_UTF8);
  return type;
}

}  // namespace flywheel::hdf5
