"""Writes small files in the schema of result files, with values that a reader of a test can work out in their head."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np

START = "2024-06-25T12:00:00"
DAY_MS = 86_400_000
TEXT = h5py.string_dtype("utf-8")


class SyntheticFile:
    """A result file of a few worlds, one sample a day."""

    def __init__(self, path: Path, worlds: int, samples: int, completed: int | None = None, as_dataset: bool = False):
        self.file = h5py.File(path, "w")
        self.worlds, self.samples = worlds, samples
        self.file.attrs["title"] = "io.net, made up"
        self.file.attrs["rule_sets"] = "io_net/2024-06"
        completed = samples if completed is None else completed
        if as_dataset:
            self.file["completed_samples"] = np.uint64(completed)
        else:
            self.file.attrs["completed_samples"] = np.uint64(completed)

    def __enter__(self) -> "SyntheticFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def group(self, name: str) -> h5py.Group:
        if name in self.file:
            return self.file[name]
        group = self.file.create_group(name)
        self._scale(group, "world", np.arange(self.worlds, dtype=np.int64))
        self._scale(group, "time", np.arange(self.samples, dtype=np.int64) * DAY_MS)
        group["time"].attrs["units"] = f"milliseconds since {START}"
        group["time"].attrs["calendar"] = "proleptic_gregorian"
        return group

    def labels(self, group: str, dimension: str, labels: list[str]) -> None:
        self._scale(self.group(group), dimension, np.array(labels, dtype=object), TEXT)

    def series(self, path: str, values: np.ndarray, units: str, meaning: str = "", further: tuple[str, ...] = ()) -> None:
        group_name, name = path.rsplit("/", 1)
        group = self.group(group_name)
        data = group.create_dataset(name, data=values)
        data.attrs["units"] = units
        data.attrs["long_name"] = meaning
        data.attrs["formula"] = ""
        for axis, dimension in enumerate(("world", "time", *further)):
            data.dims[axis].attach_scale(group[dimension])

    def money(self, path: str, base_units: list, decimals: int, units: str, further: tuple[str, ...] = ()) -> None:
        exact = np.array(base_units, dtype=object)
        self.series(path + "_tokens", (exact / 10**decimals).astype(float), units, "an amount", further)
        self.series(path + "_base_units_hi", (exact // 2**64).astype(np.int64), "1", "", further)
        self.series(path + "_base_units_lo", (exact % 2**64).astype(np.uint64), "1", "", further)

    def events(self, rows: list[tuple[int, int, str]]) -> None:
        """Rows of (day, world, what)."""
        group = self.file.create_group("events")
        self._scale(group, "event", np.arange(len(rows), dtype=np.int64))
        columns = {"time": [day * DAY_MS for day, _, _ in rows], "world": [world for _, world, _ in rows]}
        for name, values in columns.items():
            group.create_dataset(name, data=np.array(values, dtype=np.int64)).dims[0].attach_scale(group["event"])
        group["time"].attrs["units"] = f"milliseconds since {START}"
        what = group.create_dataset("what", data=np.array([text for _, _, text in rows], dtype=object), dtype=TEXT)
        what.dims[0].attach_scale(group["event"])

    @staticmethod
    def _scale(group: h5py.Group, name: str, values: np.ndarray, dtype: object = None) -> None:
        group.create_dataset(name, data=values, dtype=dtype).make_scale(name)
