#include "sim/output/copy_array.hpp"

#include <algorithm>

namespace flywheel::output {

std::vector<hdf5::Slab> slabs_of(hdf5::Extent const& extent, hdf5::Extent const& block) {
  hdf5::Slab const whole{hdf5::Extent(extent.size(), 0), extent};
  if (extent.empty()) return {whole};
  std::vector<hdf5::Slab> slabs;
  auto const has_second = extent.size() > 1;
  for (std::uint64_t first = 0; first < extent[0]; first += block[0]) {
    for (std::uint64_t second = 0; second < (has_second ? extent[1] : 1); second += has_second ? block[1] : 1) {
      auto slab = whole;
      slab.start[0] = first;
      slab.count[0] = std::min(block[0], extent[0] - first);
      if (has_second) {
        slab.start[1] = second;
        slab.count[1] = std::min(block[1], extent[1] - second);
      }
      slabs.push_back(std::move(slab));
    }
  }
  return slabs;
}

void copy_array(hdf5::Dataset const& from, hdf5::Dataset& to) {
  auto const extent = from.extent();
  auto const size = hdf5::size_in_bytes(from.element());
  auto const& chunked = to.storage() == hdf5::Storage::compressed ? to : from;
  std::vector<std::byte> values;
  for (auto const& slab : slabs_of(extent, chunked.block())) {
    std::size_t bytes = size;
    for (auto const count : slab.count) bytes *= count;
    values.resize(bytes);
    from.read_bytes(slab, values);
    to.write_bytes(slab, values);
  }
}

}  // namespace flywheel::output
