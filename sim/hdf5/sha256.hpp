#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace flywheel::hdf5 {

/// SHA-256 (FIPS 180-4) of what is added, piece by piece.
class Sha256 {
 public:
  Sha256();
  void add(std::span<std::byte const> bytes);
  void add(std::string_view text) { add(std::as_bytes(std::span{text})); }
  /// 64 lower-case hexadecimal digits. Nothing may be added after it.
  std::string hex();

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

std::string sha256_of(std::string_view text);

}  // namespace flywheel::hdf5
