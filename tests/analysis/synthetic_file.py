"""Writes small files in the schema of result files, with values that a reader of a test can work out in their head."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np

START = "2024-06-25T12:00:00Z"
DAY_MS = 86_400_000
TEXT_BYTES = 160
TEXT = h5py.string_dtype("utf-8")


class SyntheticFile:
    """A result file of a few worlds, one sample a day."""

    def __init__(self, path: Path, worlds: int, samples: int, completed: int | None = None, as_dataset: bool = False):
        self.file = h5py.File(path, "w")
        self.worlds, self.samples = worlds, samples
        self.file.attrs["title"] = "io.net, made up"
        self.file.attrs["rule_sets"] = np.array(["io: io_net/2024-06; source: https://io.net"], dtype=TEXT)
        self._scale(self.file, "world", np.arange(worlds, dtype=np.int64))
        self.per_world("replicate", np.arange(worlds))
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

    def per_world(self, name: str, values: object) -> None:
        if name in self.file:
            del self.file[name]
        self.file.create_dataset(name, data=np.asarray(values)).dims[0].attach_scale(self.file["world"])

    def labels(self, group: str, dimension: str, labels: list[str]) -> None:
        self._scale(self.group(group), dimension, np.array(labels, dtype=object), TEXT)

    def series(self, path: str, values: np.ndarray, units: str, meaning: str = "",
               further: tuple[str, ...] = ()) -> None:
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

    def agents(self, path: str, days: list[int], ids: list[list[list[int]]], room: int) -> None:
        """Snapshots at some days: for each world and day the ids there; `weight` is ten times the id."""
        group = self.file.create_group(path)
        self._scale(group, "world", np.arange(self.worlds, dtype=np.int64))
        self._scale(group, "time", np.array(days, dtype=np.int64) * DAY_MS)
        group["time"].attrs["units"] = f"milliseconds since {START}"
        group["time"].attrs["calendar"] = "proleptic_gregorian"
        self._scale(group, "entity", np.arange(room, dtype=np.int64))
        padded = np.zeros((self.worlds, len(days), room), np.int64)
        weight = np.full(padded.shape, np.nan)
        for world, of_world in enumerate(ids):
            for day, there in enumerate(of_world):
                padded[world, day, :len(there)] = there
                weight[world, day, :len(there)] = [10.0 * one for one in there]
        counts = np.array([[len(there) for there in of_world] for of_world in ids], np.int64)
        arrays = {"count": counts, "left_out": np.zeros_like(counts), "id": padded, "weight": weight}
        for name, values in arrays.items():
            data = group.create_dataset(name, data=values)
            for axis, dimension in enumerate(("world", "time", "entity")[:values.ndim]):
                data.dims[axis].attach_scale(group[dimension])

    def flows(self, rows: list[tuple[str, str, str, str, str]], base_units: list) -> None:
        """Rows of (token, verb, reason, from, to), and their amounts by world, time and flow."""
        names = [f"{token} {verb}: {reason}, {payer} -> {payee}" for token, verb, reason, payer, payee in rows]
        self.labels("ledger", "flow", names)
        group = self.group("ledger")
        for name, texts in zip(("token", "verb", "reason", "from", "to"), zip(*rows)):
            label = group.create_dataset(name, data=np.array(texts, dtype=object), dtype=TEXT)
            label.dims[0].attach_scale(group["flow"])
        self.money("ledger/amount", base_units, 8, "tokens", ("flow",))

    def events(self, of_world: list[list[tuple[int, str]]], room: int = 4) -> None:
        """For each world its rows of (day, what), in arrays with room for more."""
        group = self.file.create_group("events")
        self._scale(group, "world", np.arange(self.worlds, dtype=np.int64))
        self._scale(group, "event", np.arange(room, dtype=np.int64))
        time, what = np.zeros((self.worlds, room), np.int64), np.zeros((self.worlds, room, TEXT_BYTES), "S1")
        for world, rows in enumerate(of_world):
            for place, (day, text) in enumerate(rows[:room]):
                time[world, place] = day * DAY_MS
                letters = text.encode()
                what[world, place, :len(letters)] = np.frombuffer(letters, "S1")
        group.create_dataset("event_time", data=time)
        group["event_time"].attrs["units"] = f"milliseconds since {START}"
        group.create_dataset("what", data=what).attrs["_Encoding"] = "utf-8"
        group.create_dataset("count", data=np.array([len(rows) for rows in of_world], np.int64))
        length = group.create_dataset("text_length", data=np.zeros(TEXT_BYTES, np.uint8))
        length.make_scale(f"This is a netCDF dimension but not a netCDF variable. {TEXT_BYTES:9}")
        for name, dimensions in (("event_time", ("world", "event")), ("what", ("world", "event", "text_length")),
                                 ("count", ("world",))):
            for axis, dimension in enumerate(dimensions):
                group[name].dims[axis].attach_scale(group[dimension])

    @staticmethod
    def _scale(group: h5py.Group, name: str, values: np.ndarray, dtype: object = None) -> None:
        group.create_dataset(name, data=values, dtype=dtype).make_scale(name)
