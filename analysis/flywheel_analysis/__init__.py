"""Reads Flywheel's result files and makes tables and figures of them. Knows nothing of the simulator's code."""

from .compare import Comparison, compare
from .errors import ResultError
from .export import export_csv
from .figures import draw_figure
from .reader import Result, Series, open_result
from .tables import ledger_table, series_table, summary_text, supply_table

__all__ = [
    "Comparison", "Result", "ResultError", "Series", "compare", "draw_figure", "export_csv", "ledger_table",
    "open_result", "series_table", "summary_text", "supply_table",
]
