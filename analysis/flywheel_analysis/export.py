"""Writes a result file as CSV for spreadsheets and other programs: tidy tables, money also as exact integers."""

from __future__ import annotations

import re
from pathlib import Path

import xarray as xr

from . import money
from .errors import ResultError
from .reader import Result


def export_csv(result: Result, folder: str | Path) -> list[Path]:
    """One file a group; series with further dimensions get one of their own (io.csv, io.class.state.csv).

    Snapshots of agents are a row an agent, world and time, without the padding.
    """
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ResultError(f"{folder}: cannot be made a folder ({error.strerror})") from error
    series = [g for g in result.groups if g != "events" and g not in result.agent_groups]
    written = [path for group in series for path in _export_group(result, group, folder)]
    for group in result.agent_groups:
        written.append(folder / _file_name(group.split("/")))
        result.agents(group).to_csv(written[-1], index=False, date_format="%Y-%m-%dT%H:%M:%S")
    if len(result.events):
        written.append(folder / "events.csv")
        result.events.to_csv(written[-1], index=False)
    return written


def _export_group(result: Result, group: str, folder: Path) -> list[Path]:
    data = _with_exact_money(result.group(group))
    by_dimensions: dict[tuple[str, ...], list[str]] = {}
    for name, variable in data.data_vars.items():
        by_dimensions.setdefault(tuple(str(d) for d in variable.dims), []).append(str(name))
    written = []
    for dimensions, names in by_dimensions.items():
        further = [d for d in dimensions if d not in ("world", "time")]
        # What does not change over time is told apart by its name.
        words = [*group.split("/"), *further, *([] if "time" in dimensions else ["constant"])]
        path = folder / _file_name(words)
        table = data[names].to_dataframe() if dimensions else data[names].to_pandas().to_frame("value")
        table.to_csv(path, date_format="%Y-%m-%dT%H:%M:%S")
        written.append(path)
    return written


def _file_name(words: list[str]) -> str:
    return ".".join(re.sub(r"[^\w.-]", "_", word) for word in words) + ".csv"


def _with_exact_money(data: xr.Dataset) -> xr.Dataset:
    """Replaces the two halves of every exact amount by one whole number."""
    highs = [str(n) for n in data.data_vars if str(n).endswith(money.HIGH)]
    for bare in (name.removesuffix(money.HIGH) for name in highs):
        if money.has_exact(data, bare):
            joined = money.exact_base_units(data, bare)
            data = data.drop_vars([bare + money.HIGH, bare + money.LOW]).assign({bare + "_base_units": joined})
    return data
