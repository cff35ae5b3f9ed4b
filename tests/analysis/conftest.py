"""Files that several tests read."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

import matplotlib.pyplot as plt
import numpy as np
import pytest

from synthetic_file import SyntheticFile

SAMPLES = 10
PAST_64_BITS = 2**64 + 5
FLOWS = [("IO", "mint", "block reward", "nowhere", "device"), ("IO", "burn", "fees", "treasury", "nowhere"),
         ("USD", "transfer", "correction", "outside", "customer")]


def write_io(path: Path, worlds: int = 3, completed: int | None = None, as_dataset: bool = False,
             price: float = 2.0) -> Path:
    """Price is flat within a world: `price` + world number. Mints 2^64 + 5 base units a day."""
    days = np.arange(SAMPLES)
    with SyntheticFile(path, worlds, SAMPLES, completed, as_dataset) as file:
        file.series("io/price", np.repeat(price + np.arange(worlds), SAMPLES).reshape(worlds, SAMPLES), "USD/IO",
                    "market price of IO")
        file.series("io/wait", np.full((worlds, SAMPLES), 1500.0), "ms", "mean wait of an order")
        file.series("io/subsidy_per_revenue", np.tile(100.0 / (1 + days), (worlds, 1)), "1", "minting per revenue")
        file.series("io/orders", np.tile(10 * days, (worlds, 1)), "1", "orders placed since the start")
        file.series("io/orders_served", np.tile(9 * days, (worlds, 1)), "1", "orders served since the start")
        file.money("io/minted", [[PAST_64_BITS * int(d) for d in days] for _ in range(worlds)], 8, "IO")
        file.labels("io", "device_class", ["A100", "H100 SXM"])
        file.labels("io", "device_state", ["idle", "busy", "failed"])
        devices = np.broadcast_to(np.array([[1, 2, 3], [10, 20, 30]]), (worlds, SAMPLES, 2, 3)).astype(np.int64)
        file.series("io/devices", devices, "1", "devices", ("device_class", "device_state"))
        file.flows(FLOWS, [[[PAST_64_BITS * int(d), 5 * int(d), -3 * int(d)] for d in days] for _ in range(worlds)])
        file.events([[(4, "set demand.growth: 3 %/month, für alle")]] * worlds)
        file.agents("io/agents/operators", [0, 4, 8, 9], [[[1, 7], [7], [], [3, 7, 9]]] * worlds, room=4)
    return path


@pytest.fixture
def io_file(tmp_path: Path) -> Path:
    return write_io(tmp_path / "io_net.h5")


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")
