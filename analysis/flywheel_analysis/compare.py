"""Paired differences of two runs on common random numbers.

A world of A and the world of B with the same replicate share their seed, so their difference d has less noise than
either. Over n pairs: mean(d), standard error sd(d) / sqrt(n), and mean +- t(n - 1) times that as 95 % interval.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Sequence

import numpy as np
import pandas as pd
import xarray as xr

from .errors import ResultError, unknown_name
from .reader import Result
from .student import t_quantile


@dataclass(frozen=True)
class Comparison:
    """One metric at one moment: B minus A. With a single pair there is no standard error (NaN)."""

    metric: str
    units: str
    pairs: int
    mean_a: float
    mean_b: float
    difference: float
    standard_error: float
    low: float
    high: float


def compare(a: Result, b: Result, metrics: Sequence[str], at: str = "end") -> list[Comparison]:
    """Compares `metrics` (group/name[dimension=label, ...]) at `end`, `start` or a date, or their `mean` over time."""
    return [row for metric in metrics for row in _compare_metric(a, b, metric, at)]


def comparison_table(rows: Sequence[Comparison]) -> pd.DataFrame:
    """One row a comparison."""
    return pd.DataFrame([vars(row) for row in rows], columns=list(Comparison.__dataclass_fields__))


def pair_worlds(a: Result, b: Result) -> list[tuple[int, int]]:
    """Positions of the worlds that share a replicate; the k-th world of a replicate meets the k-th of the other run."""
    keys_a, keys_b = _occurrences(a.replicates), _occurrences(b.replicates)
    position_b = {key: i for i, key in enumerate(keys_b)}
    pairs = [(i, position_b[key]) for i, key in enumerate(keys_a) if key in position_b]
    if not pairs:
        raise ResultError(f"{a.path} and {b.path} share no replicate, so no world of one pairs with one of the other")
    return pairs


def _compare_metric(a: Result, b: Result, metric: str, at: str) -> list[Comparison]:
    path, wanted = split_metric(metric)
    series_a, series_b = a.find(path), b.find(path)
    if series_a.units != series_b.units:
        raise ResultError(f"{path}: '{series_a.units}' in {a.path}, but '{series_b.units}' in {b.path}")
    places_a = _places(_at(a.values(series_a), at), wanted, path)
    places_b = _places(_at(b.values(series_b), at), wanted, path)
    pairs = pair_worlds(a, b)
    both = [label for label in places_a if label in places_b]
    return [_paired(label, series_a.units, places_a[label], places_b[label], pairs) for label in both]


def _paired(label: str, units: str, a: np.ndarray, b: np.ndarray, pairs: Sequence[tuple[int, int]]) -> Comparison:
    values_a, values_b = a[[i for i, _ in pairs]], b[[j for _, j in pairs]]
    known = np.isfinite(values_a) & np.isfinite(values_b)
    values_a, values_b = values_a[known], values_b[known]
    n = int(known.sum())
    if n == 0:
        raise ResultError(f"{label}: no pair of worlds has a value at that time")
    difference = values_b - values_a
    error = float(difference.std(ddof=1)) / math.sqrt(n) if n > 1 else math.nan
    half = t_quantile(0.975, n - 1) * error if n > 1 else math.nan
    mean = float(difference.mean())
    mean_a, mean_b = float(values_a.mean()), float(values_b.mean())
    return Comparison(label, units, n, mean_a, mean_b, mean, error, mean - half, mean + half)


def _at(values: xr.DataArray, at: str) -> xr.DataArray:
    if values.sizes["time"] == 0:
        raise ResultError("a run has not completed a sample yet, so there is nothing to compare")
    if at in ("end", "start"):
        return values.isel(time=-1 if at == "end" else 0)
    if at == "mean":
        return values.mean("time")
    try:
        moment = pd.Timestamp(at)
    except ValueError as error:
        raise ResultError(f"--at: expected end, start, mean or a date, got '{at}'") from error
    moment = moment.tz_convert(None) if moment.tzinfo else moment
    first, last = values["time"].values[[0, -1]]
    if not first <= moment.to_datetime64() <= last:
        raise ResultError(f"--at: expected a date from {first:.19} to {last:.19}, got '{at}'")
    return values.sel(time=moment, method="pad")


def _places(values: xr.DataArray, wanted: dict[str, str], path: str) -> dict[str, np.ndarray]:
    """Label -> values by world; dimensions that nobody chose give one label a place."""
    for dimension, label in wanted.items():
        if dimension not in values.dims:
            raise unknown_name(f"dimension of {path}", dimension, (str(d) for d in values.dims if d != "world"))
        labels = [str(v) for v in values[dimension].values]
        if label not in labels:
            raise unknown_name(f"{dimension} of {path}", label, labels)
        values = values.isel({dimension: [labels.index(label)]})
    further = [d for d in values.dims if d != "world"]
    if not further:
        return {path: values.values.astype(float)}
    stacked = values.stack(place=further).transpose("place", "world")
    names = [", ".join(f"{d}={v}" for d, v in zip(further, np.atleast_1d(key))) for key in
             (place if isinstance(place, tuple) else (place,) for place in stacked["place"].values)]
    return {f"{path}[{name}]": row.astype(float) for name, row in zip(names, stacked.values)}


def split_metric(metric: str) -> tuple[str, dict[str, str]]:
    """group/name and the places chosen: `io/devices[device_state=up]`."""
    found = re.fullmatch(r"([^\[\]]+?)(?:\[(.*)\])?", metric.strip())
    chosen = (found[2] or "").split(",") if found else []
    if not found or any("=" not in part for part in chosen if part.strip()):
        raise ResultError(f"expected group/name or group/name[dimension=label, ...], got '{metric}'")
    return found[1], {k.strip(): v.strip() for k, v in (part.split("=", 1) for part in chosen if part.strip())}


def _occurrences(replicates: np.ndarray) -> list[tuple[int, int]]:
    seen: dict[int, int] = {}
    keys = []
    for replicate in (int(r) for r in replicates):
        keys.append((replicate, seen.get(replicate, 0)))
        seen[replicate] = seen.get(replicate, 0) + 1
    return keys
