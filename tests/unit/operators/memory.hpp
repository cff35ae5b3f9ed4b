#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace flywheel::domain {

/// Zero-filled columns from an allocator of the test's choice, so that any backend can reach them.
class Memory {
 public:
  using Allocate = void* (*)(std::size_t bytes);
  using Release = void (*)(void* memory);

  explicit Memory(
      Allocate allocate = [](std::size_t bytes) { return std::malloc(bytes); },
      Release release = [](void* memory) { std::free(memory); })
      : allocate_{allocate}, release_{release} {}
  Memory(Memory const&) = delete;
  Memory& operator=(Memory const&) = delete;
  ~Memory() {
    for (auto const& block : blocks_) release_(block.memory);
    for (auto* const memory : inputs_) release_(memory);
  }

  /// Rows that an op may write; they take part in comparisons.
  template <class T>
  T* column(std::size_t rows) {
    blocks_.push_back({cleared(rows * sizeof(T)), rows * sizeof(T)});
    return static_cast<T*>(blocks_.back().memory);
  }

  /// Rows that ops only read. Their types may have bytes without a value.
  template <class T>
  T* input(std::size_t rows) {
    inputs_.push_back(cleared(rows * sizeof(T)));
    return static_cast<T*>(inputs_.back());
  }

  /// Whether all columns hold the same bytes. Domain  both were laid out alike.
  [[nodiscard]] bool equals(Memory const& other) const {
    if (blocks_.size() != other.blocks_.size()) return false;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].bytes != other.blocks_[i].bytes) return false;
      if (std::memcmp(blocks_[i].memory, other.blocks_[i].memory, blocks_[i].bytes) != 0) return false;
    }
    return true;
  }

 private:
  struct Block {
    void* memory;
    std::size_t bytes;
  };

  void* cleared(std::size_t bytes) const {
    void* const memory = allocate_(bytes == 0 ? 1 : bytes);
    std::memset(memory, 0, bytes);
    return memory;
  }

  Allocate allocate_;
  Release release_;
  std::vector<Block> blocks_;
  std::vector<void*> inputs_;
};

}  // namespace flywheel::domain
