#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/scenario/spec.hpp"

namespace flywheel::scenario {

/// A small spec that has a field of every structure.
struct Pallets {
  std::uint32_t each;
};
struct Parcels {
  double mean;
  std::int64_t every_ms;
};
struct Pareto {
  double shape;
};
struct Fixed {
  std::uint32_t size;
};
struct Shelf {
  std::string name;
  double share;
  std::optional<std::int64_t> lease_ms;
};
struct Depot {
  std::string title;
  std::uint32_t slots;
  std::uint64_t capital_base_units;
  double growth_per_year;
  std::int64_t wait_ms;
  std::optional<double> loss_share;
  std::vector<Shelf> shelves;
  std::vector<std::pair<std::string, std::uint32_t>> staff;
  std::variant<Pallets, Parcels> goods;
  std::variant<Pareto, Fixed> orders;
  Node notes;
};

inline void declare_fields(Fields& fields, Pallets& spec) {
  fields("each", spec.each, Whole{.least = 1, .unit = "boxes"}, "boxes on a pallet", settable);
}
inline void declare_fields(Fields& fields, Parcels& spec) {
  fields("mean", spec.mean, Real{.above = 0}, "mean weight");
  fields("every", spec.every_ms, Duration{.least_ms = 1}, "time between two", settable);
}
inline void declare_fields(Fields& fields, Pareto& spec) {
  fields("shape", spec.shape, Real{.above = 0}, "tail exponent", settable);
}
inline void declare_fields(Fields& fields, Fixed& spec) {
  fields("size", spec.size, Whole{}, "always this");
}
inline void declare_fields(Fields& fields, Shelf& spec) {
  fields("name", spec.name, Text{"a name"}, "what it is called");
  fields("share", spec.share, Share{}, "of the floor", settable);
  fields("lease", spec.lease_ms, Duration{}, "rented for; absent: owned", settable);
}
inline void declare_fields(Fields& fields, Depot& spec) {
  fields("title", spec.title, Text{"a title"}, "shown in tables");
  fields("slots", spec.slots, Whole{.least = 1, .most = 100, .unit = "slots"}, "doors");
  fields("capital", spec.capital_base_units, Amount{.symbol = "IO", .decimals = 8}, "at the start",
         otherwise("1000 IO"));
  fields("growth", spec.growth_per_year, Rate{.per = "year"}, "of demand", settable | otherwise("0 %/year"));
  fields("wait", spec.wait_ms, Duration{}, "patience of a lorry", settable | otherwise("90 min"));
  fields("loss", spec.loss_share, Share{}, "of what is stored; absent: none", settable);
  fields("shelves", spec.shelves, ListOf{section, 1}, "one row a shelf");
  fields("staff", spec.staff, MapOf{Whole{.unit = "people"}}, "people by role", settable | otherwise("{}"));
  fields("goods", spec.goods, OneOf{"model", {"pallets", "parcels"}}, "what comes in");
  fields("orders", spec.orders, OneOf{"", {"pareto", "fixed"}}, "sizes of orders");
  fields("notes", spec.notes, Raw{Node::Kind::mapping}, "anything", otherwise("{}"));
}

inline constexpr char const* depot_text = R"(title: North
slots: 12
growth: 1 %/month
shelves:
  - {name: cold, share: 25 %, lease: 30 d}
  - {name: v1.5 dry, share: 75 %}
staff: {drivers: 3, packers: 2}
goods: {model: parcels, mean: 2.5, every: 10 min}
orders: {pareto: {shape: 1.3}}
)";

}  // namespace flywheel::scenario
