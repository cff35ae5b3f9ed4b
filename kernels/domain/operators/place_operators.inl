#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/operators/place_operators.hpp"

namespace flywheel::domain {
namespace {

struct PlaceInWorld {
  PlaceOperators args;

  FLYWHEEL_HD void operator()(std::uint32_t world) const {
    auto const& rows = args.operators.rows;
    for (std::uint32_t i = args.offsets[world]; i < args.offsets[world + 1]; ++i) {
      write(rows.offsets[world] + const_cast<std::uint32_t*>(rows.used)[world]++, args.entering[i], args.now_ms[world]);
    }
  }

  FLYWHEEL_HD void write(std::uint32_t row, EnteringOperator const& entering, TimeMs now) const {
    auto const& to = args.operators;
    to.state[row] = static_cast<std::uint8_t>(OperatorState::active);
    to.strategy[row] = static_cast<std::uint8_t>(entering.strategy);
    to.entered_ms[row] = now;
    to.devices[row] = entering.devices;
    to.invested_micro_usd[row] = entering.invested_micro_usd;
  }
};

}  // namespace

template <class Backend>
void place_operators(Backend const& on, PlaceOperators const& args) {
  OpWatch const watch{on, "place_operators"};
  for_each_segment(on, args.operators.rows, PlaceInWorld{args});
}

}  // namespace flywheel::domain
