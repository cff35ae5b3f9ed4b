#include <sys/mman.h>

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

/// Large columns ask for huge pages: an op that visits few rows of ten million misses no second time in the page table.
void* raw_allocation(std::size_t bytes) {
  std::size_t const alignment = bytes >= huge_page_bytes ? huge_page_bytes : line_bytes;
  std::size_t const rounded = (bytes + alignment - 1) / alignment * alignment;
  void* const memory = std::aligned_alloc(alignment, rounded == 0 ? alignment : rounded);
  if (memory == nullptr) throw std::bad_alloc{};
  if (alignment == huge_page_bytes) madvise(memory, rounded, MADV_HUGEPAGE);  // a wish: no matter whether it is granted
  return memory;
}

/// Scratch blocks by size. Ops ask for the same few sizes round after round.
class Pool {
 public:
  ~Pool() {
    for (auto const& [bytes, memory] : free_) std::free(memory);
  }
  void* borrow(std::size_t bytes) {
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
  void give_back(void* memory, std::size_t bytes) {
    std::lock_guard const lock{mutex_};
    if (free_.size() >= most_blocks) {
      std::free(memory);
    } else {
      free_.emplace(bytes, memory);
    }
  }

 private:
  static constexpr std::size_t most_blocks = 256;
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
  std::memset(memory, 0, bytes);
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
