#include <thrust/copy.h>
#include <thrust/execution_policy.h>
#include <thrust/functional.h>
#include <thrust/iterator/counting_iterator.h>
#include <thrust/scan.h>
#include <thrust/sort.h>

#include <cstdint>

#include "kernels/base/platform.hpp"
#include "kernels/base/sorting.hpp"
#include "kernels/base/thrust_policy.hpp"

namespace flywheel {
namespace {

struct IsSet {
  FLYWHEEL_HD bool operator()(std::uint8_t flag) const { return flag != 0; }
};

}  // namespace

template <class Backend>
void stable_sort_by_key(Backend const& on, std::uint64_t* keys, std::uint32_t* rows, std::uint32_t count) {
  thrust::stable_sort_by_key(thrust_policy(on), keys, keys + count, rows);
}

template <class Backend>
void exclusive_sums(Backend const& on, std::uint64_t const* values, std::uint64_t* sums, std::uint32_t count) {
  thrust::exclusive_scan(thrust_policy(on), values, values + count, sums, std::uint64_t{0});
}

template <class Backend>
std::uint32_t compact_indices(Backend const& on, std::uint8_t const* flags, std::uint32_t count,
                              std::uint32_t* chosen) {
  thrust::counting_iterator<std::uint32_t> const first{0};
  auto* const end = thrust::copy_if(thrust_policy(on), first, first + count, flags, chosen, IsSet{});
  return static_cast<std::uint32_t>(end - chosen);
}

}  // namespace flywheel
