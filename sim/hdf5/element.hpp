#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace flywheel::hdf5 {

/// What a dataset or attribute holds. `text` is UTF-8 of variable length, `character` one byte of UTF-8 text.
enum class Element { float64, int64, uint64, int32, uint32, uint16, uint8, text, character };

constexpr std::size_t size_in_bytes(Element element) {
  switch (element) {
    case Element::int32:
    case Element::uint32:
      return 4;
    case Element::uint16:
      return 2;
    case Element::uint8:
    case Element::character:
      return 1;
    case Element::text:
      return sizeof(char const*);
    default:
      return 8;
  }
}

template <class T>
concept Number = std::same_as<T, double> || std::same_as<T, std::int64_t> || std::same_as<T, std::uint64_t> ||
    std::same_as<T, std::int32_t> || std::same_as<T, std::uint32_t> || std::same_as<T, std::uint16_t> ||
    std::same_as<T, std::uint8_t>;

template <Number T>
constexpr Element element_of() {
  if constexpr (std::same_as<T, double>) return Element::float64;
  if constexpr (std::same_as<T, std::int64_t>) return Element::int64;
  if constexpr (std::same_as<T, std::uint64_t>) return Element::uint64;
  if constexpr (std::same_as<T, std::int32_t>) return Element::int32;
  if constexpr (std::same_as<T, std::uint32_t>) return Element::uint32;
  if constexpr (std::same_as<T, std::uint16_t>) return Element::uint16;
  if constexpr (std::same_as<T, std::uint8_t>) return Element::uint8;
}

using Extent = std::vector<std::uint64_t>;

/// How a dataset lies in the file. `in_place` is one block of the full size from the start, doubles filled with NaN:
/// writing to it later changes no metadata. `compressed` is chunked, shuffled and deflated.
enum class Storage { in_place, compressed };

/// The chunk we choose for an array: whole rows where they fit, so that it holds neighbours. At most half the library's
/// cache of one array, or each partial write would compress anew.
inline Extent chunk_of(Extent const& extent) {
  constexpr std::uint64_t most_values = 1U << 16;
  Extent chunk(extent.size(), 1);
  std::uint64_t room = most_values;
  for (std::size_t i = extent.size(); i-- > 0;) {
    chunk[i] = std::clamp<std::uint64_t>(extent[i], 1, std::max<std::uint64_t>(room, 1));
    room /= chunk[i];
  }
  return chunk;
}

/// A rectangle of a dataset.
struct Slab {
  Extent start;
  Extent count;
};

}  // namespace flywheel::hdf5
