#include "tests/invariant/run/tiny_economy.hpp"

#include "sim/engine/simulation.hpp"

namespace flywheel {
namespace {

constexpr TimeMs hour_ms = 3'600'000;
constexpr std::uint32_t accounts_a_world = 10;

class HourlyPayment final : public engine::Process {
 public:
  explicit HourlyPayment(TinyEconomy const& economy) : economy_{economy} {}
  std::string_view name() const override { return "hourly payment"; }
  engine::Phase phase() const override { return engine::Phase::settle; }
  TimeMs first_ms(engine::Simulation const&, WorldId) const override { return hour_ms; }
  TimeMs next_ms(engine::Simulation const&, WorldId, TimeMs now) const override { return now + hour_ms; }
  void fire(engine::Simulation& simulation, engine::Due const& due) const override {
    for (auto const world : due.worlds) economy_.pay(simulation, WorldId{world}, due.now(world));
  }

 private:
  TinyEconomy const& economy_;
};

}  // namespace

void TinyEconomy::declare(engine::Simulation& simulation) {
  std::vector<std::uint32_t> const counts(simulation.worlds(), accounts_a_world);
  accounts_ = &simulation.add_host_table("tiny/accounts", counts);
  balance_ = accounts_->add<std::uint64_t>("balance_base_units");
  auto& ledger = simulation.ledger();
  auto const token = ledger.token("TNY", 2);
  held_ = ledger.account_class(token, "holders", *accounts_, balance_);
  treasury_ = ledger.book_account(token, "treasury");
  using state::Verb;
  emission_ = ledger.flow(token, Verb::mint, "emission", state::Ledger::nowhere, held_);
  burn_ = ledger.flow(token, Verb::burn, "fees burned", held_, state::Ledger::nowhere);
  grant_ = ledger.flow(token, Verb::transfer, "grants", treasury_, ledger.outside(token));
  supply_ = simulation.recorder().declare({"tiny", "supply", "TNY", "tokens held", "minted - burned"});
  simulation.add(std::make_unique<HourlyPayment>(*this));
}

void TinyEconomy::begin(engine::Simulation& simulation) {
  accounts_->set_used(std::vector<std::uint32_t>(simulation.worlds(), accounts_a_world));
}

void TinyEconomy::pay(engine::Simulation& simulation, WorldId world, TimeMs now) const {
  auto const crime = now > hour_ms ? crimes_[world.value] : Crime::none;
  auto& ledger = simulation.ledger();
  auto* const rows = balance_.data() + accounts_->first(world.value);
  for (std::uint32_t row = 0; row < accounts_a_world; ++row) rows[row] += 70;
  if (crime == Crime::posts_less || crime == Crime::moves_hidden) rows[3] += 1;
  ledger.post(world, emission_, 1000);
  ledger.post(world, burn_, crime == Crime::pays_negative ? -300 : 300);
  ledger.changed(world, held_, crime == Crime::posts_less ? 701 : crime == Crime::pays_negative ? 1300 : 700);
  if (crime == Crime::overdraws) ledger.post(world, grant_, 5);
}

void TinyEconomy::measure(engine::Simulation& simulation) {
  for (std::uint32_t world = 0; world < simulation.worlds(); ++world) {
    simulation.recorder().real(supply_, WorldId{world})[0] =
        static_cast<double>(simulation.ledger().book(WorldId{world}, held_)) / 100;
  }
}

std::vector<engine::Finding> TinyEconomy::findings(engine::Simulation const& simulation, WorldId world) const {
  return {{"supply", static_cast<double>(simulation.ledger().book(world, held_)) / 100, "TNY", "tokens held"}};
}

study::Batch tiny_batch(std::vector<Crime> crimes) {
  std::vector<engine::World> worlds;
  for (std::uint32_t world = 0; world < crimes.size(); ++world) worlds.push_back({world + 1, world});
  auto simulation = std::make_unique<engine::Simulation>(HostBackend{}, engine::Period{0, 24 * hour_ms, 6 * hour_ms},
                                                         std::move(worlds));
  std::vector<std::vector<engine::Intervention>> no_events(crimes.size());
  simulation->add(std::make_unique<TinyEconomy>(std::move(crimes)));
  auto interventions = std::make_unique<engine::Interventions>(*simulation, std::move(no_events));
  auto const* const planned = interventions.get();
  simulation->add(std::move(interventions));
  return {std::move(simulation), planned};
}

}  // namespace flywheel
