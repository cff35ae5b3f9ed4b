"""Matches the table of panels with what a file holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Sequence

from .errors import unknown_name
from .panels import PANELS, Line, Panel
from .reader import Result, Series

FEWEST_PANELS, MOST_PANELS_WITHOUT_TABLE = 6, 12


@dataclass(frozen=True)
class Curve:
    """A series to draw, under its label; `along` is the further dimension that becomes one curve a place."""

    label: str
    series: Series
    along: str | None = None


@dataclass(frozen=True)
class Chosen:
    """A panel with the series that the file holds for it, all in the same unit."""

    panel: Panel
    units: str
    curves: tuple[Curve, ...]


def choose_panels(result: Result, economy: str | None = None) -> list[Chosen]:
    """The standard panels that the file can fill; where it fills few, one panel a series for the rest."""
    if economy is not None and economy not in result.economies:
        raise unknown_name("economy", economy, result.economies)
    economies = (economy,) if economy else result.economies
    chosen: list[Chosen] = []
    for name in economies:
        ours = [s for s in result.series if s.group.split("/")[0] == name]
        matched = [c for panel in PANELS for c in _match(panel, ours)]
        if len(matched) < FEWEST_PANELS:
            matched += _one_each(ours, matched)
        chosen += [_titled(c, name) for c in matched] if len(economies) > 1 else matched
    return chosen


def panels_of_series(result: Result, paths: Sequence[str]) -> list[Chosen]:
    """One panel for each path `group/name`."""
    return [_alone(result.find(path)) for path in paths]


def _match(panel: Panel, series: Sequence[Series]) -> list[Chosen]:
    """The panel, split by unit: two units never share an axis."""
    curves = [c for line in panel.lines if (c := _first(line, series)) is not None]
    units = list(dict.fromkeys(curve.series.units for curve in curves))
    by_unit = [tuple(c for c in curves if c.series.units == unit) for unit in units]
    if len(units) <= 1:
        return [Chosen(panel, unit, same) for unit, same in zip(units, by_unit)]
    return [Chosen(replace(panel, title=f"{panel.title}: {', '.join(c.label for c in same)}"), unit, same)
            for unit, same in zip(units, by_unit)]


def _first(line: Line, series: Sequence[Series]) -> Curve | None:
    for name in line.names:
        for candidate in series:
            if candidate.name in (name, name + "_tokens") and _fits(line, candidate):
                return Curve(line.label, candidate, line.along)
    return None


def _fits(line: Line, series: Series) -> bool:
    further = series.further_dimensions
    return line.along in further if line.along else not further


def _one_each(series: Sequence[Series], shown: Sequence[Chosen]) -> list[Chosen]:
    seen = {curve.series for chosen in shown for curve in chosen.curves}
    drawable = [s for s in series if len(s.further_dimensions) <= 1 and s not in seen]
    return [_alone(s) for s in drawable[:MOST_PANELS_WITHOUT_TABLE]]


def _alone(series: Series) -> Chosen:
    along = series.further_dimensions[0] if series.further_dimensions else None
    title = series.name.replace("_", " ")
    return Chosen(Panel(title[:1].upper() + title[1:], ()), series.units, (Curve(title, series, along),))


def _titled(chosen: Chosen, economy: str) -> Chosen:
    return replace(chosen, panel=replace(chosen.panel, title=f"{economy}: {chosen.panel.title}"))
