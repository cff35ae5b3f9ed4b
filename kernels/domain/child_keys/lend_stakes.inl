#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/child_keys/lend_stakes.hpp"

namespace flywheel::domain {
namespace {

struct LendInSubnet {
  LendStakes args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    auto const first = rows().first(subnet);
    auto const end = rows().offsets[subnet + 1];
    auto edge = subnet * args.most_edges;
    for (auto row = first; row < end; ++row) {
      args.parent_offsets[row] = edge;
      args.kept_share[row] = U96F32::one();
      if (row < rows().last(subnet)) vote_with(row, subnet, edge);
    }
    for (; edge < (subnet + 1) * args.most_edges; ++edge) args.parents[edge] = {end - 1, 0, true};
  }

 private:
  struct Stakes {
    emission::InheritedStake alpha;
    emission::InheritedStake root;
  };

  FLYWHEEL_HD Segments const& rows() const { return args.world.neurons.rows; }
  FLYWHEEL_HD SubnetJudges const& judges() const { return args.world.judges; }
  FLYWHEEL_HD std::uint32_t seats(std::uint32_t subnet) const {
    return judges().seats.last(subnet) - judges().seats.first(subnet);
  }

  /// The row of a seat, or the end of the segment where it is empty.
  FLYWHEEL_HD std::uint32_t row_of(std::uint32_t subnet, std::uint32_t seat) const {
    auto const uid = judges().seat_uid[judges().seats.first(subnet) + seat];
    return uid == population::SubnetJudging::no_uid ? rows().offsets[subnet + 1] : rows().first(subnet) + uid;
  }

  /// The child's row of a parent's seat, where both have their uids.
  FLYWHEEL_HD std::uint32_t child_of(std::uint32_t subnet, std::uint32_t parent) const {
    auto const none = rows().offsets[subnet + 1];
    if (row_of(subnet, parent) == none) return none;
    return row_of(subnet, (parent + args.world.rules[subnet].subnet) % args.rules[subnet].first_parent);
  }

  FLYWHEEL_HD void vote_with(std::uint32_t row, std::uint32_t subnet, std::uint32_t& edge) const {
    auto const& neurons = args.world.neurons;
    auto const& rule = args.rules[subnet];
    Stakes stakes{{U96F32::from_integer(neurons.pool[row].value_base_units), {}, {}},
                  {U96F32::from_integer(neurons.root_tao[row]), {}, {}}};
    for (auto parent = rule.first_parent; parent < seats(subnet); ++parent) {
      auto const child = child_of(subnet, parent);
      if (child == rows().offsets[subnet + 1]) continue;
      auto const lender = row_of(subnet, parent);
      if (lender == row) {
        stakes.alpha.lend(neurons.pool[row].value_base_units, rule.proportion);
        stakes.root.lend(neurons.root_tao[row], rule.proportion);
        args.kept_share[row] = saturating_subtract(U96F32::one(), emission::proportion_from_u64(rule.proportion));
      } else if (child == row) {
        stakes.alpha.borrow(neurons.pool[lender].value_base_units, rule.proportion);
        stakes.root.borrow(neurons.root_tao[lender], rule.proportion);
        args.parents[edge++] = {lender, rule.proportion, false};
      }
    }
    neurons.alpha_stake[row] = stakes.alpha.whole();
    args.voting_root[row] = stakes.root.whole();
  }
};

struct ShowDividends {
  SubnetNeurons neurons;
  U96F32 const* dividend;
  U96F32 const* root_part;

  FLYWHEEL_HD void operator()(std::uint32_t, std::uint32_t row) const {
    neurons.validator_rao[row] = saturating_add(dividend[row], root_part[row]).template to_integer<std::uint64_t>();
  }
};

}  // namespace

template <class Backend>
void lend_stakes(Backend const& on, LendStakes const& args) {
  OpWatch const watch{on, "lend_stakes"};
  for_each_segment(on, args.world.neurons.rows, LendInSubnet{args});
}

template <class Backend>
void show_lent_dividends(Backend const& on, SubnetWorld const& world, U96F32 const* dividend, U96F32 const* root_part) {
  OpWatch const watch{on, "show_lent_dividends"};
  for_each_row(on, world.neurons.rows, ShowDividends{world.neurons, dividend, root_part});
}

}  // namespace flywheel::domain
