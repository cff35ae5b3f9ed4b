"""PM-1 over NumPy columns; variant B walks its jobs in Python, because one job's choice changes the next one's."""

import numpy as np

import workload as pm1


def entrants(random: np.random.Generator, count: int) -> dict[str, np.ndarray]:
    return {
        "price": random.lognormal(0.0, pm1.PRICE_LOG_SD, count),
        "capacity": random.integers(pm1.CAPACITY[0], pm1.CAPACITY[1] + 1, count).astype(float),
        "uptime": random.uniform(*pm1.UPTIME, count),
        "cost": random.uniform(*pm1.COST, count),
        "balance": np.full(count, pm1.ENTRY_BALANCE),
    }


def share_pro_rata(market, online, demand):
    weight = online / market["price"]
    return np.minimum(market["capacity"], demand / weight.sum() * weight)


def serve_job_by_job(random, market, online, demand):
    count = len(online)
    price = market["price"].tolist()
    room = (market["capacity"] * online).astype(int).tolist()
    filled = [0] * count
    for sampled in random.integers(0, count, (demand, pm1.SAMPLED_PER_JOB)).tolist():
        with_room = [provider for provider in sampled if room[provider] > 0]
        if with_room:
            cheapest = min(with_room, key=price.__getitem__)
            room[cheapest] -= 1
            filled[cheapest] += 1
    return np.array(filled, dtype=float)


def step(random, market, variant, totals):
    count = len(market["price"])
    online = random.random(count) < market["uptime"]
    demand = random.poisson(pm1.JOBS_PER_PROVIDER * count)
    if variant == "A":
        filled = share_pro_rata(market, online, demand)
    else:
        filled = serve_job_by_job(random, market, online, demand)
    emission = pm1.EMISSION_PER_PROVIDER * count / max(1, online.sum())
    market["balance"] += filled * market["price"] - market["cost"] + emission * online
    market["price"] *= np.where(filled > market["capacity"] / 2, pm1.PRICE_UP, pm1.PRICE_DOWN)
    leaving = (market["balance"] < 0) | (random.random(count) < pm1.EXIT_PROBABILITY)
    replacements = entrants(random, int(leaving.sum()))
    for column, values in market.items():
        values[leaving] = replacements[column]
    totals.demanded += demand
    totals.filled += filled.sum()
    totals.exits += int(leaving.sum())
    totals.mean_price, totals.mean_balance = float(market["price"].mean()), float(market["balance"].mean())


def main():
    given = pm1.arguments()
    random = np.random.default_rng(given.seed)
    market = entrants(random, given.providers)
    totals = pm1.Totals()
    for _ in range(given.steps):
        step(random, market, given.variant, totals)
    pm1.report("NumPy", np.__version__, given, totals)


if __name__ == "__main__":
    main()
