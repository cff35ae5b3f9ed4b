#include <sys/mman.h>

#include <bit>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <new>

#include "kernels/base/memory.hpp"

namespace flywheel {
namespace {

constexpr std::size_t line_bytes = 64;
constexpr std::size_t huge_page_bytes = 2 << 20;

std::size_t alignment_of(std::size_t bytes) {
  return bytes >= huge_page_bytes ? huge_page_bytes : line_bytes;
}

std::size_t rounded_up(std::size_t bytes, std::size_t step) {
  return (bytes + step - 1) / step * step;
}

/// Large columns ask for huge pages: an op that visits few rows of ten million misses no second time in the page table.
void* raw_allocation(std::size_t bytes) {
  std::size_t const alignment = alignment_of(bytes);
  std::size_t const rounded = rounded_up(bytes, alignment);
  void* const memory = std::aligned_alloc(alignment, rounded == 0 ? alignment : rounded);
  if (memory == nullptr) throw std::bad_alloc{};
  if (alignment == huge_page_bytes) madvise(memory, rounded, MADV_HUGEPAGE);  // a wish: no matter whether it is granted
  return memory;
}

/// Makes what raw_allocation() gave zero. Of a large column the system takes the pages back, and gives them zeroed when
/// they are touched: a row that nobody uses takes no memory.
void clear(void* memory, std::size_t bytes) {
  bool const is_large = alignment_of(bytes) == huge_page_bytes;
  if (is_large && madvise(memory, rounded_up(bytes, huge_page_bytes), MADV_DONTNEED) == 0) return;
  std::memset(memory, 0, bytes);
}

/// Scratch blocks by size. Ops ask for about the same few sizes round after round, so sizes within an eighth of one
/// another share a block.
class Pool {
 public:
  ~Pool() {
    for (auto const& [bytes, memory] : free_) std::free(memory);
  }
  void* borrow(std::size_t wanted) {
    std::size_t const bytes = size_class(wanted);
    {
      std::lock_guard const lock{mutex_};
      auto const found = free_.find(bytes);
      if (found != free_.end()) {
        void* const memory = found->second;
        free_.erase(found);
        return memory;
      }
    }
    return raw_allocation(bytes);
  }
  void give_back(void* memory, std::size_t borrowed) {
    std::lock_guard const lock{mutex_};
    if (free_.size() >= most_blocks) {
      std::free(memory);
    } else {
      free_.emplace(size_class(borrowed), memory);
    }
  }

 private:
  static constexpr std::size_t most_blocks = 256;

  static std::size_t size_class(std::size_t bytes) {
    return bytes < line_bytes ? line_bytes : rounded_up(bytes, std::bit_floor(bytes) / 8);
  }

  std::mutex mutex_;
  std::multimap<std::size_t, void*> free_;
};

Pool& pool() {
  static Pool shared;
  return shared;
}

}  // namespace

void* allocate_bytes(HostBackend const&, std::size_t bytes) {
  void* const memory = raw_allocation(bytes);
  clear(memory, bytes);
  return memory;
}

void release_bytes(HostBackend const&, void* memory, std::size_t) {
  std::free(memory);
}

void* borrow_bytes(HostBackend const&, std::size_t bytes) {
  return pool().borrow(bytes);
}

void give_back_bytes(HostBackend const&, void* memory, std::size_t bytes) {
  pool().give_back(memory, bytes);
}

void copy_to_host(HostBackend const&, void* to, void const* from, std::size_t bytes) {
  if (bytes > 0) std::memcpy(to, from, bytes);
}

void copy_from_host(HostBackend const&, void* to, void const* from, std::size_t bytes) {
  if (bytes > 0) std::memcpy(to, from, bytes);
}

}  // namespace flywheel
