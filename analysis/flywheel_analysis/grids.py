"""Draws what a grid of parameters comes to at the end of a run: lines over one parameter, or a map over two.

The points lie along one dimension of the file (the subnets of a laboratory), and parameters are series along it like
any result. Worlds differ in their random numbers alone, so a point is the mean over worlds.
"""

from __future__ import annotations

from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .compare import split_metric
from .errors import ResultError, unknown_name
from .figures import save_figure
from .look import GREY, INK, LOOK, PALETTE
from .reader import Result, open_result


def at_points(result: Result, metric: str) -> np.ndarray:
    """The values of `metric` (group/name[dimension=label]) at the end, one for each point of the grid."""
    path, wanted = split_metric(metric)
    values = result.values(result.find(path)).isel(time=-1).mean("world")
    for dimension, label in wanted.items():
        labels = [str(v) for v in values[dimension].values] if dimension in values.dims else []
        if label not in labels:
            raise unknown_name(f"{dimension} of {path}", label, labels)
        values = values.isel({dimension: labels.index(label)})
    if values.ndim != 1:
        raise ResultError(f"{metric}: expected one dimension of points, got {', '.join(map(str, values.dims))}")
    return values.values.astype(float)


def crossing(x: np.ndarray, y: np.ndarray, level: float) -> float:
    """Where y(x) first rises to `level`, by linear interpolation; NaN where it never does."""
    order = np.argsort(x)
    x, y = x[order], y[order]
    above = np.nonzero(y >= level)[0]
    if above.size == 0:
        return float("nan")
    i = int(above[0])
    return float(x[0] if i == 0 else x[i - 1] + (level - y[i - 1]) / (y[i] - y[i - 1]) * (x[i] - x[i - 1]))


def draw_grid(result: Result | str | Path, value: str, x: str, out: str | Path | None = None, y: str | None = None,
              lines: str | None = None, panels: str | None = None, level: float | None = None,
              width_px: int = 1200) -> Figure:
    """Draws `value` over `x`: a line for each value of `lines`, or with `y` a map with the contour at `level`.

    A panel for each value of `panels`. All are metrics as `compare` takes them, along one dimension of points.
    """
    result = result if isinstance(result, Result) else open_result(result)
    if result.completed_samples == 0:
        raise ResultError(f"{result.path}: the run has not completed a sample yet, so there is nothing to draw")
    columns = {"value": value, "x": x, "y": y, "lines": lines, "panels": panels}
    points = {name: at_points(result, metric) for name, metric in columns.items() if metric is not None}
    shown = np.unique(points["panels"]) if panels else [None]
    with plt.rc_context(LOOK):
        size = (width_px / LOOK["figure.dpi"], 0.75 * width_px / LOOK["figure.dpi"] / len(shown) + 0.9)
        figure, grid = plt.subplots(1, len(shown), figsize=size, squeeze=False, sharey=True)
        for at, panel in zip(grid.flat, shown):
            chosen = {n: v if panel is None else v[points["panels"] == panel] for n, v in points.items()}
            if y:
                _draw_map(at, chosen, _heights(points["value"], level), level)
            else:
                _draw_lines(at, chosen, lines, level)
            at.set_title("" if panel is None else f"{_short(panels)} = {panel:.4g}", fontsize=8.5)
            at.set_xlabel(_short(x))
        grid[0, 0].set_ylabel(_short(y if y else value))
        figure.suptitle(f"{result.title}: {_short(value)}" if y else result.title, x=0.01, ha="left", fontsize=11, color=INK)
        figure.tight_layout()
        if out is not None:
            save_figure(figure, Path(out))
    return figure


def _short(metric: str) -> str:
    """`group/name[bloc=cabal]` as `name of cabal`: all of a figure come from one group."""
    path, wanted = split_metric(metric)
    return " of ".join([path.split("/")[-1].replace("_", " "), *wanted.values()])


def _draw_lines(at: Axes, points: dict[str, np.ndarray], lines: str | None, level: float | None) -> None:
    shown = np.unique(points["lines"]) if lines else [None]
    for number, line in enumerate(shown):
        chosen = np.full(points["x"].shape, True) if line is None else points["lines"] == line
        order = np.argsort(points["x"][chosen])
        at.plot(points["x"][chosen][order], points["value"][chosen][order], color=PALETTE[number % len(PALETTE)],
                marker="o", markersize=2.5, label=None if line is None else f"{line:.4g}")
    if level is not None:
        at.axhline(level, color=GREY, linewidth=0.8, linestyle=(0, (2, 2)))
    if lines:
        at.legend(title=_short(lines))


def _draw_map(at: Axes, points: dict[str, np.ndarray], heights: np.ndarray, level: float | None) -> None:
    (x, column), (y, row) = (np.unique(points[axis], return_inverse=True) for axis in "xy")
    total, count = np.zeros((y.size, x.size)), np.zeros((y.size, x.size))
    np.add.at(total, (row, column), points["value"])
    np.add.at(count, (row, column), 1)
    height = total / np.where(count == 0, np.nan, count)
    drawn = at.contourf(x, y, height, levels=heights, cmap="RdBu", alpha=0.85)
    at.figure.colorbar(drawn, ax=at)
    if level is not None:
        at.contour(x, y, height, levels=[level], colors=[INK], linewidths=2)


def _heights(values: np.ndarray, level: float | None) -> np.ndarray:
    """The steps of all maps of a figure: white at `level`, as far up as down, each 1, 2, 2.5 or 5 times a power of ten."""
    middle = float(np.nanmean(values)) if level is None else level
    least_step = (float(np.nanmax(np.abs(values - middle))) or 1.0) / 7
    power = 10.0 ** np.floor(np.log10(least_step))
    step = next(power * times for times in (1, 2, 2.5, 5, 10) if power * times >= least_step * (1 - 1e-9))
    if level is None:
        middle = step * round(middle / step)
    return middle + step * np.arange(-7, 8)
