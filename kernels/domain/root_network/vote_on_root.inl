#include "kernels/base/distributions.hpp"
#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/root_network/vote_on_root.hpp"

namespace flywheel::domain {
namespace {

struct VoteInWorld {
  RootNetwork network;

  FLYWHEEL_HD void operator()(std::uint32_t which) const {
    if (!network.has_vote(which)) return;
    auto const first = network.first_subnet(which);
    auto const last = network.last_subnet(which);
    for (auto subnet = first; subnet < last; ++subnet) network.rank[subnet] = network.trust[subnet] = I64F64::zero();
    auto const given = count_votes(which);
    auto sum = I64F64::zero();
    for (auto subnet = first; subnet < last; ++subnet) {
      auto const trust = safe_divide(network.trust[subnet], given);
      network.rank[subnet] = network.rules[which].vote.weighed(network.rank[subnet], trust);
      sum = saturating_add(sum, network.rank[subnet]);
    }
    for (auto subnet = first; subnet < last; ++subnet) {
      network.root_weight[subnet] = U64F64::from_fixed(safe_divide(network.rank[subnet], sum));
    }
  }

 private:
  /// Adds all members' votes to ranks and trusts. Returns their stakes' shares together: 1, but for what is cut.
  FLYWHEEL_HD I64F64 count_votes(std::uint32_t which) const {
    auto const first = network.members.first(which);
    auto const last = network.members.last(which);
    auto whole = I64F64::zero();
    for (auto member = first; member < last; ++member) {
      whole = saturating_add(whole, I64F64::from_integer(network.stake_tao[member]));
    }
    auto given = I64F64::zero();
    for (auto member = first; member < last; ++member) {
      auto const share = safe_divide(I64F64::from_integer(network.stake_tao[member]), whole);
      given = saturating_add(given, share);
      vote(which, member - first, share);
    }
    return given;
  }

  FLYWHEEL_HD void vote(std::uint32_t which, std::uint32_t member, I64F64 share) const {
    auto const first = network.first_subnet(which);
    auto const last = network.last_subnet(which);
    double greatest = 0;
    for (auto subnet = first; subnet < last; ++subnet) {
      network.opinion[subnet] = liking(which, member, subnet);
      greatest = network.opinion[subnet] > greatest ? network.opinion[subnet] : greatest;
    }
    if (!(greatest > 0)) return;
    for (auto subnet = first; subnet < last; ++subnet) {
      if (place(subnet, first, last) >= network.rules[which].favourites) continue;
      auto const weight = to_integer<std::uint16_t>(65'535.0 * (network.opinion[subnet] / greatest) + 0.5).value;
      if (weight == 0) continue;
      network.rank[subnet] =
          saturating_add(network.rank[subnet], saturating_multiply(share, I64F64::from_integer(weight)));
      network.trust[subnet] = saturating_add(network.trust[subnet], share);
    }
  }

  FLYWHEEL_HD double liking(std::uint32_t which, std::uint32_t member, std::uint32_t subnet) const {
    if (!network.world.chain.rules[subnet].is_eligible) return 0.0;
    auto const& agents = network.world.rules[subnet];
    Draws draws{agents.seed, member, agents.subnet, Stream{"root/opinions"}};
    return network.world.life[subnet].appeal * exp(Normal{0.0, network.rules[which].opinion_log_sd}(draws));
  }

  /// How many subnets are liked more; of equals the first counts.
  FLYWHEEL_HD std::uint32_t place(std::uint32_t subnet, std::uint32_t first, std::uint32_t last) const {
    std::uint32_t before = 0;
    auto const liked = network.opinion[subnet];
    for (auto other = first; other < last; ++other) {
      before += network.opinion[other] > liked || (network.opinion[other] == liked && other < subnet) ? 1 : 0;
    }
    return before;
  }
};

}  // namespace

template <class Backend>
void vote_on_root(Backend const& on, RootNetwork const& network) {
  OpWatch const watch{on, "vote_on_root"};
  for_each_segment(on, network.world.chain.rows, VoteInWorld{network});
}

}  // namespace flywheel::domain
