"""Figures over a grid of parameters."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from synthetic_file import SyntheticFile

from flywheel_analysis import open_result
from flywheel_analysis.__main__ import main
from flywheel_analysis.errors import ResultError
from flywheel_analysis.grids import at_points, crossing, draw_grid
from flywheel_analysis.paths import draw_paths

X, Y = (axis.ravel() for axis in np.meshgrid([1.0, 2.0, 4.0], [0.0, 1.0]))


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    """Two worlds with the points of a 3 x 2 grid: the value is x - 2 + y, and one more in world 1, 100 at the start."""
    with SyntheticFile(tmp_path / "lab.h5", 2, 2) as file:
        file.labels("lab", "subnet", [f"point {i}" for i in range(6)])
        file.labels("lab", "bloc", ["honest", "cabal"])

        def at_the_end(values: np.ndarray) -> np.ndarray:
            return np.broadcast_to(np.stack([np.full_like(values, 100.0), values]), (2, 2, *values.shape)).copy()

        file.series("lab/x", at_the_end(X), "1", further=("subnet",))
        file.series("lab/y", at_the_end(Y), "1", further=("subnet",))
        value = at_the_end(np.stack([X - 2 + Y, np.zeros(6)], axis=1))
        value[1] += 1
        file.series("lab/value", value, "1", further=("subnet", "bloc"))
    return tmp_path / "lab.h5"


def test_a_point_is_the_mean_over_worlds_at_the_end(lab: Path) -> None:
    np.testing.assert_allclose(at_points(open_result(lab), "lab/value[bloc=honest]"), X - 2 + Y + 0.5)


def test_a_line_is_a_value_of_the_second_parameter(lab: Path) -> None:
    (axes,) = draw_grid(lab, "lab/value[bloc=honest]", "lab/x", lines="lab/y").axes
    assert [list(line.get_xdata()) for line in axes.lines] == [[1, 2, 4], [1, 2, 4]]
    assert [list(line.get_ydata()) for line in axes.lines] == [[-0.5, 0.5, 2.5], [0.5, 1.5, 3.5]]
    assert axes.get_legend().get_title().get_text() == "y"


def test_a_panel_is_a_value_of_another(lab: Path) -> None:
    figure = draw_grid(lab, "lab/value[bloc=honest]", "lab/x", panels="lab/y")
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["y = 0", "y = 1"]
    assert figure.axes[0].get_ylabel() == "value of honest"


def test_a_map_has_one_scale_around_its_level(lab: Path) -> None:
    figure = draw_grid(lab, "lab/value[bloc=honest]", "lab/x", y="lab/y", level=0.0)
    assert figure.axes[0].collections
    assert figure.axes[1].get_ylim() == pytest.approx((-3.5, 3.5))


def test_a_crossing_lies_between_points() -> None:
    assert crossing(np.array([0.6, 0.5, 0.8]), np.array([-1.0, -2.0, 3.0]), 0.0) == pytest.approx(0.65)
    assert crossing(np.array([0.5, 0.6]), np.array([1.0, 2.0]), 0.0) == 0.5
    assert np.isnan(crossing(np.array([0.5, 0.6]), np.array([-2.0, -1.0]), 0.0))


def test_a_series_of_several_blocs_needs_one(lab: Path) -> None:
    with pytest.raises(ResultError, match="expected one dimension of points, got subnet, bloc"):
        at_points(open_result(lab), "lab/value")
    with pytest.raises(ResultError, match="honset"):
        at_points(open_result(lab), "lab/value[bloc=honset]")


def test_the_command_writes_a_figure(lab: Path, tmp_path: Path) -> None:
    out = tmp_path / "grid.png"
    assert main(["grid", str(lab), "--out", str(out), "--value", "lab/value[bloc=cabal]", "--x", "lab/x"]) == 0
    assert out.stat().st_size > 1000


def test_paths_have_a_panel_an_economy_and_no_line_without_values(tmp_path: Path) -> None:
    with SyntheticFile(tmp_path / "labs.h5", 1, 3) as file:
        for number, lab in enumerate(("first", "second")):
            file.labels(lab, "subnet", ["classic", "yuma3"])
            file.labels(lab, "bloc", ["A", "B", "miner"])
            values = np.full((1, 3, 2, 3), np.nan)
            values[:, :, 1, :2] = number + np.arange(2)
            file.series(f"{lab}/pay", values, "1", further=("subnet", "bloc"))
    figure = draw_paths(tmp_path / "labs.h5", "pay[subnet=yuma3]")
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["first", "second"]
    assert [[line.get_ydata()[0] for line in axes.lines] for axes in figure.axes] == [[0, 1], [1, 2]]
    assert [text.get_text() for text in figure.axes[0].get_legend().get_texts()] == ["A", "B"]
    with pytest.raises(ResultError, match="expected one dimension of lines, got subnet, bloc"):
        draw_paths(tmp_path / "labs.h5", "pay")


def test_paths_of_series_without_places_have_a_panel_a_series_and_a_line_an_economy(tmp_path: Path) -> None:
    with SyntheticFile(tmp_path / "labs.h5", 2, 3) as file:
        for number, lab in enumerate(("first", "second")):
            file.series(f"{lab}/pay", np.array([[1.0, 2.0, 3.0], [3.0, 4.0, 5.0]]) + number, "1")
            file.series(f"{lab}/trust", np.full((2, 3), 0.5), "1")
    figure = draw_paths(tmp_path / "labs.h5", "pay,trust")
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["pay", "trust"]
    assert [list(line.get_ydata()) for line in figure.axes[0].lines] == [[2, 3, 4], [3, 4, 5]]
    assert [text.get_text() for text in figure.axes[0].get_legend().get_texts()] == ["first", "second"]
