#include "sim/economy/registry.hpp"

#include <fmt/format.h>

#include "sim/economy/depin/io_net/kind.hpp"
#include "sim/economy/market/provider_market/kind.hpp"
#include "sim/economy/subnet/bittensor/kind.hpp"
#include "sim/economy/subnet/consensus/kind.hpp"
#include "sim/scenario/did_you_mean.hpp"

namespace flywheel::economy {
namespace {

bool belongs_to(std::string_view protocol, EconomyKind const& kind) {
  if (!kind.protocols.ends_with('/')) return protocol == kind.protocols;
  return protocol.starts_with(kind.protocols) && protocol.size() > kind.protocols.size();
}

std::vector<std::string> known_protocols() {
  std::vector<std::string> known;
  for (auto const& kind : economy_kinds()) known.push_back(kind.protocols);
  return known;
}

/// Advice where one economy's name is near another's.
std::string other_name(std::string const& name, std::vector<std::string> economies) {
  std::erase(economies, name);
  return scenario::did_you_mean(name, economies);
}

}  // namespace

std::vector<EconomyKind> const& economy_kinds() {
  static std::vector<EconomyKind> const kinds{
      provider_market_kind(),
      io_net::kind(),
      bittensor::kind(),
      consensus::kind(),
  };
  return kinds;
}

EconomyKind const* find_kind(std::string_view protocol) {
  for (auto const& kind : economy_kinds()) {
    if (belongs_to(protocol, kind)) return &kind;
  }
  return nullptr;
}

EconomyKind const* kind_of(scenario::Node const& section, std::string const& path, scenario::Faults& faults,
                           std::vector<std::string> const& economies) {
  auto const* const protocol = section.find("protocol");
  if (protocol == nullptr || !protocol->is_scalar()) {
    faults.add(section.mark, path,
               "expected `protocol`, which names the rules, or `extends` of a file that has it, got neither" +
                   other_name(path.substr(path.rfind('.') + 1), economies));
    return nullptr;
  }
  auto const* const kind = find_kind(protocol->text);
  if (kind == nullptr) {
    auto const known = known_protocols();
    faults.add(protocol->mark, path + ".protocol",
               fmt::format("expected one of '{}', got '{}'{}", fmt::join(known, "', '"), protocol->text,
                           scenario::did_you_mean(protocol->text, known)));
  }
  return kind;
}

}  // namespace flywheel::economy
