#include "sim/economy/depin/io_net/token_price.hpp"

#include "kernels/base/checked.hpp"
#include "kernels/exchange/constant_price.hpp"
#include "kernels/exchange/diffusion.hpp"
#include "kernels/exchange/price_series.hpp"
#include "sim/economy/depin/io_net/economy.hpp"

namespace flywheel::economy::io_net {
namespace {

constexpr Stream price_stream{"io_net/price"};
constexpr double ms_per_year = 8760.0 * 3.6e6;

/// A price from outside at one moment, by its model.
struct AtMoment {
  scenario::CsvSeries const& quotes;
  double last_usd;  // of a diffusion, a settlement ago; 0 before the first one
  double shock_factor;
  std::uint64_t seed;
  TimeMs now;

  double operator()(ConstantMarketSpec const& spec) const {
    return exchange::ConstantPrice{spec.price_usd}(now)*shock_factor;
  }
  double operator()(SeriesMarketSpec const&) const {
    exchange::PriceSeries const series{quotes.times_ms.data(), quotes.usd_per_token.data(),
                                       static_cast<std::uint32_t>(quotes.times_ms.size()),
                                       exchange::Interpolation::step};
    return series(now) * shock_factor;
  }
  double operator()(DiffusionMarketSpec const& spec) const {
    if (!(last_usd > 0)) return spec.price_usd * shock_factor;
    exchange::Diffusion const move{spec.drift_per_year, spec.volatility_per_sqrt_year, spec.jumps_per_year,
                                   spec.jump_log_mean, spec.jump_log_sd};
    auto const day = static_cast<std::uint32_t>(now / settlement_ms);
    Draws draws{seed, 0, day, price_stream};
    return move(last_usd, static_cast<double>(settlement_ms) / ms_per_year, draws);
  }
};

}  // namespace

exchange::PriceRatio price_ratio_of(double usd_per_token, IoNetSpec const& spec) {
  auto const usd = to_integer<std::uint64_t>(usd_per_token * 1e12).value;
  return {usd > 0 ? usd : 1, base_units_per_token(spec) * 1'000'000};
}

double opening_price_usd(IoNetEconomy const& economy, WorldId world) {
  auto const& market = economy.spec(world).token_market;
  if (auto const* const pool = std::get_if<PoolMarketSpec>(&market)) return pool->price_usd;
  if (auto const* const belief = std::get_if<BeliefMarketSpec>(&market)) return belief->price_usd;
  AtMoment const at{economy.quotes(world), 0, 1.0, 0, 0};
  if (auto const* const constant = std::get_if<ConstantMarketSpec>(&market)) return at(*constant);
  if (auto const* const series = std::get_if<SeriesMarketSpec>(&market)) return at(*series);
  return at(std::get<DiffusionMarketSpec>(market));
}

double reference_price_usd(engine::Simulation const& simulation, IoNetEconomy const& economy, WorldId world,
                           TimeMs now) {
  auto const& network = economy.network(world);
  AtMoment const at{economy.quotes(world), network.reference_usd, network.shock_factor, simulation.world(world).seed,
                    now};
  auto const& market = economy.spec(world).token_market;
  if (auto const* const pool = std::get_if<PoolMarketSpec>(&market)) {
    return pool->reference ? std::visit(at, *pool->reference) : 0.0;
  }
  if (auto const* const belief = std::get_if<BeliefMarketSpec>(&market)) return belief->price_usd * at.shock_factor;
  if (auto const* const constant = std::get_if<ConstantMarketSpec>(&market)) return at(*constant);
  if (auto const* const series = std::get_if<SeriesMarketSpec>(&market)) return at(*series);
  return at(std::get<DiffusionMarketSpec>(market));
}

}  // namespace flywheel::economy::io_net
