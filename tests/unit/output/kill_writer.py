"""Kills a writer at random instants; the file must open and hold all that it claims: kill_writer.py WRITE_SAMPLE_RUN"""
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import unittest

import numpy
import xarray

SAMPLES, KILLS = 20_000, 10
writer = pathlib.Path(sys.argv[1])


class KilledWriter(unittest.TestCase):
    def kill_after(self, path, seconds):
        child = subprocess.Popen([writer, path, str(SAMPLES), "go_on"], stdout=subprocess.PIPE)
        child.stdout.readline()  # the file has its name
        time.sleep(seconds)
        child.kill()
        child.wait()
        child.stdout.close()

    def check(self, path, engine):
        with xarray.open_dataset(path, engine=engine) as root:
            completed = int(root.completed_samples)
        sample = numpy.arange(completed)
        with xarray.open_dataset(path, engine=engine, group="chain") as chain:
            self.assertEqual(chain.sizes["time"], SAMPLES)
            for world in range(2):
                numpy.testing.assert_array_equal(chain.price.values[world, :completed], world * 1000 + sample + 0.25)
            low = chain.supply_base_units_lo.values[0, :completed]
            numpy.testing.assert_array_equal(low, (2**63 + sample.astype(numpy.uint64)).astype(numpy.uint64))
        with xarray.open_dataset(path, engine=engine, group="chain/providers") as providers:
            for place in range(3):
                numpy.testing.assert_array_equal(providers.devices.values[1, :completed, place],
                                                 100 + sample * 10 + place - 5)
        with xarray.open_dataset(path, engine=engine, group="chain/agents/miners") as miners:
            snapshots = (completed + 1) // 2  # every second sample
            numpy.testing.assert_array_equal(miners["count"].values[1, :snapshots], (1 + sample[::2]) % 4)
            stakes = numpy.uint64(2**63 + 1000) + (10 * sample[::2]).astype(numpy.uint64)
            numpy.testing.assert_array_equal(miners.stake_base_units.values[1, :snapshots, 0], stakes)
        with xarray.open_dataset(path, engine=engine, group="ledger") as ledger:
            numpy.testing.assert_array_equal(ledger.amount_base_units_lo.values[0, :completed, 0],
                                             ((sample + 1) * 1_500_000_000).astype(numpy.uint64))
        return completed

    def test_leaves_a_file_that_opens_and_tells_the_truth(self):
        chance = random.Random(20240625)
        reached = []
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "run.h5"
            for kill in range(KILLS):
                self.kill_after(path, chance.uniform(0.0, 0.4))
                reached.append({engine: self.check(path, engine) for engine in ("netcdf4", "h5netcdf")})
        for at_kill in reached:
            self.assertEqual(len(set(at_kill.values())), 1)
        print("completed samples at the kills:", [at_kill["netcdf4"] for at_kill in reached])
        self.assertTrue(any(0 < at_kill["netcdf4"] < SAMPLES for at_kill in reached), "no kill fell into the writing")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
