"""What a figure shows, as a table: edit it to change figures. Panels whose series a file lacks are left out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One curve: the first of `names` that the file holds, called `label`. `along` keeps one further dimension."""

    label: str
    names: tuple[str, ...]
    along: str | None = None


@dataclass(frozen=True)
class Panel:
    """One set of axes. `style` is line or stack; `reference` draws a level that matters."""

    title: str
    lines: tuple[Line, ...]
    style: str = "line"
    log: bool = False
    reference: float | None = None


PANELS: tuple[Panel, ...] = (
    Panel("Token price", (Line("price", ("price", "token_price", "mean_price")),)),
    Panel("Where the tokens are", (
        Line("circulating", ("circulating", "circulating_supply")),
        Line("locked", ("locked", "staked")),
        Line("burned", ("burned",)),
    )),
    Panel("Minted", (Line("minted", ("minted", "total_minted")),)),
    Panel("Emission", (Line("emission", ("emission", "emitted", "rewards")),)),
    Panel("Revenue", (Line("revenue", ("revenue", "customer_payments")),)),
    Panel("Subsidy per revenue", (Line("subsidy / revenue", ("subsidy_per_revenue",)),), log=True, reference=1.0),
    Panel("Utilisation", (Line("utilisation", ("utilisation", "utilization")),)),
    Panel("Orders", (
        Line("placed", ("orders_placed",)),
        Line("served", ("orders_served", "orders_filled")),
        Line("rejected", ("orders_rejected",)),
    )),
    Panel("Jobs", (Line("demanded", ("jobs_demanded",)), Line("filled", ("jobs_filled",)))),
    Panel("Supply, claimed and real", (
        Line("claimed", ("claimed_supply", "supply_claimed", "claimed_devices", "devices_claimed")),
        Line("real", ("real_supply", "supply_real", "real_devices", "devices_real")),
    )),
    Panel("Devices by state", (Line("", ("devices",), along="state"),), style="stack"),
    Panel("Devices by class", (Line("", ("devices",), along="class"),), style="stack"),
    Panel("Detected cheating", (Line("detections", ("detections", "detected")), Line("slashed", ("slashings",)))),
    Panel("Entries and exits", (Line("entries", ("entries",)), Line("exits", ("exits",)))),
    Panel("Providers", (Line("providers", ("providers", "providers_online")), Line("operators", ("operators",)))),
    Panel("Customers", (Line("customers", ("customers",)),)),
    Panel("Concentration (Gini)", (Line("Gini", ("gini", "gini_of_rewards")),)),
    Panel("Nakamoto coefficient", (Line("Nakamoto", ("nakamoto", "nakamoto_coefficient")),)),
)
