#include "tests/parity/matching/market_parity.hpp"

flywheel::matching::MarketResult flywheel::matching::market_on_backend(MarketCase const& which) {
  return run_market(HostBackend{4}, which);
}

std::string flywheel::matching::unavailable_reason() {
  return {};
}
