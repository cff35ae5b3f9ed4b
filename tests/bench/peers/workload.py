"""PM-1's numbers, and what every peer shares: its arguments and the line of JSON that it reports.

Each peer draws, matches, pays and replaces providers as its own users would write it. Draws differ, statistics must
agree.
"""

import argparse
import json
import time
from dataclasses import dataclass, field

JOBS_PER_PROVIDER = 3.0
EMISSION_PER_PROVIDER = 0.5
ENTRY_BALANCE = 20.0
EXIT_PROBABILITY = 0.001
SAMPLED_PER_JOB = 3
PRICE_LOG_SD = 0.25
CAPACITY = (1, 10)
UPTIME = (0.8, 1.0)
COST = (1.0, 6.0)
PRICE_UP, PRICE_DOWN = 1.01, 0.99


@dataclass
class Totals:
    """What a run adds up, and how it ends."""

    demanded: float = 0.0
    filled: float = 0.0
    exits: int = 0
    mean_price: float = 0.0
    mean_balance: float = 0.0
    began: float = field(default_factory=time.perf_counter)


def arguments():
    """Providers, steps, variant (A: pro rata, B: job by job) and seed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("providers", type=int)
    parser.add_argument("steps", type=int)
    parser.add_argument("variant", choices=["A", "B"])
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def report(peer: str, version: str, given, totals: Totals) -> None:
    """Prints the run as one line of JSON. Set-up is not in its time: `totals` is made after it."""
    print(json.dumps({
        "peer": peer, "version": version, "providers": given.providers, "steps": given.steps, "variant": given.variant,
        "seconds": time.perf_counter() - totals.began, "fill_rate": totals.filled / totals.demanded,
        "mean_price": totals.mean_price, "mean_balance": totals.mean_balance, "exits": totals.exits}))
