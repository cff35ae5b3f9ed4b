"""Figures, tables, CSV and the command line."""

from __future__ import annotations

from pathlib import Path

import matplotlib.image
import numpy as np
import pandas as pd
import pytest
from conftest import PAST_64_BITS, write_io
from synthetic_file import SyntheticFile

from flywheel_analysis import draw_figure, export_csv, ledger_table, open_result, supply_table
from flywheel_analysis.__main__ import main
from flywheel_analysis.figures import event_labels
from flywheel_analysis.look import PALETTE, PlainNumbers, plain_number


def _titles(figure) -> list[str]:
    return [axes.get_title(loc="left") for axes in figure.axes]


def test_a_figure_has_the_panels_that_the_file_can_fill(io_file: Path) -> None:
    assert _titles(draw_figure(io_file)) == ["Token price", "Minted", "Subsidy per revenue", "Orders",
                                             "Devices by state", "Devices by class"]


def test_axes_carry_the_units_of_the_file(io_file: Path) -> None:
    assert [axes.get_title(loc="right") for axes in draw_figure(io_file).axes][:3] == ["USD/IO", "IO", ""]


def test_few_worlds_are_one_line_each(io_file: Path) -> None:
    price = draw_figure(io_file).axes[0]
    lines = [line for line in price.lines if len(line.get_xdata()) == 10]
    assert [line.get_ydata()[0] for line in lines] == [2, 3, 4]
    assert len({line.get_color() for line in lines}) == 3


def test_many_worlds_are_a_median_and_a_band(tmp_path: Path) -> None:
    """Prices 2, 3, ..., 12: median 7, 10 % quantile 3, 90 % quantile 11."""
    price = draw_figure(write_io(tmp_path / "a.h5", worlds=11)).axes[0]
    (line,) = [line for line in price.lines if len(line.get_xdata()) == 10]
    assert line.get_ydata()[0] == 7
    heights = price.collections[0].get_paths()[0].vertices[:, 1]
    assert (heights.min(), heights.max()) == (3, 11)


def test_stacks_sum_over_the_other_dimension(io_file: Path) -> None:
    by_state = draw_figure(io_file).axes[4]
    top = max(c.get_paths()[0].vertices[:, 1].max() for c in by_state.collections)
    assert top == 66
    assert [t.get_text() for t in by_state.get_legend().get_texts()] == ["idle", "busy", "failed"]


def test_prices_of_places_are_never_added_up(tmp_path: Path) -> None:
    with SyntheticFile(tmp_path / "a.h5", 1, 3) as file:
        file.labels("io", "class", [f"class {i}" for i in range(10)])
        file.series("io/ask", np.broadcast_to(np.arange(10.0), (1, 3, 10)), "USD/h", further=("class",))
    ask = draw_figure(tmp_path / "a.h5").axes[0]
    assert [line.get_ydata()[0] for line in ask.lines] == [3, 4, 5, 6, 7, 8, 9]


def test_counts_of_small_places_are_one_line(tmp_path: Path) -> None:
    with SyntheticFile(tmp_path / "a.h5", 1, 3) as file:
        file.labels("io", "class", [f"class {i}" for i in range(10)])
        file.series("io/hosts", np.broadcast_to(np.arange(10), (1, 3, 10)), "1", further=("class",))
    hosts = draw_figure(tmp_path / "a.h5").axes[0]
    assert [line.get_ydata()[0] for line in hosts.lines] == [3, 4, 5, 6, 7, 8, 9, 0 + 1 + 2]
    assert hosts.get_legend().get_texts()[-1].get_text() == "3 others"


def test_series_of_different_units_never_share_axes(tmp_path: Path) -> None:
    with SyntheticFile(tmp_path / "a.h5", 1, 3) as file:
        file.series("io/locked", np.ones((1, 3)), "IO")
        file.series("io/burned", np.ones((1, 3)), "USD")
    figure = draw_figure(tmp_path / "a.h5")
    assert _titles(figure) == ["Where the tokens are: locked", "Where the tokens are: burned"]


def test_a_file_of_unknown_series_is_drawn_one_panel_a_series(tmp_path: Path) -> None:
    with SyntheticFile(tmp_path / "a.h5", 1, 3) as file:
        file.series("pm1/mood", np.ones((1, 3)), "1")
        file.series("pm1/heat", np.ones((1, 3)), "K")
    assert _titles(draw_figure(tmp_path / "a.h5")) == ["Heat", "Mood"]


def test_a_file_of_few_known_series_shows_the_others_too(tmp_path: Path) -> None:
    with SyntheticFile(tmp_path / "a.h5", 1, 3) as file:
        file.series("io/price", np.ones((1, 3)), "USD")
        file.series("io/mood", np.ones((1, 3)), "1")
    assert _titles(draw_figure(tmp_path / "a.h5")) == ["Token price", "Mood"]


def test_few_named_worlds_are_named(tmp_path: Path) -> None:
    with SyntheticFile(tmp_path / "a.h5", 2, 3) as file:
        file.series("io/price", np.ones((2, 3)), "USD")
        file.per_world("world_label", np.array(["rate 2 %", "rate 8 %"], dtype=object))
    price = draw_figure(tmp_path / "a.h5").axes[0]
    assert [text.get_text() for text in price.get_legend().get_texts()] == ["rate 2 %", "rate 8 %"]


def test_every_panel_marks_every_event(io_file: Path) -> None:
    for axes in draw_figure(io_file).axes:
        assert [text.get_text() for text in axes.texts] == ["1"]


def test_numbers_of_events_that_would_overlap_share_a_label() -> None:
    """A label of one digit takes 3.5 % of a panel, one of three characters 6.5 %."""
    days = [pd.Timestamp("2024-06-25") + pd.Timedelta(days=day) for day in (0, 3, 6, 10, 10, 90)]
    labels = event_labels(days, pd.Timedelta(days=100))
    assert labels == [(days[0], "1-3"), (days[3], "4-5"), (days[5], "6")]


def test_ticks_have_as_many_digits_as_tell_them_apart() -> None:
    assert PlainNumbers().format_ticks([10_500_000, 10_501_000]) == ["10.5 M", "10.501 M"]
    assert PlainNumbers().format_ticks([0, 0.5, 1]) == ["0", "0.5", "1"]


def test_a_legend_is_no_wider_than_its_panel(tmp_path: Path) -> None:
    with SyntheticFile(tmp_path / "a.h5", 1, 3) as file:
        names = ["none", "inflated model", "copy", "present for the test alone", "hired by itself"]
        file.labels("io", "disguise", names)
        file.series("io/devices_by_disguise", np.ones((1, 3, 5), dtype=np.int64), "1", further=("disguise",))
        for name in "abcde":
            file.series(f"io/{name}", np.ones((1, 3)), "1")
    figure = draw_figure(tmp_path / "a.h5")
    figure.canvas.draw()
    stack = next(axes for axes in figure.axes if axes.get_legend())
    assert stack.get_legend().get_window_extent().width < stack.get_window_extent().width


def test_a_png_is_1200_pixels_wide(io_file: Path, tmp_path: Path) -> None:
    assert main(["figure", str(io_file), "--out", str(tmp_path / "new" / "a.png")]) == 0
    assert matplotlib.image.imread(tmp_path / "new" / "a.png").shape[1] == 1200


def test_an_unfinished_run_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_io(tmp_path / "a.h5", completed=4)
    assert "4 of 10 samples (unfinished run)" in " ".join(text.get_text() for text in draw_figure(path).texts)
    assert main(["summary", str(path)]) == 0
    assert "4 of 10 (unfinished run)" in capsys.readouterr().out


def test_a_run_without_a_sample_has_nothing_to_draw(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_io(tmp_path / "a.h5", completed=0)
    assert main(["figure", str(path), "--out", str(tmp_path / "a.png")]) == 2
    assert "not completed a sample" in capsys.readouterr().err
    assert main(["summary", str(path)]) == 0
    assert main(["list", str(path)]) == 0


@pytest.mark.parametrize("value, text",
                         [(0, "0"), (0.25, "0.25"), (1500, "1.5 k"), (12.5e6, "12.5 M"), (-2e9, "-2 bn")])
def test_numbers_are_short(value: float, text: str) -> None:
    assert plain_number(value) == text


def test_no_two_colours_are_alike() -> None:
    assert len(set(PALETTE)) == len(PALETTE) >= 8


def test_csv_holds_exact_money(io_file: Path, tmp_path: Path) -> None:
    export_csv(open_result(io_file), tmp_path / "csv")
    names = sorted(path.name for path in (tmp_path / "csv").iterdir())
    assert names == ["events.csv", "io.agents.operators.csv", "io.csv", "io.device_class.device_state.csv",
                     "ledger.flow.csv"]
    agents = (tmp_path / "csv" / "io.agents.operators.csv").read_text().splitlines()
    assert agents[:2] == ["world,time,id,weight", "0,2024-06-25T12:00:00,1,10.0"]
    table = pd.read_csv(tmp_path / "csv" / "io.csv", dtype=str)
    last = table[(table["world"] == "0") & (table["time"] == "2024-07-04T12:00:00")]
    assert last["minted_base_units"].item() == str(9 * PAST_64_BITS)
    assert not [c for c in table.columns if c.endswith(("_hi", "_lo"))]


def test_the_ledger_table_is_exact_at_the_last_sample(io_file: Path) -> None:
    table = ledger_table(open_result(io_file))
    assert table["base_units"].tolist() == [9 * PAST_64_BITS, 45, -27]
    assert table["to"].tolist() == ["device", "nowhere", "customer"]


def test_supply_is_minted_less_burned(io_file: Path) -> None:
    supply = supply_table(open_result(io_file))
    assert supply["token"].tolist() == ["IO", "USD"]
    assert supply["supply"].tolist() == [9 * PAST_64_BITS - 45, 0]


def test_the_summary_tells_both_ends(io_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", str(io_file)]) == 0
    (row,) = [line.split() for line in capsys.readouterr().out.splitlines() if "io/orders " in line]
    assert row == ["io/orders", "1", "0", "0", "90", "90"]


def test_the_list_tells_unit_and_meaning(io_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(io_file), "--csv"]) == 0
    assert "io/price,USD/IO,,market price of IO" in capsys.readouterr().out.splitlines()


def test_compare_prints_a_row_a_metric(io_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = write_io(tmp_path / "b.h5", price=2.5)
    assert main(["compare", str(io_file), str(other), "--metric", "io/price", "--csv"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "io/price,USD/IO,3,3.0,3.5,0.5,0.0,0.5,0.5"


@pytest.mark.parametrize("command", [["summary", "x.h5"], ["list", "x.h5"], ["figure", "x.h5", "--out", "x.png"]])
def test_a_missing_file_is_exit_status_2(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(command) == 2
    assert "x.h5: no such file" in capsys.readouterr().err


def test_an_unknown_kind_of_picture_is_refused(io_file: Path, tmp_path: Path,
                                               capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figure", str(io_file), "--out", str(tmp_path / "a.docx")]) == 2
    assert "expected a name that ends in .png" in capsys.readouterr().err
