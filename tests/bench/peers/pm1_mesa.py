"""PM-1 in Mesa: an agent a provider, activated through agent sets, measured by a data collector."""

import mesa
import numpy as np

import workload as pm1


class Provider(mesa.Agent):
    def __init__(self, model):
        super().__init__(model)
        random = self.random
        self.price = random.lognormvariate(0.0, pm1.PRICE_LOG_SD)
        self.capacity = random.randint(*pm1.CAPACITY)
        self.uptime = random.uniform(*pm1.UPTIME)
        self.cost = random.uniform(*pm1.COST)
        self.balance = pm1.ENTRY_BALANCE
        self.is_online = False
        self.filled = 0.0

    def go_online(self):
        self.is_online = self.random.random() < self.uptime
        self.filled = 0.0

    def take_share(self):
        self.filled = min(self.capacity, self.model.jobs_per_weight / self.price)

    def has_room(self):
        return self.is_online and self.filled < self.capacity

    def settle(self):
        income = self.filled * self.price + (self.model.emission_each if self.is_online else 0.0)
        self.balance += income - self.cost
        self.price *= pm1.PRICE_UP if self.filled > self.capacity / 2 else pm1.PRICE_DOWN

    def leave_or_stay(self):
        if self.balance < 0 or self.random.random() < pm1.EXIT_PROBABILITY:
            self.model.exits += 1
            self.remove()
            Provider(self.model)


class Market(mesa.Model):
    def __init__(self, providers, variant, seed):
        super().__init__(seed=seed)
        self.providers, self.variant = providers, variant
        self.poisson = np.random.default_rng(seed).poisson
        self.demand, self.filled, self.exits, self.jobs_per_weight, self.emission_each = 0, 0.0, 0, 0.0, 0.0
        for _ in range(providers):
            Provider(self)
        self.datacollector = mesa.DataCollector(model_reporters={
            "demand": "demand", "filled": "filled", "exits": "exits",
            "mean_price": lambda model: model.agents.agg("price", sum) / model.providers,
            "mean_balance": lambda model: model.agents.agg("balance", sum) / model.providers})

    def step(self):
        self.agents.do("go_online")
        self.demand = int(self.poisson(pm1.JOBS_PER_PROVIDER * self.providers))
        online = self.agents.select(lambda provider: provider.is_online)
        self.emission_each = pm1.EMISSION_PER_PROVIDER * self.providers / max(1, len(online))
        if self.variant == "A":
            self.jobs_per_weight = self.demand / sum(1.0 / provider.price for provider in online)
            online.do("take_share")
        else:
            self.serve_job_by_job(list(self.agents))
        self.filled = self.agents.agg("filled", sum)
        self.exits = 0
        self.agents.do("settle")
        self.agents.do("leave_or_stay")
        self.datacollector.collect(self)

    def serve_job_by_job(self, providers):
        for _ in range(self.demand):
            sampled = self.random.choices(providers, k=pm1.SAMPLED_PER_JOB)
            with_room = [provider for provider in sampled if provider.has_room()]
            if with_room:
                min(with_room, key=lambda provider: provider.price).filled += 1


def main():
    given = pm1.arguments()
    market = Market(given.providers, given.variant, given.seed)
    totals = pm1.Totals()
    for _ in range(given.steps):
        market.step()
    recorded = market.datacollector.get_model_vars_dataframe()
    totals.demanded, totals.filled = recorded["demand"].sum(), recorded["filled"].sum()
    totals.exits = int(recorded["exits"].sum())
    totals.mean_price, totals.mean_balance = recorded["mean_price"].iloc[-1], recorded["mean_balance"].iloc[-1]
    pm1.report("Mesa", mesa.__version__, given, totals)


if __name__ == "__main__":
    main()
