"""Draws one series of many economies over time: a panel for each economy, a line for each place of a dimension."""

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
    has it; a place without values is left out. Worlds are averaged."""
    result = result if isinstance(result, Result) else open_result(result)
    name, wanted = split_metric(metric)
    groups = [series.group for series in result.series if series.name == name]
    if not groups:
        raise unknown_name("series", name, sorted({series.name for series in result.series}))
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
    locator = dates.AutoDateLocator(minticks=2, maxticks=3)
    at.xaxis.set_major_locator(locator)
    at.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator, show_offset=False))
