#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/subnet_agents/book_subnets.hpp"

namespace flywheel::domain {
namespace {

struct BookWorld {
  SubnetWorld world;
  SubnetBooks* books;

  FLYWHEEL_HD void operator()(std::uint32_t which) const {
    auto& state = world.states[which];
    bool const follows_flow = world.chain_rules[which].emission.shares == emission::ShareRule::tao_flow;
    SubnetBooks sum{};
    for (auto row = world.chain.rows.first(which); row < world.chain.rows.last(which); ++row) {
      add(sum, row);
      state.root_tao += world.chain.pending_root_tao[row];
      world.chain.pending_root_tao[row] = 0;
      if (!follows_flow) world.chain.user_flow[row] = world.chain.protocol_flow[row] = 0;
    }
    state.issued_tao -= sum.flows.tao_recycled + sum.flows.tao_recycled_pool;
    sum.issued_tao = state.issued_tao;
    sum.stranded_tao = state.stranded_tao;
    books[which] = sum;
  }

 private:
  FLYWHEEL_HD static std::int64_t change(std::uint64_t& booked, std::uint64_t now) {
    auto const difference = static_cast<std::int64_t>(now - booked);
    booked = now;
    return difference;
  }

  FLYWHEEL_HD void add(SubnetBooks& sum, std::uint32_t row) const {
    auto& life = world.life[row];
    auto& of_chain = world.chain.flows[row];
    if (!of_chain.is_empty()) {
      // Of what the chain sold for root alone: claims are booked with other flows.
      if (of_chain.tao_root_sold > 0) life.root_sold_alpha += of_chain.alpha_sold;
      life.unowned_alpha += of_chain.alpha_cut_off;
      life.flows.add(of_chain);
      of_chain.clear();
    }
    auto const& flows = life.flows;
    auto const tao = change(life.booked_tao, world.chain.tao_reserve[row]);
    auto const alpha = change(life.booked_alpha, world.chain.alpha_reserve[row]);
    auto const outstanding = change(life.booked_outstanding, world.chain.outstanding_alpha[row]);
    sum.pools_tao += tao;
    sum.pools_alpha += alpha;
    sum.outstanding += outstanding;
    sum.appeal += life.appeal;
    life.gap = world.gap_of(row);
    bool const is_explained =
        tao == tao_meant(flows) && alpha == alpha_meant(flows) &&
        outstanding == signed_of(flows.alpha_emitted + flows.alpha_bought - flows.alpha_sold - flows.alpha_recycled);
    sum.broken += is_explained && life.gap == 0 ? 0 : 1;
    if (flows.is_empty()) return;
    sum.flows.add(flows);
    life.flows.clear();
  }

  /// Of a difference that may be negative; sums of flows stay below 2^63.
  FLYWHEEL_HD static std::int64_t signed_of(std::uint64_t difference) { return static_cast<std::int64_t>(difference); }

  FLYWHEEL_HD static std::int64_t tao_meant(SubnetFlows const& flows) {
    auto const in = flows.tao_injected + flows.tao_emitted + flows.tao_chain_bought + flows.tao_staked +
                    flows.tao_registrations + flows.tao_locked;
    auto const out = flows.tao_unstaked + flows.tao_claimed + flows.tao_joined_root + flows.tao_root_sold +
                     flows.tao_sell_fees + flows.tao_dissolved + flows.tao_recycled_pool;
    return signed_of(in - out);
  }

  FLYWHEEL_HD static std::int64_t alpha_meant(SubnetFlows const& flows) {
    return signed_of(flows.alpha_injected + flows.alpha_founded + flows.alpha_sold - flows.alpha_bought -
                     flows.alpha_burned_pool);
  }
};

}  // namespace

template <class Backend>
void book_subnets(Backend const& on, SubnetWorld const& world, SubnetBooks* books) {
  OpWatch const watch{on, "book_subnets"};
  for_each_segment(on, world.chain.rows, BookWorld{world, books});
}

}  // namespace flywheel::domain
