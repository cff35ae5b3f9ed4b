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
    Panel("Token price", (
        Line("price", ("price", "mean_price")),
        Line("believed in", ("fundamental_price",)),
    ), log=True),
    Panel("Where the tokens are", (
        Line("circulating", ("circulating",)),
        Line("locked", ("locked",)),
        Line("burned", ("burned",)),
    )),
    Panel("Minted", (Line("minted", ("minted",)),)),
    Panel("Paid since the last sample", (
        Line("emission", ("emission_value",)),
        Line("customers", ("revenue",)),
        Line("running costs", ("running_costs",)),
    ), log=True),
    Panel("Subsidy per revenue", (Line("subsidy / revenue", ("subsidy_per_revenue",)),), log=True, reference=1.0),
    Panel("Utilisation", (Line("utilisation", ("utilisation",)),)),
    Panel("Orders", (
        Line("placed", ("orders",)),
        Line("served", ("orders_served",)),
        Line("rejected", ("orders_rejected",)),
    )),
    Panel("Jobs", (Line("demanded", ("jobs_demanded",)), Line("filled", ("jobs_filled",)))),
    Panel("GPUs, claimed and real", (
        Line("claimed", ("claimed_gpus",)),
        Line("real", ("real_gpus",)),
        Line("hired", ("hired_gpus",)),
    ), log=True),
    Panel("Devices by state", (Line("", ("devices",), along="device_state"),), style="stack"),
    Panel("Devices by class", (Line("", ("devices",), along="device_class"),), style="stack"),
    Panel("Devices up, by what they hide", (Line("", ("devices_by_disguise",), along="disguise"),), style="stack"),
    Panel("Bans since the start", (
        Line("of cheats", ("detections_true",)),
        Line("by mistake", ("detections_false",)),
    )),
    Panel("Operators since the start", (
        Line("entered", ("operator_entries",)),
        Line("left", ("operator_exits",)),
    )),
    Panel("Providers", (Line("providers", ("providers_online",)), Line("operators", ("operators",)))),
    Panel("Customers", (Line("customers", ("customers",)),)),
    Panel("Concentration of rewards (Gini)", (Line("Gini", ("rewards_gini",)),)),
    Panel("Nominated for the last block", (Line("devices", ("nominated",)), Line("disguised", ("paid_disguised",)))),
)
