"""Draws a result file as a grid of panels: one line a world, or the median and the 10-90 % band of many."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Sequence

import matplotlib

matplotlib.use("Agg")

import matplotlib.dates as dates
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .chosen import Chosen, choose_panels, panels_of_series
from .curves import draw_panel, name_worlds
from .errors import ResultError
from .look import GREY, INK, LOOK, PlainNumbers
from .reader import Result, open_result

COLUMNS = 3
PANEL_HEIGHT = {1: 4.2, 2: 3.2, 3: 2.35}  # inches, by the number of columns
MOST_EVENTS_LISTED = 8


def draw_figure(result: Result | str | Path, out: str | Path | None = None, economy: str | None = None,
                series: Sequence[str] = (), width_px: int = 1200) -> Figure:
    """Draws `result`, and writes it to `out` (PNG, SVG or PDF by its ending).

    `economy` limits it to one economy; `series` names exactly what to show instead of the standard panels.
    """
    result = result if isinstance(result, Result) else open_result(result)
    if result.completed_samples == 0:
        raise ResultError(f"{result.path}: the run has not completed a sample yet, so there is nothing to draw")
    chosen = panels_of_series(result, series) if series else choose_panels(result, economy)
    if not chosen:
        raise ResultError(f"{result.path}: holds no series over time that could be drawn")
    with plt.rc_context(LOOK):
        figure = _draw_grid(result, chosen, width_px)
        if out is not None:
            save_figure(figure, Path(out))
    return figure


def _draw_grid(result: Result, chosen: Sequence[Chosen], width_px: int) -> Figure:
    columns = min(COLUMNS, len(chosen))
    rows = math.ceil(len(chosen) / columns)
    events = result.events
    notes = _event_notes(events)
    width, header, footer = width_px / LOOK["figure.dpi"], 0.62, 0.25 + 0.17 * len(notes)
    height = header + PANEL_HEIGHT[columns] * rows + footer
    figure, grid = plt.subplots(rows, columns, figsize=(width, height), squeeze=False)
    axes = list(grid.flat)
    for panel, at in zip(chosen, axes):
        draw_panel(at, result, panel)
        _finish(at, events)
    name_worlds(axes[0], result)
    for unused in axes[len(chosen):]:
        unused.remove()
    def write(text: str, y: float, **style: object) -> None:
        figure.text(0.15 / width, y, text, ha="left", va="top", **style)

    write(result.title, 1 - 0.12 / height, fontsize=13, weight="bold", color=INK)
    write(_subtitle(result), 1 - 0.41 / height, fontsize=8.5, color=GREY)
    for line, note in enumerate(notes):
        write(note, (footer - 0.08 - 0.17 * line) / height, fontsize=8, color=GREY)
    figure.tight_layout(rect=(0, footer / height, 1, 1 - header / height), h_pad=1.2, w_pad=1.4)
    return figure


def _subtitle(result: Result) -> str:
    worlds = "1 world" if result.worlds == 1 else f"{result.worlds} worlds"
    samples = result.planned_samples if result.completed_samples is None else result.completed_samples
    words = [worlds, f"{samples} samples"]
    if samples < result.planned_samples:
        words[-1] = f"{samples} of {result.planned_samples} samples (unfinished run)"
    if result.worlds > 1:
        words.append("median and 10-90 % band" if result.worlds > 8 else "one line a world")
    rules = np.atleast_1d(result.root.get("rule_sets", []))
    if rules.size:
        words.append("rules of " + ", ".join(str(rule).split(";")[0] for rule in rules))
    text = "  |  ".join(words)
    return text if len(text) <= 170 else text[:167] + "..."


def _event_notes(events: pd.DataFrame) -> list[str]:
    notes = [f"({i})  {row.time:%Y-%m-%d}  {row.what}" for i, row in enumerate(events.itertuples(), start=1)]
    if len(notes) > MOST_EVENTS_LISTED:
        more = len(notes) - MOST_EVENTS_LISTED + 1
        notes = notes[:MOST_EVENTS_LISTED - 1] + [f"and {more} more: `summary` names them"]
    return notes


def event_labels(times: Sequence[pd.Timestamp], period: pd.Timedelta) -> list[tuple[pd.Timestamp, str]]:
    """Where to write which number. Events whose numbers would lie on top of each other share a label: 2-4."""
    groups: list[list[int]] = []
    for number, time in enumerate(times, start=1):
        if groups and time - times[groups[-1][0] - 1] < period * _label_width(groups[-1]):
            groups[-1].append(number)
        else:
            groups.append([number])
    return [(times[group[0] - 1], _label(group)) for group in groups]


def _label(group: Sequence[int]) -> str:
    return str(group[0]) if len(group) == 1 else f"{group[0]}-{group[-1]}"


def _label_width(group: Sequence[int]) -> float:
    """Share of a panel's width, in figures of three columns."""
    return 0.02 + 0.015 * len(_label(group))


def _finish(at: Axes, events: pd.DataFrame) -> None:
    at.margins(x=0)
    for time in events["time"]:
        at.axvline(time, color=GREY, linewidth=0.8, linestyle=(0, (2, 2)), zorder=1)
    first, last = (pd.Timestamp(dates.num2date(edge)).tz_localize(None) for edge in at.get_xlim())
    for time, text in event_labels(list(events["time"]), last - first):
        at.annotate(text, (time, 1), xycoords=("data", "axes fraction"), xytext=(2, -1),
                    textcoords="offset points", va="top", fontsize=7, color=GREY)
    locator = dates.AutoDateLocator(minticks=3, maxticks=6)
    at.xaxis.set_major_locator(locator)
    at.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    at.yaxis.set_major_formatter(PlainNumbers())


def save_figure(figure: Figure, out: Path) -> None:
    """Writes PNG, SVG or PDF, by the ending of the name."""
    if out.suffix.lower() not in (".png", ".svg", ".pdf"):
        raise ResultError(f"{out}: expected a name that ends in .png, .svg or .pdf")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(out)
    except OSError as error:
        raise ResultError(f"{out}: cannot be written ({error.strerror})") from error
