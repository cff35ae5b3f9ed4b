#include "sim/state/ledger.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "kernels/base/column_sum.hpp"
#include "kernels/base/launch.hpp"

namespace flywheel::state {
namespace {

std::string digits(Amount value) {
  if (value == 0) return "0";
  std::string text;
  for (Amount rest = value < 0 ? -value : value; rest > 0; rest /= 10) {
    text.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
  }
  std::reverse(text.begin(), text.end());
  return text;
}

char const* name_of(Verb verb) {
  constexpr char const* names[] = {"mint", "burn", "transfer", "lock", "unlock"};
  return names[static_cast<int>(verb)];
}

}  // namespace

std::string to_text(Amount base_units, Token const& token) {
  auto text = digits(base_units);
  auto const decimals = static_cast<std::size_t>(token.decimals);
  if (decimals > 0) {
    if (text.size() <= decimals) text.insert(0, decimals + 1 - text.size(), '0');
    text.insert(text.size() - decimals, ".");
  }
  return fmt::format("{}{} {}", base_units < 0 ? "-" : "", text, token.symbol);
}

Ledger::Ledger(std::uint32_t worlds) : worlds_{worlds}, negative_flow_(worlds) {}

TokenId Ledger::token(std::string symbol, int decimals) {
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].symbol == symbol) return TokenId{i};
  }
  TokenId const id{static_cast<std::uint32_t>(tokens_.size())};
  tokens_.push_back({std::move(symbol), decimals});
  outsides_.push_back(add_class(id, "outside", true, {}));
  return id;
}

AccountClassId Ledger::add_class(TokenId token, std::string name, bool may_be_negative, Backing backing) {
  classes_.push_back({token, std::move(name), may_be_negative});
  backings_.push_back(backing);
  widen();
  return AccountClassId{static_cast<std::uint32_t>(classes_.size() - 1)};
}

AccountClassId Ledger::account_class(TokenId token, std::string name, Table const& table,
                                     Column<std::uint64_t> balances) {
  return add_class(token, std::move(name), false, {&table, balances});
}

AccountClassId Ledger::book_account(TokenId token, std::string name) {
  return add_class(token, std::move(name), false, {});
}

AccountClassId Ledger::outside(TokenId token) const {
  return outsides_[token.value];
}

FlowId Ledger::flow(TokenId token, Verb verb, std::string reason, AccountClassId from, AccountClassId to) {
  flow_kinds_.push_back({token, verb, std::move(reason), from, to});
  widen();
  return FlowId{static_cast<std::uint32_t>(flow_kinds_.size() - 1)};
}

/// Declarations come before the first posting, so the arrays only grow while they hold nothing but zeros.
void Ledger::widen() {
  book_.assign(worlds_ * classes_.size(), 0);
  unmatched_.assign(worlds_ * classes_.size(), 0);
  last_flow_.assign(worlds_ * classes_.size(), FlowId{UINT32_MAX});
  flows_.assign(worlds_ * flow_kinds_.size(), 0);
}

void Ledger::post(WorldId world, FlowId flow, Amount amount) {
  if (amount == 0) return;
  auto const& kind = flow_kinds_[flow.value];
  flows_[world.value * flow_kinds_.size() + flow.value] += amount;
  auto const move = [&](AccountClassId id, Amount delta) {
    if (id == nowhere) return;
    last_flow_[at(world, id)] = flow;
    book_[at(world, id)] += delta;
    if (backings_[id.value].table != nullptr) unmatched_[at(world, id)] += delta;
  };
  move(kind.from, -amount);
  move(kind.to, amount);
  if (amount < 0 && negative_flow_[world.value].empty()) {
    negative_flow_[world.value] = fmt::format("flow '{} {}' is negative: {}", name_of(kind.verb), kind.reason,
                                              to_text(amount, tokens_[kind.token.value]));
  }
}

void Ledger::changed(WorldId world, AccountClassId account_class, Amount delta) {
  unmatched_[at(world, account_class)] -= delta;
}

std::string Ledger::label(AccountClassId id) const {
  auto const& account_class = classes_[id.value];
  return fmt::format("{} of {}", tokens_[account_class.token.value].symbol, account_class.name);
}

std::string Ledger::last_flow(WorldId world, AccountClassId id) const {
  auto const flow = last_flow_[at(world, id)];
  if (flow.value == UINT32_MAX) return "no flow was journalled";
  auto const& kind = flow_kinds_[flow.value];
  return fmt::format("last flow '{} {}'", name_of(kind.verb), kind.reason);
}

std::optional<std::string> Ledger::settle(WorldId world) {
  if (!negative_flow_[world.value].empty()) return negative_flow_[world.value];
  for (std::uint32_t i = 0; i < classes_.size(); ++i) {
    AccountClassId const id{i};
    auto const& token = tokens_[classes_[i].token.value];
    if (Amount const off = unmatched_[at(world, id)]; off != 0) {
      return fmt::format("{} changed by {} more than was journalled; {}", label(id), to_text(-off, token),
                         last_flow(world, id));
    }
    if (book_[at(world, id)] < 0 && !classes_[i].may_be_negative) {
      return fmt::format("{} is below zero: {}; {}", label(id), to_text(book_[at(world, id)], token),
                         last_flow(world, id));
    }
  }
  return std::nullopt;
}

std::vector<std::string> Ledger::audit() const {
  std::vector<std::string> faults(worlds_);
  for (std::uint32_t i = 0; i < classes_.size(); ++i) {
    auto const& [table, balances] = backings_[i];
    if (table == nullptr) continue;
    auto const held = launch(table->device(), [&, rows = table, column = balances](auto const& on) {
      return column_sums(on, rows->segments(), column.data());
    });
    std::size_t const per_world = held.size() / worlds_;
    for (std::uint32_t world = 0; world < worlds_; ++world) {
      Amount sum = 0;
      for (std::size_t segment = 0; segment < per_world; ++segment) sum += held[world * per_world + segment];
      Amount const off = sum - book_[at(WorldId{world}, AccountClassId{i})];
      if (off != 0 && faults[world].empty()) {
        faults[world] =
            fmt::format("the accounts hold {} {} {} than the book says; {}",
                        to_text(off < 0 ? -off : off, tokens_[classes_[i].token.value]), off < 0 ? "less" : "more",
                        label(AccountClassId{i}), last_flow(WorldId{world}, AccountClassId{i}));
      }
    }
  }
  return faults;
}

Amount Ledger::total(WorldId world, TokenId token, Verb verb) const {
  Amount sum = 0;
  for (std::uint32_t i = 0; i < flow_kinds_.size(); ++i) {
    if (flow_kinds_[i].token == token && flow_kinds_[i].verb == verb) sum += flowed(world, FlowId{i});
  }
  return sum;
}

std::vector<Amount> Ledger::save() const {
  std::vector<Amount> saved = book_;
  saved.insert(saved.end(), flows_.begin(), flows_.end());
  return saved;
}

void Ledger::restore(std::span<Amount const> saved) {
  if (saved.size() != book_.size() + flows_.size()) {
    throw std::runtime_error{"the checkpoint's ledger has another shape than the scenario's"};
  }
  std::copy_n(saved.begin(), book_.size(), book_.begin());
  std::copy_n(saved.begin() + static_cast<std::ptrdiff_t>(book_.size()), flows_.size(), flows_.begin());
}

}  // namespace flywheel::state
