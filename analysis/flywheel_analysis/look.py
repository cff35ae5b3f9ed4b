"""How figures look: quiet axes, plain numbers, and a palette safe for colour-blind readers.

Six colours of Okabe and Ito (2008), a grey and a dark violet.
"""

from __future__ import annotations

from typing import Sequence

from matplotlib.ticker import Formatter

PALETTE = ("#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#999999", "#6B4C9A")
INK = "#222222"
GREY = "#666666"

LOOK = {
    "figure.dpi": 100,
    "savefig.dpi": 100,
    "figure.facecolor": "white",
    "font.family": "DejaVu Sans",
    "font.size": 8.5,
    "axes.titlesize": 9.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlecolor": INK,
    "axes.labelsize": 8.5,
    "axes.labelcolor": GREY,
    "axes.edgecolor": "#AAAAAA",
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "grid.color": "#E6E6E6",
    "grid.linewidth": 0.7,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.major.size": 3,
    "ytick.major.size": 0,
    "legend.frameon": True,
    "legend.framealpha": 0.75,
    "legend.edgecolor": "none",
    "legend.facecolor": "white",
    "legend.borderpad": 0.2,
    "legend.fontsize": 8,
    "legend.handlelength": 1.4,
    "lines.linewidth": 1.5,
    "lines.solid_capstyle": "round",
    "svg.hashsalt": "flywheel",
}

_SCALES = ((1e12, " tn"), (1e9, " bn"), (1e6, " M"), (1e3, " k"))


def plain_number(value: float, digits: int = 4) -> str:
    """12,500,000 as 12.5 M; small numbers as they are."""
    for scale, suffix in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:.{digits}g}{suffix}"
    return f"{value:.{digits}g}"


class PlainNumbers(Formatter):
    """Labels an axis with plain numbers, of as many digits as tell its ticks apart."""

    def __call__(self, value: float, _position: int | None = None) -> str:
        return plain_number(value)

    def format_ticks(self, values: Sequence[float]) -> list[str]:
        texts: list[str] = []
        for digits in range(4, 10):
            texts = [plain_number(value, digits) for value in values]
            if len(set(texts)) == len(set(values)):
                break
        return texts
