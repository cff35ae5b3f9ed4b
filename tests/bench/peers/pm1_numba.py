"""PM-1 as loops over NumPy columns that Numba compiles, one thread."""

import numba
import numpy as np

import workload as pm1

COLUMNS = 5
PRICE, CAPACITY, UPTIME, COST, BALANCE = range(COLUMNS)


@numba.njit(cache=True)
def enter(market, provider):
    market[PRICE, provider] = np.random.lognormal(0.0, pm1.PRICE_LOG_SD)
    market[CAPACITY, provider] = np.random.randint(pm1.CAPACITY[0], pm1.CAPACITY[1] + 1)
    market[UPTIME, provider] = np.random.uniform(pm1.UPTIME[0], pm1.UPTIME[1])
    market[COST, provider] = np.random.uniform(pm1.COST[0], pm1.COST[1])
    market[BALANCE, provider] = pm1.ENTRY_BALANCE


@numba.njit(cache=True)
def new_market(count, seed):
    np.random.seed(seed)
    market = np.empty((COLUMNS, count))
    for provider in range(count):
        enter(market, provider)
    return market


@numba.njit(cache=True)
def go_online(market, online):
    weight = 0.0
    for provider in range(online.size):
        online[provider] = np.random.random() < market[UPTIME, provider]
        if online[provider]:
            weight += 1.0 / market[PRICE, provider]
    return weight


@numba.njit(cache=True)
def share_pro_rata(market, online, filled, jobs_per_weight):
    for provider in range(online.size):
        share = jobs_per_weight / market[PRICE, provider]
        filled[provider] = min(market[CAPACITY, provider], share) if online[provider] else 0.0


@numba.njit(cache=True)
def serve_job_by_job(market, online, filled, demand):
    filled[:] = 0.0
    for _ in range(demand):
        cheapest = -1
        for _ in range(pm1.SAMPLED_PER_JOB):
            provider = np.random.randint(0, online.size)
            has_room = online[provider] and filled[provider] < market[CAPACITY, provider]
            if has_room and (cheapest < 0 or market[PRICE, provider] < market[PRICE, cheapest]):
                cheapest = provider
        if cheapest >= 0:
            filled[cheapest] += 1.0


@numba.njit(cache=True)
def settle(market, online, filled):
    emission = pm1.EMISSION_PER_PROVIDER * online.size / max(1, online.sum())
    filled_sum = price_sum = balance_sum = 0.0
    exits = 0
    for provider in range(online.size):
        income = filled[provider] * market[PRICE, provider] + (emission if online[provider] else 0.0)
        market[BALANCE, provider] += income - market[COST, provider]
        is_busy = filled[provider] > market[CAPACITY, provider] / 2
        market[PRICE, provider] *= pm1.PRICE_UP if is_busy else pm1.PRICE_DOWN
        filled_sum += filled[provider]
        if market[BALANCE, provider] < 0.0 or np.random.random() < pm1.EXIT_PROBABILITY:
            enter(market, provider)
            exits += 1
        price_sum += market[PRICE, provider]
        balance_sum += market[BALANCE, provider]
    return filled_sum, exits, price_sum / online.size, balance_sum / online.size


@numba.njit(cache=True)
def step(market, online, filled, is_per_job):
    weight = go_online(market, online)
    demand = np.random.poisson(pm1.JOBS_PER_PROVIDER * online.size)
    if is_per_job:
        serve_job_by_job(market, online, filled, demand)
    else:
        share_pro_rata(market, online, filled, demand / weight)
    return demand, settle(market, online, filled)


def run(providers, steps, is_per_job, seed):
    market = new_market(providers, seed)
    online, filled = np.empty(providers, np.bool_), np.empty(providers)
    totals = pm1.Totals()
    for _ in range(steps):
        demand, (filled_sum, exits, totals.mean_price, totals.mean_balance) = step(market, online, filled, is_per_job)
        totals.demanded += demand
        totals.filled += filled_sum
        totals.exits += exits
    return totals


def main():
    given = pm1.arguments()
    run(10, 1, given.variant == "B", 1)  # compiles, outside the clock
    pm1.report("Numba", numba.__version__, given, run(given.providers, given.steps, given.variant == "B", given.seed))


if __name__ == "__main__":
    main()
