"""Draws series of many economies over time: a panel for each economy, a line for each place of a dimension; or, of
series without places, a panel for each series and a line for each economy."""

from __future__ import annotations

import math
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.dates as dates
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .compare import split_metric
from .errors import ResultError, unknown_name
from .figures import save_figure
from .look import GREY, INK, LOOK, PALETTE
from .reader import Result, open_result

COLUMNS = 6
PANEL_INCHES = 1.35


def draw_paths(result: Result | str | Path, metric: str, out: str | Path | None = None, level: float | None = None,
               width_px: int = 1200) -> Figure:
    """Draws `metric`, a series' name with the places chosen, `dividends[subnet=bonds yuma3]`, for every economy that
    has it; a place without values is left out. Worlds are averaged. Of series without places, `gain,trust`, each is a
    panel with a line an economy."""
    result = result if isinstance(result, Result) else open_result(result)
    if "[" not in metric and all(_has_no_places(result, name) for name in metric.split(",")):
        return _draw_series(result, metric.split(","), out, level, width_px)
    name, wanted = split_metric(metric)
    groups = _groups_of(result, name)
    columns = min(COLUMNS, len(groups))
    rows = math.ceil(len(groups) / columns)
    with plt.rc_context(LOOK):
        size = (width_px / LOOK["figure.dpi"], 0.7 + PANEL_INCHES * rows)
        figure, grid = plt.subplots(rows, columns, figsize=size, squeeze=False, sharex=True, sharey=True)
        for at, group in zip(grid.flat, groups):
            _draw_economy(at, result, f"{group}/{name}", wanted)
            at.set_title(group)
            if level is not None:
                at.axhline(level, color=GREY, linewidth=0.8, linestyle=(0, (2, 2)), zorder=1)
        for unused in grid.flat[len(groups):]:
            unused.remove()
        grid[0, 0].legend(loc="best", fontsize=7)
        figure.suptitle(f"{result.title}: {name.replace('_', ' ')}", x=0.01, ha="left", fontsize=11, color=INK)
        figure.tight_layout()
        if out is not None:
            save_figure(figure, Path(out))
    return figure


def _groups_of(result: Result, name: str) -> list[str]:
    groups = [series.group for series in result.series if series.name == name]
    if not groups:
        raise unknown_name("series", name, sorted({series.name for series in result.series}))
    return groups


def _has_no_places(result: Result, name: str) -> bool:
    shapes = [set(result.values(result.find(f"{group}/{name}")).dims) for group in _groups_of(result, name)]
    return all(shape == {"world", "time"} for shape in shapes)


def _draw_series(result: Result, names: list[str], out: str | Path | None, level: float | None,
                 width_px: int) -> Figure:
    columns = min(3, len(names))
    rows = math.ceil(len(names) / columns)
    with plt.rc_context(LOOK):
        size = (width_px / LOOK["figure.dpi"], 0.7 + 2.2 * rows)
        figure, grid = plt.subplots(rows, columns, figsize=size, squeeze=False, sharex=True)
        for at, name in zip(grid.flat, names):
            for color, group in zip(PALETTE, _groups_of(result, name)):
                worlds = result.values(result.find(f"{group}/{name}"))
                days, lines = worlds["time"].values, worlds.transpose("world", "time").values
                at.plot(days, lines.mean(axis=0), color=color, label=group, linewidth=1.3)
                at.fill_between(days, lines.min(axis=0), lines.max(axis=0), color=color, alpha=0.2, linewidth=0)
            at.set_title(name.replace("_", " "))
            if level is not None:
                at.axhline(level, color=GREY, linewidth=0.8, linestyle=(0, (2, 2)), zorder=1)
            _mark_dates(at)
        for unused in grid.flat[len(names):]:
            unused.remove()
        grid[0, 0].legend(loc="best", fontsize=8)
        figure.suptitle(result.title, x=0.01, ha="left", fontsize=11, color=INK)
        figure.tight_layout()
        if out is not None:
            save_figure(figure, Path(out))
    return figure


def _mark_dates(at: Axes) -> None:
    locator = dates.AutoDateLocator(minticks=2, maxticks=3)
    at.xaxis.set_major_locator(locator)
    at.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator, show_offset=False))


def _draw_economy(at: Axes, result: Result, path: str, wanted: dict[str, str]) -> None:
    values = result.values(result.find(path)).mean("world")
    for dimension, label in wanted.items():
        labels = [str(v) for v in values[dimension].values] if dimension in values.dims else []
        if label not in labels:
            raise unknown_name(f"{dimension} of {path}", label, labels)
        values = values.isel({dimension: labels.index(label)})
    further = [d for d in values.dims if d != "time"]
    if len(further) != 1:
        raise ResultError(f"{path}: expected one dimension of lines, got {', '.join(map(str, further)) or 'none'}")
    lines = values.transpose(further[0], "time")
    shown = [(str(k), v) for k, v in zip(lines[further[0]].values, lines.values) if np.isfinite(v).any()]
    for color, (label, line) in zip(PALETTE, shown):
        at.plot(values["time"].values, line, color=color, label=label, linewidth=1.1)
    _mark_dates(at)
