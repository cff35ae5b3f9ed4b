"""Draws one panel: lines of a few worlds, bands of many, stacks of counts."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import NullLocator

from .chosen import Chosen, Curve
from .look import GREY, PALETTE
from .reader import Result

MOST_LINES = 8


def draw_panel(at: Axes, result: Result, chosen: Chosen) -> None:
    """Draws the chosen curves, with title, unit and a legend where there is something to tell apart."""
    labelled = [pair for curve in chosen.curves for pair in _by_place(result, curve)]
    if chosen.panel.style == "stack":
        _draw_stack(at, labelled)
    elif len(labelled) == 1:
        _draw_worlds(at, labelled[0][1])
    else:
        _draw_labelled(at, labelled)
    _scale(at, chosen, [values for _, values in labelled])
    at.set_title(chosen.panel.title)
    if chosen.units not in ("1", ""):
        at.set_title(chosen.units, loc="right", color=GREY, fontsize=8.5, weight="normal")
    if len(labelled) > 1:
        _legend(at, chosen, [label for label, _ in labelled])


def name_worlds(at: Axes, result: Result) -> None:
    """Says which line is which world, where the lines of one panel are worlds that have names."""
    names = [str(name) for name in result.world_labels]
    if at.get_legend() is None and 1 < len(names) <= MOST_LINES and all(names):
        at.legend(at.get_lines()[:len(names)], names, loc="best", fontsize=7.5, borderaxespad=0.3, labelspacing=0.25)


def _by_place(result: Result, curve: Curve) -> list[tuple[str, xr.DataArray]]:
    """(label, values over world and time); with `along`, one a place of that dimension, the others summed if sums mean
    anything."""
    values = result.values(curve.series)
    if curve.along is None:
        return [(curve.label, values)]
    others = [d for d in curve.series.further_dimensions if d != curve.along]
    adds_up = values.dtype.kind in "iu" or curve.series.is_money
    if others and adds_up:
        values, others = values.sum(others), []
    places = values.stack(place=[curve.along, *others]).transpose("place", "world", "time")
    labels = [", ".join(str(part) for part in key) for key in places["place"].values]
    return _fold_small([(label, places.isel(place=i)) for i, label in enumerate(labels)], adds_up)


def _fold_small(places: list[tuple[str, xr.DataArray]], adds_up: bool) -> list[tuple[str, xr.DataArray]]:
    """The largest places, and the rest as one: a palette has only so many colours."""
    if len(places) <= MOST_LINES:
        return places
    order = sorted(range(len(places)), key=lambda i: -float(np.nansum(places[i][1].values)))
    kept = [places[i] for i in sorted(order[:MOST_LINES - 1])]
    if not adds_up:
        return kept
    rest = sum(places[i][1].drop_vars("place", errors="ignore") for i in order[MOST_LINES - 1:])
    return kept + [(f"{len(places) - len(kept)} others", rest)]


def _draw_worlds(at: Axes, values: xr.DataArray) -> None:
    if values.sizes["world"] > MOST_LINES:
        _draw_band(at, values, PALETTE[0])
        return
    for i in range(values.sizes["world"]):
        _plot(at, values.isel(world=i), PALETTE[i])


def _draw_labelled(at: Axes, labelled: list[tuple[str, xr.DataArray]]) -> None:
    for color, (label, values) in zip(PALETTE, labelled):
        if values.sizes["world"] > MOST_LINES:
            _draw_band(at, values, color, label)
            continue
        for i in range(values.sizes["world"]):
            thin = values.sizes["world"] > 1
            _plot(at, values.isel(world=i), color, label if i == 0 else None, 0.9 if thin else 1.5)


def _draw_band(at: Axes, values: xr.DataArray, color: str, label: str | None = None) -> None:
    low, middle, high = (values.quantile(q, "world", skipna=True) for q in (0.1, 0.5, 0.9))
    at.fill_between(low["time"].values, low.values, high.values, color=color, alpha=0.2, linewidth=0)
    _plot(at, middle, color, label)


def _draw_stack(at: Axes, labelled: list[tuple[str, xr.DataArray]]) -> None:
    """Means over worlds, which add up where medians would not."""
    means = [values.mean("world").fillna(0) for _, values in labelled]
    at.stackplot(means[0]["time"].values, *(m.values for m in means), labels=[label for label, _ in labelled],
                 colors=PALETTE, alpha=0.85, linewidth=0)


def _plot(at: Axes, values: xr.DataArray, color: str, label: str | None = None, width: float = 1.5) -> None:
    # A single sample is a point, which a line does not show.
    marker = "o" if values.sizes["time"] == 1 else None
    at.plot(values["time"].values, values.values, color=color, label=label, linewidth=width, marker=marker,
            markersize=4)


def _columns_that_fit(at: Axes, labels: list[str]) -> int:
    """Of a legend as wide as its panel at most; matplotlib fills column by column."""
    panels = at.get_subplotspec().get_gridspec().ncols
    room_px = 65 * at.figure.get_figwidth() / panels
    for columns in range(min(4, len(labels)), 1, -1):
        rows = -(-len(labels) // columns)
        widest = [max(map(len, labels[i:i + rows])) for i in range(0, len(labels), rows)]
        if sum(24 + 5.9 * letters for letters in widest) <= room_px:
            return columns
    return 1


def _legend(at: Axes, chosen: Chosen, labels: list[str]) -> None:
    if chosen.panel.style == "stack":  # above the stack, where it hides nothing
        columns = _columns_that_fit(at, labels)
        rows = -(-len(labels) // columns)
        at.set_ylim(top=at.get_ylim()[1] * (1.06 + 0.11 * rows))
        at.legend(loc="upper left", ncol=columns, borderaxespad=0.6, labelspacing=0.25, columnspacing=0.8,
                  handlelength=0.8, fontsize=7.5)
    else:
        at.legend(loc="best", borderaxespad=0.3, labelspacing=0.25)


def _scale(at: Axes, chosen: Chosen, drawn: list[xr.DataArray]) -> None:
    """Logarithmic where the panel asks for it and the values allow it; otherwise from zero where zero is near."""
    values = np.concatenate([v.values.astype(float).ravel() for v in drawn])
    values = values[np.isfinite(values)]
    positive = values[values > 0]
    if chosen.panel.log and positive.size and positive.max() > 20 * positive.min():
        at.set_yscale("log")
        at.yaxis.set_minor_locator(NullLocator())
    elif values.size and values.min() >= 0 and values.min() < 0.6 * values.max():
        at.set_ylim(bottom=0)
    if chosen.panel.reference is not None:
        at.axhline(chosen.panel.reference, color=GREY, linewidth=1, zorder=1)
