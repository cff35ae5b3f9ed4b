#include "tests/unit/output/sample_run.hpp"

namespace flywheel::output {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

}  // namespace

SampleRun::SampleRun(std::uint64_t samples, std::uint32_t worlds)
    : recorder{worlds},
      ledger{worlds},
      miners_table{"chain/miners", HostBackend{}, std::vector<std::uint32_t>(worlds, 5)},
      miner_id_{miners_table.add<std::uint32_t>("id")},
      miner_state_{miners_table.add<std::uint8_t>("state")},
      miner_stake_{miners_table.add<std::uint64_t>("stake")} {
  provenance.title = "Does the price hold?";
  provenance.program_version = "1.2.3";
  provenance.commit = "0123456789abcdef";
  provenance.scenario_name = "test";
  provenance.scenario_text = "name: test\nnote: größer\n";
  provenance.scenario_sha256 = std::string(64, 'a');
  provenance.device = "host";
  provenance.rule_sets = {{"chain", "io_net/2024", "https://example.org/rules"}};
  provenance.assumptions = {"demand is constant", "no fees"};
  provenance.start_unix_ms = 1'719'316'800'000;  // 2024-06-25T12:00:00Z
  for (std::uint32_t world = 0; world < worlds; ++world)
    provenance.worlds.push_back({UINT64_MAX - world, world, "world " + std::to_string(world)});
  for (std::uint64_t sample = 0; sample < samples; ++sample)
    times_ms.push_back(static_cast<std::int64_t>(sample) * day_ms);

  using state::ElementType;
  price_ = recorder.declare({"chain", "price", "USD", "price of a token", "reserve / supply"});
  devices_ = recorder.declare({"chain/providers",
                               "devices",
                               "1",
                               "devices online",
                               "count of devices that serve",
                               ElementType::integer,
                               {{"model", 3, {"A100", "H100", "größte"}}}});
  supply_ = recorder.declare(
      {"chain", "supply", "IO", "tokens in circulation", "minted - burned", ElementType::money, {}, 8});
  auto const token = ledger.token("IO", 8);
  auto const providers = ledger.book_account(token, "providers");
  emission_ = ledger.flow(token, state::Verb::mint, "emission", state::Ledger::nowhere, providers);
  purchase_ = ledger.flow(token, state::Verb::transfer, "purchase", providers, ledger.outside(token));
}

/// Rows stand in the reverse order of their ids, and the last two of a world hold nobody.
void SampleRun::place_miners(std::uint64_t sample) {
  std::vector<std::uint32_t> used;
  for (std::uint32_t world = 0; world < recorder.worlds(); ++world) {
    auto const there = miners(world, sample);
    used.push_back(there + 2);
    for (std::uint32_t row = 0; row < there + 2; ++row) {
      auto const at = miners_table.first(world) + row;
      auto const miner = there - 1 - row;
      miner_id_.data()[at] = 10 + miner;
      miner_state_.data()[at] = row < there ? 1 : 0;
      miner_stake_.data()[at] = stake(world, sample, miner);
    }
  }
  miners_table.set_used(used);
}

AgentRecord SampleRun::agent_record() const {
  state::AgentTable table{
      .group = "chain/agents/miners",
      .who = "miners of chain",
      .rows = &miners_table,
      .id = &miner_id_.storage(),
      .state = &miner_state_.storage(),
      .absent_states = {0},
      .most = std::vector<std::uint64_t>(recorder.worlds(), 3),
      .columns = {
          state::agent_integer("state", "1", "where the miner stands", &miner_state_.storage(), {"gone", "here"}),
          state::agent_real("weight", "t", "a thousandth of the id", miner_id_.storage(), 1e3),
          state::agent_money("stake", "locked", miner_stake_.storage(), "IO", 8)}};
  std::vector<std::uint64_t> seeds;
  for (auto const& world : provenance.worlds) seeds.push_back(world.seed);
  AgentRecord record{{}, snapshot_every};
  record.samples.emplace_back(std::move(table), 1.0, std::move(seeds));
  return record;
}

Int128 SampleRun::supply(std::uint32_t world, std::uint64_t sample) {
  auto const amount = (Int128{3} << 64) + (Int128{1} << 63) + static_cast<Int128>(sample);
  return world % 2 == 1 ? -amount : amount;
}

void SampleRun::record(std::uint64_t sample) {
  recorder.clear();
  place_miners(sample);
  for (std::uint32_t world = 0; world < recorder.worlds(); ++world) {
    recorder.real(price_, WorldId{world})[0] = price(world, sample);
    for (std::uint64_t place = 0; place < 3; ++place)
      recorder.integer(devices_, WorldId{world})[place] = devices(world, sample, place);
    recorder.money(supply_, WorldId{world})[0] = supply(world, sample);
    ledger.post(WorldId{world}, emission_, static_cast<std::int64_t>(world + 1) * 1'500'000'000);
  }
}

ResultFile SampleRun::create(std::string const& path, Overwrite overwrite) const {
  return ResultFile::create(path, overwrite, provenance, recorder, ledger, times_ms, ResultFile::usual_events_per_world,
                            agent_record());
}

ResultFile SampleRun::reopen(std::string const& path, std::uint64_t next_sample) const {
  return ResultFile::reopen(path, provenance, recorder, ledger, times_ms, next_sample,
                            ResultFile::usual_events_per_world, agent_record());
}

void SampleRun::write_all(std::string const& path) {
  auto file = create(path, Overwrite::allowed);
  for (std::uint64_t sample = 0; sample < times_ms.size(); ++sample) {
    record(sample);
    file.write(sample, recorder, ledger);
  }
  file.finish();
}

}  // namespace flywheel::output
