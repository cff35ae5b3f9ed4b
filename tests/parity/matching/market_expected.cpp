#include "tests/parity/matching/market_cases.hpp"

flywheel::matching::MarketResult flywheel::matching::expected_market(MarketCase const& which) {
  return run_market(HostBackend{1}, which);
}
