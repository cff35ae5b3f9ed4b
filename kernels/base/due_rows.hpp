#pragma once

#include <cstdint>
#include <type_traits>

#include "kernels/base/ids.hpp"
#include "kernels/base/platform.hpp"
#include "kernels/base/segments.hpp"

namespace flywheel {

/// The next events of rows that meet nobody: the order between two rows shows nowhere, so each advances alone. The
/// least time of every eight rows tells where the due ones are; a window in which nothing is due reads nothing else.
/// Shape   next_ms [rows], never_ms where nothing is planned; least_ms [least_count(rows, segments)], the eight rows
///         counted from their segment's first. Before the first window, plan() every live row.
/// Cost    a byte read a row and window, and two cache lines of the row's own for each event.
struct DueRows {
  static constexpr std::uint32_t group_rows = 8;  // a cache line of times

  Segments rows;
  TimeMs* next_ms;
  TimeMs* least_ms;

  FLYWHEEL_HD static constexpr std::uint32_t least_count(std::uint32_t row_count, std::uint32_t segment_count) {
    return row_count / group_rows + segment_count;
  }

  /// Plans a row's next event; never_ms cancels it. Rows of one group must not be planned by two threads at once.
  FLYWHEEL_HD void plan(std::uint32_t segment, std::uint32_t row, TimeMs time_ms) const {
    next_ms[row] = time_ms;
    std::uint32_t const group = (row - rows.first(segment)) / group_rows;
    least_of(segment)[group] = least_in(segment, group);
  }

  /// Plans every live row of a tile anew: first_ms(row) is the time of its next event.
  template <class Tile, class FirstTime>
  FLYWHEEL_HD void plan_all(Tile const& tile, FirstTime const& first_ms) const {
    auto const groups = groups_of(tile);
    for (std::uint32_t group = groups.first + tile.lane; group < groups.last; group += tile.stride) {
      std::uint32_t const first = first_row(tile.segment, group);
      for (std::uint32_t i = 0; i < rows_in(tile.segment, group); ++i) next_ms[first + i] = first_ms(first + i);
      least_of(tile.segment)[group] = least_in(tile.segment, group);
    }
  }

  /// Calls handle(row, now_ms), which returns the time of the row's next event, later than now, for every event before
  /// until_ms of the live rows of a tile; of one row in the order of time. Calls ask(row) a while before, which may ask
  /// for the cache lines of columns that the handler will touch.
  template <class Tile, class Ask, class Handle>
  FLYWHEEL_HD void visit(Tile const& tile, TimeMs until_ms, Ask const& ask, Handle const& handle) const {
    auto const groups = groups_of(tile);
    std::uint32_t const stride = tile.stride * batch<Tile>;
    for (std::uint32_t from = groups.first + tile.lane * batch<Tile>; from < groups.last; from += stride) {
      std::uint32_t const to = groups.last - from < batch<Tile> ? groups.last : from + batch<Tile>;
      visit_batch<Tile>(tile.segment, from, to, until_ms, ask, handle);
    }
  }

 private:
  /// Groups whose due ones are gathered before any is handled, so that the host can ask for their lines ahead of time.
  template <class Tile>
  static constexpr std::uint32_t batch = std::is_same_v<Tile, HostTile> ? 512 : 1;
  static constexpr std::uint32_t groups_at_first = 192;  // of a batch: their lines come while the others are gathered
  static constexpr std::uint32_t groups_ahead = 24;

  struct Groups {
    std::uint32_t first;
    std::uint32_t last;
  };

  /// Tiles begin at whole groups: the host's hold 4096 rows each.
  template <class Tile>
  FLYWHEEL_HD Groups groups_of(Tile const& tile) const {
    std::uint32_t const base = rows.first(tile.segment);
    return {(tile.first - base) / group_rows, (tile.last - base + group_rows - 1) / group_rows};
  }

  template <class Tile, class Ask, class Handle>
  FLYWHEEL_HD void visit_batch(std::uint32_t segment, std::uint32_t from, std::uint32_t to, TimeMs until_ms,
                               Ask const& ask, Handle const& handle) const {
    TimeMs* const least = least_of(segment);
    std::uint32_t due[batch<Tile>];
    std::uint32_t const some = to - from < groups_at_first ? to : from + groups_at_first;
    std::uint32_t count = gather(least, from, some, until_ms, due);
    std::uint32_t asked = 0;
    for (; asked < count && asked < groups_ahead; ++asked) ask_for(segment, due[asked], ask);
    count += gather(least, some, to, until_ms, due + count);
    for (std::uint32_t i = 0; i < count; ++i) {
      for (; asked < count && asked <= i + groups_ahead; ++asked) ask_for(segment, due[asked], ask);
      least[due[i]] = visit_group(segment, due[i], until_ms, handle);
    }
  }

  /// Writes the due groups among [from, to) without a branch for each. Returns how many there are.
  FLYWHEEL_HD static std::uint32_t gather(TimeMs const* least, std::uint32_t from, std::uint32_t to, TimeMs until_ms,
                                          std::uint32_t* due) {
    std::uint32_t count = 0;
    for (std::uint32_t group = from; group < to; ++group) {
      due[count] = group;
      count += least[group] < until_ms ? 1 : 0;
    }
    return count;
  }

  template <class Ask>
  FLYWHEEL_HD void ask_for(std::uint32_t segment, std::uint32_t group, Ask const& ask) const {
    FLYWHEEL_PREFETCH(next_ms + first_row(segment, group));
    ask(first_row(segment, group));
  }

  /// Returns the least time that is left, from what it knows: reading back what it has just written would wait for it.
  template <class Handle>
  FLYWHEEL_HD TimeMs visit_group(std::uint32_t segment, std::uint32_t group, TimeMs until_ms,
                                 Handle const& handle) const {
    std::uint32_t const first = first_row(segment, group);
    auto const state = look_at(segment, group, until_ms);
    TimeMs least = state.least_later_ms;
    for (std::uint32_t due = state.due; due != 0; due &= due - 1) {
      std::uint32_t const row = first + lowest_bit(due);
      TimeMs now = next_ms[row];
      do now = handle(row, now);
      while (now < until_ms);
      next_ms[row] = now;
      least = now < least ? now : least;
    }
    return least;
  }

  struct GroupState {
    std::uint32_t due;      // a bit a row
    TimeMs least_later_ms;  // of the rows that are not due

    FLYWHEEL_HD void add(TimeMs time_ms, TimeMs until_ms) {
      bool const is_due = time_ms < until_ms;
      due = due >> 1 | (is_due ? 1u << (group_rows - 1) : 0);
      TimeMs const later = is_due ? never_ms : time_ms;
      least_later_ms = later < least_later_ms ? later : least_later_ms;
    }
  };

  /// Without branches, because one row is as likely as another. Each bit is shifted in from above: a chain that
  /// compilers leave in scalar registers, where eight rows are faster.
  FLYWHEEL_HD GroupState look_at(std::uint32_t segment, std::uint32_t group, TimeMs until_ms) const {
    TimeMs const* const next = next_ms + first_row(segment, group);
    std::uint32_t const count = rows_in(segment, group);
    GroupState state{0, never_ms};
    if (count == group_rows) {
      for (std::uint32_t i = 0; i < group_rows; ++i) state.add(next[i], until_ms);
    } else {
      for (std::uint32_t i = 0; i < count; ++i) state.add(next[i], until_ms);
    }
    state.due >>= group_rows - count;
    return state;
  }

  FLYWHEEL_HD static std::uint32_t lowest_bit(std::uint32_t bits) {
#if defined(__CUDA_ARCH__)
    return static_cast<std::uint32_t>(__ffs(static_cast<int>(bits)) - 1);
#else
    return static_cast<std::uint32_t>(__builtin_ctz(bits));
#endif
  }

  FLYWHEEL_HD TimeMs* least_of(std::uint32_t segment) const {
    return least_ms + rows.first(segment) / group_rows + segment;
  }
  FLYWHEEL_HD std::uint32_t first_row(std::uint32_t segment, std::uint32_t group) const {
    return rows.first(segment) + group * group_rows;
  }
  FLYWHEEL_HD std::uint32_t rows_in(std::uint32_t segment, std::uint32_t group) const {
    std::uint32_t const left = rows.last(segment) - first_row(segment, group);
    return left < group_rows ? left : group_rows;
  }
  FLYWHEEL_HD TimeMs least_in(std::uint32_t segment, std::uint32_t group) const {
    TimeMs const* const next = next_ms + first_row(segment, group);
    TimeMs least = never_ms;
    for (std::uint32_t i = 0; i < rows_in(segment, group); ++i) least = next[i] < least ? next[i] : least;
    return least;
  }
};

}  // namespace flywheel
