"""Kills the program at random moments: each file opens, tells the truth and can be gone on with.

kill_program.py FLYWHEEL, with FLYWHEEL_SLOW=1 in the environment for five moments instead of fifty
"""
import random
import sys
import time

import numpy
import xarray
from program import MARKET, SLOW, ProgramTest, main

KILLS, SAMPLES = 5 if SLOW else 50, 5001
RUN = [MARKET, "--set", "economies.market.providers.count=300", "--set", "time.run=5000 h", "--quiet",
       "--set", "record={agents: 5 % every 25 h}"]


class AKilledRun(ProgramTest):
    def kill_after(self, seconds, waiting_for=None):
        """Starts a run, kills it so long after its file, or another, has its name."""
        path = self.folder / "killed.h5"
        path.unlink(missing_ok=True)
        child = self.start("run", *RUN, "--checkpoint-every", "3 d", "--out", path)
        while not (waiting_for or path).exists():
            self.assertIsNone(child.poll(), child.stderr)
            time.sleep(0.001)
        time.sleep(seconds)
        child.kill()
        child.communicate()
        return path

    def check(self, path, engine, whole, whole_agents):
        """What the file says is completed is what an undisturbed run holds there."""
        with xarray.open_dataset(path, engine=engine) as root:
            completed = int(root.completed_samples)
        with xarray.open_dataset(path, engine=engine, group="market") as market:
            self.assertEqual(market.sizes["time"], SAMPLES)
            for name in whole.data_vars:
                numpy.testing.assert_array_equal(market[name].values[:, :completed], whole[name].values[:, :completed])
        with xarray.open_dataset(path, engine=engine, group="market/agents/providers") as providers:
            snapshots = (completed + 24) // 25
            for name in whole_agents.data_vars:
                numpy.testing.assert_array_equal(providers[name].values[:, :snapshots],
                                                 whole_agents[name].values[:, :snapshots])
        return completed

    def test_leaves_a_file_that_opens_and_tells_the_truth(self):
        chance = random.Random(20240625)
        begun = time.monotonic()
        self.digest(*RUN, "--checkpoint-every", "3 d", "--out", "whole.h5")
        whole_s = time.monotonic() - begun
        with xarray.open_dataset(self.folder / "whole.h5", group="market") as market:
            whole = market.load()
        with xarray.open_dataset(self.folder / "whole.h5", group="market/agents/providers") as providers:
            whole_agents = providers.load()
        reached = []
        for _ in range(KILLS):
            path = self.kill_after(chance.uniform(0, 0.8) * whole_s)
            engines = ("netcdf4", "h5netcdf")
            reached.append({engine: self.check(path, engine, whole, whole_agents) for engine in engines})
        for at_kill in reached:
            self.assertEqual(len(set(at_kill.values())), 1)
        samples = [at_kill["netcdf4"] for at_kill in reached]
        print("completed samples at the kills:", samples)
        self.assertTrue(any(0 < completed < SAMPLES for completed in samples), "no kill fell into the writing")

    def test_goes_on_from_its_last_checkpoint(self):
        whole = self.digest(*RUN, "--out", "whole.h5")
        checkpoint = self.folder / "killed.h5.checkpoint"
        for seconds in (0, 0.02, 0.1):
            checkpoint.unlink(missing_ok=True)
            self.kill_after(seconds, waiting_for=checkpoint)
            self.assertEqual(self.digest("--resume", checkpoint), whole)


if __name__ == "__main__":
    main(sys.argv)
