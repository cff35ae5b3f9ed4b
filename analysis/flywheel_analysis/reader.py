"""Opens a result file and hands out its groups as xarray datasets, cut to the samples that the run completed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Mapping

# A run that is still writing holds a lock; reading its completed samples needs none.
os.environ.setdefault("HDF5_USE_FILE_LOCKING", "FALSE")

import h5py
import numpy as np
import pandas as pd
import xarray as xr

from . import money
from .errors import ResultError, unknown_name

NOT_ECONOMIES = ("ledger", "events")
ENTITY = "entity"  # the dimension of agents, of whom the first `count` places of a world and time hold values


@dataclass(frozen=True)
class Series:
    """One recorded quantity. `name` is without the suffix of money, `variable` is what the file calls it."""

    group: str
    name: str
    variable: str
    units: str
    long_name: str
    formula: str
    dimensions: tuple[str, ...]

    @property
    def path(self) -> str:
        """What `--metric` and `--series` take: group/name."""
        return f"{self.group}/{self.name}"

    @property
    def is_money(self) -> bool:
        """Whether the file holds it in exact amounts too."""
        return self.variable != self.name

    @property
    def further_dimensions(self) -> tuple[str, ...]:
        """Those beyond world and time."""
        return tuple(d for d in self.dimensions if d not in ("world", "time"))


class Result:
    """A result file, read lazily: nothing but names is loaded before somebody asks."""

    def __init__(self, path: Path, root: Mapping[str, Any], groups: tuple[str, ...]):
        self.path = path
        self.root = dict(root)  # attributes, and what the file holds for each world: seed, replicate, world_label
        self.groups = groups
        completed = self.root.get("completed_samples")
        self.completed_samples = None if completed is None else int(np.min(completed))
        self._datasets: dict[str, xr.Dataset] = {}

    @property
    def title(self) -> str:
        """What the scenario calls itself."""
        return str(self.root.get("title") or self.path.stem)

    @property
    def economies(self) -> tuple[str, ...]:
        """The top-level groups that hold recorded series."""
        tops = dict.fromkeys(group.split("/")[0] for group in self.groups)
        return tuple(top for top in tops if top not in NOT_ECONOMIES)

    def group(self, name: str) -> xr.Dataset:
        """The dataset of one group, completed samples only."""
        if name not in self.groups:
            raise unknown_name("group", name, self.groups)
        if name not in self._datasets:
            data = _open_group(self.path, name)
            if ENTITY in data.dims:
                data = self._until_completed(data)
            elif self.completed_samples is not None and "time" in data.dims:
                data = data.isel(time=slice(0, self.completed_samples))
            self._datasets[name] = data
        return self._datasets[name]

    def _until_completed(self, data: xr.Dataset) -> xr.Dataset:
        """Snapshots of agents have times of their own: those up to the last completed sample are there."""
        timed = next((g for g in self.groups if g not in self.agent_groups and "time" in self.group(g).dims), None)
        if timed is None or self.completed_samples is None:
            return data
        completed = self.group(timed)["time"].values
        return data.isel(time=slice(0, int(np.isin(data["time"].values, completed).sum())))

    @cached_property
    def agent_groups(self) -> tuple[str, ...]:
        """The groups that hold snapshots of single agents, such as io/agents/operators."""
        return tuple(g for g in self.groups if ENTITY in _open_group(self.path, g).dims)

    def agents(self, name: str) -> pd.DataFrame:
        """Snapshots of single agents as a table: a row an agent, world and time, without the padding."""
        if name not in self.agent_groups:
            raise unknown_name("group of agents", name, self.agent_groups)
        data = self.group(name)
        columns = [str(n) for n, v in data.data_vars.items() if ENTITY in v.dims and n != "id"]
        is_there = np.arange(data.sizes[ENTITY]) < data["count"].values[:, :, np.newaxis]
        world, time, _ = np.nonzero(is_there)
        table = {"world": data["world"].values[world], "time": data["time"].values[time]}
        return pd.DataFrame(table | {n: data[n].values[is_there] for n in ["id", *columns]})

    @cached_property
    def planned_samples(self) -> int:
        """How many samples the run was to have."""
        return max((_open_group(self.path, g).sizes.get("time", 0) for g in self.groups if g != "events"), default=0)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """Every series of every group; the halves of exact money are part of their series."""
        groups = [g for g in self.groups if g != "events" and g not in self.agent_groups]
        return tuple(s for group in groups for s in _series_of(group, self.group(group)))

    def find(self, path: str) -> Series:
        """The series `group/name`; of a money series the suffix `_tokens` may be left out."""
        for series in self.series:
            if path.strip("/") in (series.path, f"{series.group}/{series.variable}"):
                return series
        raise unknown_name("series", path, (s.path for s in self.series))

    def values(self, series: Series) -> xr.DataArray:
        """Its values, further dimensions last."""
        return self.group(series.group)[series.variable]

    @cached_property
    def replicates(self) -> np.ndarray:
        """The replicate number of every world; where the file has none, the world's number."""
        return np.atleast_1d(self.root.get("replicate", np.arange(self.worlds)))

    @property
    def world_labels(self) -> list[str]:
        """What distinguishes each world, such as its point in a sweep; empty where the file does not say."""
        return list(self.root.get("world_label", []))

    @cached_property
    def worlds(self) -> int:
        """How many worlds the run had."""
        return max((self.group(g).sizes.get("world", 0) for g in self.groups), default=0)

    @cached_property
    def events(self) -> pd.DataFrame:
        """What happened from outside: columns time, what, worlds (how many), in time order."""
        if "events" not in self.groups:
            return pd.DataFrame(columns=["time", "what", "worlds"])
        return _events_of(self.group("events"))


def open_result(path: str | Path) -> Result:
    """Opens a result file. Raises ResultError where there is none, or where it is something else."""
    path = Path(path)
    if not path.exists():
        raise ResultError(f"{path}: no such file; `flywheel run SCENARIO --out {path}` makes one")
    if path.is_dir():
        raise ResultError(f"{path}: expected a result file, got a folder")
    try:
        with h5py.File(path, "r") as file:
            root = {name: _plain(node[()]) for name, node in file.items() if isinstance(node, h5py.Dataset)}
            root |= {name: _plain(value) for name, value in file.attrs.items() if not name.startswith("_NC")}
            return Result(path, root, _groups_of(file, path))
    except OSError as error:
        raise ResultError(f"{path}: expected a Flywheel result file (HDF5), got something else ({error})") from error


def _groups_of(file: h5py.File, path: Path) -> tuple[str, ...]:
    found: list[str] = []

    def visit(name: str, node: h5py.HLObject) -> None:
        if isinstance(node, h5py.Group) and any(isinstance(child, h5py.Dataset) for child in node.values()):
            found.append(name)

    file.visititems(visit)
    if not any("time" in file[name] and "world" in file[name] for name in found):
        raise ResultError(f"{path}: an HDF5 file, but no Flywheel result: expected a group with 'world' and 'time'")
    return tuple(found)


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, np.ndarray) and value.dtype.kind in "OS":
        return [v.decode() if isinstance(v, bytes) else v for v in value.tolist()]
    return value.item() if isinstance(value, np.generic) else value


def _open_group(path: Path, group: str) -> xr.Dataset:
    # Durations stay numbers in the unit they state; only the time axis becomes dates.
    data = xr.open_dataset(path, group=group, engine="h5netcdf", decode_timedelta=False)
    return data.set_coords([n for n, v in data.data_vars.items() if v.dtype.kind in "OSU" and len(v.dims) == 1])


def _series_of(group: str, data: xr.Dataset) -> list[Series]:
    found = []
    for name, variable in data.data_vars.items():
        if money.is_half(str(name)) or not {"world", "time"} <= set(variable.dims):
            continue
        bare = str(name).removesuffix(money.TOKENS)
        found.append(Series(
            group, bare if money.has_exact(data, bare) else str(name), str(name), str(variable.attrs.get("units", "1")),
            str(variable.attrs.get("long_name", "")), str(variable.attrs.get("formula", "")),
            tuple(str(d) for d in variable.dims)))
    return found


def _events_of(data: xr.Dataset) -> pd.DataFrame:
    """The first `count` events of every world; equal ones of several worlds in one row."""
    rows = []
    for world, count in enumerate(np.minimum(data["count"].values, data.sizes["event"])):
        kept = data.isel(world=world, event=slice(0, int(count)))
        rows += [(when, _text(what), world) for when, what in zip(kept["event_time"].values, kept["what"].values)]
    table = pd.DataFrame(rows, columns=["time", "what", "worlds"])
    return table.groupby(["time", "what"], sort=True)["worlds"].nunique().reset_index()


def _text(value: Any) -> str:
    return (value.decode() if isinstance(value, bytes) else str(value)).rstrip("\0")
