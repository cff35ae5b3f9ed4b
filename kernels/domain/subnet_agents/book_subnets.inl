#include "kernels/base/loops.hpp"
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
    auto& chain_flows = world.chain.flows[row];
    life.flows.add(chain_flows);
    // Of what the chain sold for root alone: claims are booked with other flows.
    if (chain_flows.tao_root_sold > 0) life.root_sold_alpha += chain_flows.alpha_sold;
    life.unowned_alpha += chain_flows.alpha_cut_off;
    chain_flows = SubnetFlows{};
    sum.flows.add(life.flows);
    life.flows = SubnetFlows{};
    sum.pools_tao += change(life.booked_tao, world.chain.tao_reserve[row]);
    sum.pools_alpha += change(life.booked_alpha, world.chain.alpha_reserve[row]);
    sum.outstanding += change(life.booked_outstanding, world.chain.outstanding_alpha[row]);
    sum.appeal += life.appeal;
    sum.broken += life.gap != 0 ? 1 : 0;
  }
};

}  // namespace

template <class Backend>
void book_subnets(Backend const& on, SubnetWorld const& world, SubnetBooks* books) {
  for_each_segment(on, world.chain.rows, BookWorld{world, books});
}

}  // namespace flywheel::domain
