#include "tests/unit/subnet/small_chain.hpp"

namespace flywheel::domain {

SmallChain::SmallChain(std::uint32_t worlds, std::uint32_t subnets_each, emission::Regime regime, std::uint64_t seed) {
  std::mt19937_64 any{seed};
  constexpr std::uint64_t token = 1'000'000'000;
  for (std::uint32_t world = 0; world <= worlds; ++world) offsets.push_back(world * subnets_each);
  auto const count = std::size_t{worlds} * subnets_each;
  for (auto* column : {&tao, &alpha, &outstanding, &quote, &protocol, &burn, &pending_owner, &pending_server,
                       &pending_validator, &pending_root, &pending_root_tao}) {
    column->resize(count);
  }
  moving_price.resize(count);
  miner_burned.resize(count);
  root_proportion.resize(count);
  user_flow.resize(count);
  protocol_flow.resize(count);
  user_average.resize(count);
  protocol_average.resize(count);
  root_weight.resize(count);
  share.resize(count);
  ungated.resize(count);
  terms.resize(count);
  registrations.resize(count);
  flows.resize(count);
  for (std::size_t row = 0; row < count; ++row) {
    rules.push_back({{exchange::BurnPrice::decay_factor(360), U64F64::from_real(1.26), 500'000, 100 * token},
                     1,
                     201'600,
                     true,
                     true,
                     true});
    tao[row] = 1'000 * token + any() % (50'000 * token);
    alpha[row] = tao[row] * (5 + any() % 60);
    outstanding[row] = 500'000 * token + any() % (3'000'000 * token);
    quote[row] = exchange::quintillion / 2;
    burn[row] = token;
    moving_price[row] = I96F32::from_real(static_cast<double>(tao[row]) / static_cast<double>(alpha[row]));
    user_average[row] = I64F64::from_integer(any() % token);
    root_weight[row] = U64F64{(UInt128{1} << 64) / subnets_each};
  }
  ChainRules const of_chain{emission::rules_of(regime),
                            emission::proportion_from_u64(3'320'413'933'267'719'290),
                            emission::take_from_u16(11'796),
                            {12'885},
                            {},
                            {},
                            U64F64::one()};
  chain_rules.assign(worlds, of_chain);
  ChainState state{};
  state.block = 7'000'000;
  state.issued_tao = 10'600'000 * token;
  state.root_tao = 5'500'000 * token;
  states.assign(worlds, state);
}

SubnetColumns SmallChain::columns() {
  return {{offsets.data(), nullptr, static_cast<std::uint32_t>(states.size())},
          rules.data(),
          tao.data(),
          alpha.data(),
          outstanding.data(),
          quote.data(),
          protocol.data(),
          moving_price.data(),
          miner_burned.data(),
          root_proportion.data(),
          burn.data(),
          pending_owner.data(),
          pending_server.data(),
          pending_validator.data(),
          pending_root.data(),
          pending_root_tao.data(),
          user_flow.data(),
          protocol_flow.data(),
          user_average.data(),
          protocol_average.data(),
          root_weight.data(),
          share.data(),
          ungated.data(),
          terms.data(),
          flows.data(),
          registrations.data()};
}

void SmallChain::advance(std::uint64_t blocks, int threads) {
  std::vector<std::uint64_t> until;
  for (auto const& state : states) until.push_back(state.block + blocks);
  advance_blocks(HostBackend{threads}, {columns(), chain_rules.data(), states.data(), until.data()});
}

std::uint64_t SmallChain::sum_of_tao(std::uint32_t world) const {
  std::uint64_t sum = 0;
  for (auto row = offsets[world]; row < offsets[world + 1]; ++row) sum += tao[row] + pending_root_tao[row];
  return sum;
}

}  // namespace flywheel::domain
