#include "sim/state/sealed_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <string_view>
#include <vector>

#include "sim/hdf5/error.hpp"
#include "sim/hdf5/sha256.hpp"

namespace flywheel::state {
namespace {

constexpr std::string_view mark = "\nflywheel sha256 ";
constexpr std::size_t seal_bytes = mark.size() + 64 + 1;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, Close>;

OpenFile open(std::string const& path, char const* mode) {
  OpenFile file{std::fopen(path.c_str(), mode)};
  if (!file) throw hdf5::system_error(errno, path, "open the file");
  return file;
}

/// The digest of the file's next bytes; all that are left where it has fewer.
std::string digest_of_next(std::FILE* file, std::size_t bytes) {
  hdf5::Sha256 hash;
  std::vector<std::byte> block(std::size_t{1} << 20);
  while (bytes > 0) {
    auto const got = std::fread(block.data(), 1, std::min(bytes, block.size()), file);
    if (got == 0) break;
    hash.add({block.data(), got});
    bytes -= got;
  }
  return hash.hex();
}

std::string seal_of(std::string const& digest) {
  return std::string{mark} + digest + "\n";
}

std::size_t size_of(std::FILE* file) {
  std::fseek(file, 0, SEEK_END);
  auto const size = static_cast<std::size_t>(std::ftell(file));
  std::rewind(file);
  return size;
}

}  // namespace

void seal_file(std::string const& path) {
  auto const file = open(path, "r+b");
  auto const seal = seal_of(digest_of_next(file.get(), size_of(file.get())));
  std::fseek(file.get(), 0, SEEK_END);
  bool const is_written =
      std::fwrite(seal.data(), 1, seal.size(), file.get()) == seal.size() && std::fflush(file.get()) == 0;
  if (!is_written || ::fsync(::fileno(file.get())) != 0)
    throw hdf5::system_error(errno, path, "bring the file to the disk");
}

Seal check_seal(std::string const& path) {
  auto const file = open(path, "rb");
  auto const size = size_of(file.get());
  if (size < seal_bytes) return Seal::missing;
  auto const digest = digest_of_next(file.get(), size - seal_bytes);
  std::string seal(seal_bytes, '\0');
  if (std::fread(seal.data(), 1, seal.size(), file.get()) != seal.size()) return Seal::missing;
  if (!seal.starts_with(mark)) return Seal::missing;
  return seal == seal_of(digest) ? Seal::whole : Seal::damaged;
}

}  // namespace flywheel::state
