#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/subnet/advance_blocks.hpp"
#include "kernels/domain/subnet/emission_shares.hpp"
#include "kernels/domain/subnet/registration_price.hpp"
#include "kernels/domain/subnet/subnet_block.hpp"

namespace flywheel::domain {
namespace {

/// All blocks of one world.
struct AdvanceWorld {
  AdvanceBlocks args;

  FLYWHEEL_HD void operator()(std::uint32_t world) const {
    auto state = args.states[world];
    auto const& rules = args.rules[world];
    auto const first = args.subnets.rows.first(world);
    auto const last = args.subnets.rows.last(world);
    auto const root = emission::weighted_root(state.root_tao, rules.tao_weight);
    if (state.block >= args.until_block[world]) return;
    while (state.block < args.until_block[world]) {
      ++state.block;
      if (state.block > 1) move_registration_prices(state.block, first, last);
      state.last_mint_tao = minted(state.issued_tao);
      state.issued_tao += state.last_mint_tao;
      EmissionShares{args.subnets, rules, first, last}(state, state.block);
      auto credit = state.last_mint_tao;
      for (auto row = first; row < last; ++row) {
        if (args.subnets.rules[row].is_eligible) SubnetBlock{args.subnets, rules, row}(state, root, credit);
      }
      state.issued_tao -= credit;
    }
    for (auto row = first; row < last; ++row) SubnetBlock{args.subnets, rules, row}.keep_root_proportion(root);
    args.states[world] = state;
  }

 private:
  FLYWHEEL_HD void move_registration_prices(std::uint64_t block, std::uint32_t first, std::uint32_t last) const {
    for (auto row = first; row < last; ++row) RegistrationPrice{args.subnets, row}.before_block(block);
  }

  FLYWHEEL_HD static std::uint64_t minted(std::uint64_t issued) {
    constexpr auto cap = emission::IssuanceHalving::cap_base_units;
    auto const wanted = emission::IssuanceHalving{}(issued);
    auto const room = issued < cap ? cap - issued : 0;
    return wanted < room ? wanted : room;
  }
};

}  // namespace

template <class Backend>
void advance_blocks(Backend const& on, AdvanceBlocks const& args) {
  OpWatch const watch{on, "advance_blocks"};
  for_each_segment(on, args.subnets.rows, AdvanceWorld{args});
}

}  // namespace flywheel::domain
