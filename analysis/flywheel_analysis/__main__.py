"""The command line: python3 -m flywheel_analysis {figure, grid, paths, summary, list, compare, export}."""

from __future__ import annotations

import argparse
import sys

import pandas as pd

from .compare import compare, comparison_table
from .errors import ResultError
from .export import export_csv
from .reader import open_result
from .tables import series_table, summary_text


def _figure(given: argparse.Namespace) -> None:
    from .figures import draw_figure  # matplotlib takes a second to load; the other commands do without

    draw_figure(given.file, given.out, given.economy, given.series, given.width)
    print(given.out)


def _grid(given: argparse.Namespace) -> None:
    from .grids import draw_grid

    draw_grid(given.file, given.value, given.x, given.out, given.y, given.lines, given.panels, given.level, given.width)
    print(given.out)


def _paths(given: argparse.Namespace) -> None:
    from .paths import draw_paths

    draw_paths(given.file, given.value, given.out, given.level, given.width)
    print(given.out)


def _summary(given: argparse.Namespace) -> None:
    print(summary_text(open_result(given.file), given.economy))


def _list(given: argparse.Namespace) -> None:
    _print(series_table(open_result(given.file)), given.csv)


def _compare(given: argparse.Namespace) -> None:
    _print(comparison_table(compare(open_result(given.a), open_result(given.b), given.metric, given.at)), given.csv)


def _export(given: argparse.Namespace) -> None:
    for path in export_csv(open_result(given.file), given.out):
        print(path)


def _print(table: pd.DataFrame, as_csv: bool) -> None:
    if as_csv:
        table.to_csv(sys.stdout, index=False)
    else:
        print(table.to_string(index=False, float_format=lambda v: f"{v:,.6g}", justify="left", max_colwidth=90))


def _parser() -> argparse.ArgumentParser:
    about = "Tables and figures of Flywheel's result files"
    parser = argparse.ArgumentParser(prog="flywheel_analysis", description=about)
    commands = parser.add_subparsers(required=True, metavar="command")

    figure = commands.add_parser("figure", help="draw a grid of panels")
    figure.add_argument("file")
    figure.add_argument("--out", required=True, help="figure to write: .png, .svg or .pdf")
    figure.add_argument("--economy", help="only this economy")
    figure.add_argument("--series", action="append", default=[], help="exactly this series (group/name); repeatable")
    figure.add_argument("--width", type=int, default=1200, help="width in pixels (1200)")
    figure.set_defaults(run=_figure)

    grid = commands.add_parser("grid", help="what a grid of parameters comes to: lines over one, or a map over two")
    grid.add_argument("file")
    grid.add_argument("--out", required=True, help="figure to write: .png, .svg or .pdf")
    grid.add_argument("--value", required=True, help="what is drawn: group/name[dimension=label]")
    grid.add_argument("--x", required=True, help="the parameter along the axis")
    grid.add_argument("--y", help="a second parameter: draw a map")
    grid.add_argument("--lines", help="a line for each value of this")
    grid.add_argument("--panels", help="a panel for each value of this")
    grid.add_argument("--level", type=float, help="mark where the value is this")
    grid.add_argument("--width", type=int, default=1200, help="width in pixels (1200)")
    grid.set_defaults(run=_grid)

    paths = commands.add_parser("paths", help="one series of many economies over time, a panel an economy")
    paths.add_argument("file")
    paths.add_argument("--out", required=True, help="figure to write: .png, .svg or .pdf")
    paths.add_argument("--value", required=True, help="what is drawn: name[dimension=label], or several: name,name")
    paths.add_argument("--level", type=float, help="mark this value")
    paths.add_argument("--width", type=int, default=1200, help="width in pixels (1200)")
    paths.set_defaults(run=_paths)

    summary = commands.add_parser("summary", help="the run, its series at both ends, its flows of money, its events")
    summary.add_argument("file")
    summary.add_argument("--economy", help="only this economy")
    summary.set_defaults(run=_summary)

    listing = commands.add_parser("list", help="every series with its unit and meaning")
    listing.add_argument("file")
    listing.add_argument("--csv", action="store_true", help="as CSV")
    listing.set_defaults(run=_list)

    comparison = commands.add_parser("compare", help="paired difference B - A over worlds with the same replicate")
    comparison.add_argument("a")
    comparison.add_argument("b")
    comparison.add_argument("--metric", action="append", required=True,
                            help="group/name, or group/name[dimension=label]; repeatable")
    comparison.add_argument("--at", default="end", help="end (the default), start, mean, or a date")
    comparison.add_argument("--csv", action="store_true", help="as CSV")
    comparison.set_defaults(run=_compare)

    export = commands.add_parser("export", help="write every group as CSV")
    export.add_argument("file")
    export.add_argument("--out", required=True, help="folder for the CSV files")
    export.set_defaults(run=_export)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Exit status 0 for success, 2 for a wrong command line or file."""
    given = _parser().parse_args(arguments)
    try:
        given.run(given)
    except ResultError as error:
        print(f"flywheel_analysis: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of a pipe, such as `head`, has seen enough
        sys.stderr.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
