"""Exact money. A file holds 128-bit amounts as two halves: value = hi * 2^64 + lo, in the token's smallest unit."""

from __future__ import annotations

from typing import Iterable

import numpy as np
import xarray as xr

TOKENS = "_tokens"
HIGH = "_base_units_hi"
LOW = "_base_units_lo"


def join_halves(high: np.ndarray, low: np.ndarray) -> np.ndarray:
    """Python ints (dtype object) from the signed upper and the unsigned lower half."""
    return high.astype(object) * 2**64 + low.astype(object)


def is_half(name: str) -> bool:
    """Whether a variable is one half of an exact amount."""
    return name.endswith((HIGH, LOW))


def has_exact(data: xr.Dataset, name: str) -> bool:
    """Whether the file holds exact amounts of the money series `name` (without suffix)."""
    return name + HIGH in data and name + LOW in data


def exact_base_units(data: xr.Dataset, name: str) -> xr.DataArray:
    """The money series `name` (without suffix) as Python ints, in base units."""
    high, low = data[name + HIGH], data[name + LOW]
    joined = join_halves(high.values, low.values)
    return xr.DataArray(joined, dims=high.dims, coords=high.coords, name=name + "_base_units")


def exact_sum(amounts: Iterable[int]) -> int:
    """A sum that neither rounds nor overflows."""
    return sum((int(amount) for amount in amounts), 0)
