#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernels/base/ids.hpp"
#include "sim/state/table.hpp"

namespace flywheel::state {

using TokenId = Id<struct TokenTag>;
using AccountClassId = Id<struct AccountClassTag>;
using FlowId = Id<struct FlowTag>;

__extension__ using Amount = __int128;  // base units

/// The only verbs that move money.
enum class Verb { mint, burn, transfer, lock, unlock };

struct Token {
  std::string symbol;
  int decimals;
};

/// Accounts of one kind and token: a column of balances, or one book entry a world.
struct AccountClass {
  TokenId token;
  std::string name;
  bool may_be_negative;  // `outside` alone: the rest of the world
};

/// One kind of movement. A mint has no `from`, a burn no `to`.
struct Flow {
  TokenId token;
  Verb verb;
  std::string reason;
  AccountClassId from;
  AccountClassId to;
};

/// Double-entry book of every world: what each account class must hold, and what has flowed, in exact integers.
///     book[class] = sum of flows to it - sum of flows from it
/// An op that moves money reports twice: the flows it meant (post) and the change of the columns it wrote (changed).
/// settle() compares the two; audit() compares the book with the full sum over accounts.
class Ledger {
 public:
  explicit Ledger(std::uint32_t worlds);

  TokenId token(std::string symbol, int decimals);
  /// A class whose balances lie in a column; `rows` groups its table by world, several segments a world in order.
  AccountClassId account_class(TokenId token, std::string name, Table const& table, Column<std::uint64_t> balances);
  /// A class of one account a world that only the book holds.
  AccountClassId book_account(TokenId token, std::string name);
  AccountClassId outside(TokenId token) const;
  /// The account class that stands for "not yet minted" and "burned".
  static constexpr AccountClassId nowhere{UINT32_MAX};
  FlowId flow(TokenId token, Verb verb, std::string reason, AccountClassId from, AccountClassId to);

  /// Journals that `amount` flowed in a world. A negative amount is a fault that the next settle() reports.
  void post(WorldId world, FlowId flow, Amount amount);
  /// Reports what an op changed in the columns of a class, as it summed that up itself.
  void changed(WorldId world, AccountClassId account_class, Amount delta);
  /// Compares what was posted with what was changed since the last call. Returns what is wrong, as a sentence naming
  /// the account class, the flow and the amount: money appeared or vanished, or a class is below zero.
  std::optional<std::string> settle(WorldId world);
  /// Compares the book with the full sum over accounts, world by world; [worlds] sentences, empty where all is well.
  std::vector<std::string> audit() const;

  Amount book(WorldId world, AccountClassId account_class) const { return book_[at(world, account_class)]; }
  Amount flowed(WorldId world, FlowId flow) const { return flows_[world.value * flow_kinds_.size() + flow.value]; }
  Amount minted(WorldId world, TokenId token) const { return total(world, token, Verb::mint); }
  Amount burned(WorldId world, TokenId token) const { return total(world, token, Verb::burn); }

  std::vector<Token> const& tokens() const { return tokens_; }
  std::vector<AccountClass> const& account_classes() const { return classes_; }
  std::vector<Flow> const& flow_kinds() const { return flow_kinds_; }
  std::uint32_t worlds() const { return worlds_; }

  /// The ledger's state, for a checkpoint: the books, then the flows, world by world.
  std::vector<Amount> save() const;
  /// Errors  std::runtime_error where the shape is another.
  void restore(std::span<Amount const> saved);

 private:
  struct Backing {
    Table const* table = nullptr;
    Column<std::uint64_t> balances;
  };

  AccountClassId add_class(TokenId token, std::string name, bool may_be_negative, Backing backing);
  std::size_t at(WorldId world, AccountClassId id) const { return world.value * classes_.size() + id.value; }
  Amount total(WorldId world, TokenId token, Verb verb) const;
  std::string label(AccountClassId id) const;
  std::string last_flow(WorldId world, AccountClassId id) const;
  void widen();

  std::uint32_t worlds_;
  std::vector<Token> tokens_;
  std::vector<AccountClassId> outsides_;
  std::vector<AccountClass> classes_;
  std::vector<Backing> backings_;
  std::vector<Flow> flow_kinds_;
  std::vector<Amount> book_;       // [worlds x classes]
  std::vector<Amount> unmatched_;  // [worlds x classes] posted minus changed since the last settlement
  std::vector<Amount> flows_;      // [worlds x flow kinds]
  std::vector<FlowId> last_flow_;  // [worlds x classes] the last flow that touched the class, for a fault's message
  std::vector<std::string> negative_flow_;  // [worlds] what to say of the first one
};

/// "12.345678 IO" for people.
std::string to_text(Amount base_units, Token const& token);

}  // namespace flywheel::state
