#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "kernels/base/memory.hpp"

namespace flywheel::state {

/// What a checkpoint must know of a column to write it and to recognise it again.
enum class Keep {
  saved,    // part of the state
  derived,  // made again from the scenario or from saved columns after a resume
};

/// The memory behind one column. Its address is stable for the life of the table, its data pointer is not.
struct ColumnStorage {
  std::string name;
  std::string type;  // "u8", "i64", "f64", ... or "bytes" for a value type
  std::size_t element_bytes = 0;
  Keep keep = Keep::saved;
  std::byte* data = nullptr;
};

template <class T>
std::string_view type_name() {
  if constexpr (std::is_same_v<T, double>) return "f64";
  if constexpr (std::is_same_v<T, float>) return "f32";
  if constexpr (std::is_integral_v<T> && sizeof(T) <= 8) {
    constexpr char const* names[2][4] = {{"u8", "u16", "u32", "u64"}, {"i8", "i16", "i32", "i64"}};
    constexpr int width = sizeof(T) == 1 ? 0 : sizeof(T) == 2 ? 1 : sizeof(T) == 4 ? 2 : 3;
    return names[std::is_signed_v<T> ? 1 : 0][width];
  }
  return "bytes";
}

/// A typed handle to a column of a table; copying it copies no data. Valid as long as the table lives.
template <class T>
class Column {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Column() = default;
  explicit Column(ColumnStorage* storage) : storage_{storage} {}

  /// Row 0 of the column in the device's memory. Asked for anew in every window: a table may have been re-laid out.
  T* data() const { return reinterpret_cast<T*>(storage_->data); }
  ColumnStorage const& storage() const { return *storage_; }
  explicit operator bool() const { return storage_ != nullptr; }

 private:
  ColumnStorage* storage_ = nullptr;
};

}  // namespace flywheel::state
