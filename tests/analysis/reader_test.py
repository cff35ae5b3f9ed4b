"""What the reader promises about files whole, unfinished and foreign."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest
from conftest import PAST_64_BITS, write_io

from flywheel_analysis import ResultError, money, open_result


@pytest.mark.parametrize("as_dataset", [False, True])
def test_an_unfinished_run_shows_its_completed_samples_alone(tmp_path: Path, as_dataset: bool) -> None:
    result = open_result(write_io(tmp_path / "a.h5", completed=4, as_dataset=as_dataset))
    assert result.group("io").sizes["time"] == 4
    assert result.planned_samples == 10


def test_amounts_beyond_64_bits_are_exact(io_file: Path) -> None:
    exact = money.exact_base_units(open_result(io_file).group("io"), "minted")
    assert exact.values[0, 9] == 9 * PAST_64_BITS
    assert isinstance(exact.values[0, 9], int)


def test_negative_amounts_are_exact(io_file: Path) -> None:
    exact = money.exact_base_units(open_result(io_file).group("ledger"), "amount")
    assert exact.values[0, 9, 2] == -27


@pytest.mark.parametrize("high, low, value", [(-1, 2**64 - 1, -1), (0, 2**64 - 1, 2**64 - 1), (-2**63, 0, -2**127)])
def test_halves_join_as_twos_complement(high: int, low: int, value: int) -> None:
    assert money.join_halves(np.array([high], np.int64), np.array([low], np.uint64))[0] == value


def test_a_duration_stays_a_number_in_its_unit(io_file: Path) -> None:
    result = open_result(io_file)
    assert result.values(result.find("io/wait")).values[0, 0] == 1500.0


def test_time_is_a_calendar_date(io_file: Path) -> None:
    assert str(open_result(io_file).group("io")["time"].values[1])[:19] == "2024-06-26T12:00:00"


def test_a_money_series_is_one_series(io_file: Path) -> None:
    result = open_result(io_file)
    assert [s.path for s in result.series if "minted" in s.variable] == ["io/minted"]
    assert result.find("io/minted").variable == "minted_tokens"
    assert result.find("io/minted_tokens").units == "IO"


def test_labelled_dimensions_keep_their_labels(io_file: Path) -> None:
    devices = open_result(io_file).group("io")["devices"]
    assert int(devices.sel({"device_class": "H100 SXM", "device_state": "busy"}).values[0, 0]) == 20


def test_an_event_of_all_worlds_is_told_once(io_file: Path) -> None:
    events = open_result(io_file).events
    assert list(events["what"]) == ["set demand.growth: 3 %/month, für alle"]
    assert list(events["worlds"]) == [3]


def test_agents_are_a_table_without_padding(io_file: Path) -> None:
    result = open_result(io_file)
    agents = result.agents("io/agents/operators")
    assert list(agents.columns) == ["world", "time", "id", "weight"]
    of_one = agents[agents["world"] == 1]
    assert [(str(time)[8:10], agent, weight) for time, agent, weight in of_one[["time", "id", "weight"]].values] == [
        ("25", 1, 10.0), ("25", 7, 70.0), ("29", 7, 70.0), ("04", 3, 30.0), ("04", 7, 70.0), ("04", 9, 90.0)]


def test_an_unfinished_run_shows_its_completed_snapshots_alone(tmp_path: Path) -> None:
    result = open_result(write_io(tmp_path / "a.h5", completed=9))  # days 0 to 8
    assert result.group("io/agents/operators").sizes["time"] == 3
    assert len(open_result(write_io(tmp_path / "b.h5", completed=4)).agents("io/agents/operators")) == 3 * 2


def test_agents_are_no_series(io_file: Path) -> None:
    result = open_result(io_file)
    assert result.agent_groups == ("io/agents/operators",)
    assert not [s.path for s in result.series if "agents" in s.path]
    with pytest.raises(ResultError, match="io/agents/operators"):
        result.agents("io/agents/operator")


def test_the_ledger_and_the_events_are_no_economies(io_file: Path) -> None:
    assert open_result(io_file).economies == ("io",)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResultError, match="nowhere.h5: no such file"):
        open_result(tmp_path / "nowhere.h5")


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.h5").write_text("title: not HDF5\n")
    with pytest.raises(ResultError, match="expected a Flywheel result file"):
        open_result(tmp_path / "a.h5")


def test_another_kind_of_hdf5_file_is_refused(tmp_path: Path) -> None:
    with h5py.File(tmp_path / "a.h5", "w") as file:
        file["pictures/x"] = [1, 2]
    with pytest.raises(ResultError, match="no Flywheel result"):
        open_result(tmp_path / "a.h5")


def test_a_misspelt_series_gets_a_suggestion(io_file: Path) -> None:
    with pytest.raises(ResultError, match="did you mean 'io/price'"):
        open_result(io_file).find("io/prize")
