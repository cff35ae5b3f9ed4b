"""Paired differences against hand arithmetic and published quantiles."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from conftest import write_io
from synthetic_file import SyntheticFile

from flywheel_analysis import ResultError, compare, open_result
from flywheel_analysis.student import t_quantile


def _file(path: Path, ends: list[float], replicates: list[int] | None = None) -> Path:
    """Worlds whose metric m/x is 0 at first and `ends` at last."""
    with SyntheticFile(path, len(ends), 2) as file:
        file.series("m/x", np.stack([np.zeros(len(ends)), np.array(ends)], axis=1), "USD")
        if replicates is not None:
            file.per_world("replicate", replicates)
    return path


# Two-sided 95 % points as printed in tables of Student's t (Fisher and Yates 1938).
@pytest.mark.parametrize("degrees, quantile",
                         [(1, 12.706), (2, 4.303), (4, 2.776), (9, 2.262), (30, 2.042), (120, 1.980)])
def test_t_quantiles_match_the_tables(degrees: int, quantile: float) -> None:
    assert t_quantile(0.975, degrees) == pytest.approx(quantile, abs=5e-4)


def test_differences_one_two_three(tmp_path: Path) -> None:
    """d = 1, 2, 3: mean 2, sd 1, standard error 1/sqrt(3), t(2) = 4.303."""
    a = open_result(_file(tmp_path / "a.h5", [10, 20, 30]))
    b = open_result(_file(tmp_path / "b.h5", [11, 22, 33]))
    (row,) = compare(a, b, ["m/x"])
    assert (row.pairs, row.units, row.mean_a, row.mean_b, row.difference) == (3, "USD", 20, 22, 2)
    assert row.standard_error == pytest.approx(1 / math.sqrt(3))
    half = 4.303 / math.sqrt(3)
    assert [row.low, row.high] == pytest.approx([2 - half, 2 + half], abs=1e-3)


def test_worlds_pair_by_replicate_not_by_position(tmp_path: Path) -> None:
    a = open_result(_file(tmp_path / "a.h5", [100, 200, 300], [0, 1, 2]))
    b = open_result(_file(tmp_path / "b.h5", [301, 201, 999], [2, 1, 7]))
    (row,) = compare(a, b, ["m/x"])
    assert (row.pairs, row.difference, row.standard_error) == (2, 1, 0)


def test_runs_without_a_common_replicate_are_refused(tmp_path: Path) -> None:
    a = open_result(_file(tmp_path / "a.h5", [1, 2], [0, 1]))
    b = open_result(_file(tmp_path / "b.h5", [1, 2], [5, 6]))
    with pytest.raises(ResultError, match="share no replicate"):
        compare(a, b, ["m/x"])


def test_one_pair_has_no_standard_error(tmp_path: Path) -> None:
    a, b = open_result(_file(tmp_path / "a.h5", [1])), open_result(_file(tmp_path / "b.h5", [5]))
    (row,) = compare(a, b, ["m/x"])
    assert row.difference == 4
    assert math.isnan(row.standard_error) and math.isnan(row.low)


@pytest.mark.parametrize("at, difference",
                         [("start", 0), ("mean", 2), ("2024-06-26T11:00Z", 0), ("2024-06-26T12:00Z", 4)])
def test_the_moment_can_be_chosen(tmp_path: Path, at: str, difference: float) -> None:
    a, b = open_result(_file(tmp_path / "a.h5", [1])), open_result(_file(tmp_path / "b.h5", [5]))
    assert compare(a, b, ["m/x"], at)[0].difference == difference


def test_a_date_outside_the_run_is_refused(tmp_path: Path) -> None:
    a = open_result(_file(tmp_path / "a.h5", [1]))
    with pytest.raises(ResultError, match="expected a date from 2024-06-25T12:00:00 to 2024-06-26T12:00:00"):
        compare(a, a, ["m/x"], "2030-01-01")


def test_labels_choose_places(tmp_path: Path) -> None:
    a, b = open_result(write_io(tmp_path / "a.h5")), open_result(write_io(tmp_path / "b.h5"))
    (one,) = compare(a, b, ["io/devices[device_class=H100 SXM, device_state=busy]"])
    assert (one.metric, one.mean_a) == ("io/devices[device_class=H100 SXM, device_state=busy]", 20)
    assert len(compare(a, b, ["io/devices[device_class=A100]"])) == 3
    with pytest.raises(ResultError, match="did you mean 'H100 SXM'"):
        compare(a, b, ["io/devices[device_class=H100 SX]"])
