"""Opens a result file with other people's readers: open_result_file.py WRITE_SAMPLE_RUN

The values expected are the formulas of sample_run.cpp, worked out here once more.
"""
import hashlib
import pathlib
import subprocess
import sys
import tempfile
import unittest

import h5py
import numpy
import xarray

SAMPLES, WORLDS = 6, 2
ENGINES = ("netcdf4", "h5netcdf")
GROUPS = (None, "chain", "chain/providers", "chain/agents/miners", "ledger", "events")
SNAPSHOTS = (0, 2, 4, 5)  # every second sample, and the last
writer = pathlib.Path(sys.argv[1])


def is_scale(array):
    return array.attrs.get("CLASS") == b"DIMENSION_SCALE"


class ResultFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = pathlib.Path(cls.folder.name) / "run.h5"
        subprocess.run([writer, cls.path, str(SAMPLES), "finish"], check=True, stdout=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def each(self, group):
        for engine in ENGINES:
            with xarray.open_dataset(self.path, group=group, engine=engine) as data:
                yield data

    def test_every_array_has_named_dimensions_and_a_long_name(self):
        for group in GROUPS:
            for data in self.each(group):
                self.assertFalse([str(name) for name in data.dims if str(name).startswith("phony")])
                for name, variable in data.variables.items():
                    self.assertTrue(variable.attrs.get("long_name"), name)

    def test_time_is_decoded(self):
        for group in ("chain", "chain/providers", "ledger"):
            for data in self.each(group):
                self.assertEqual(data.time.values[0], numpy.datetime64("2024-06-25T12:00:00"))
                self.assertEqual(data.time.values[-1], numpy.datetime64("2024-06-30T12:00:00"))

    def test_values_units_and_formula(self):
        for data in self.each("chain"):
            self.assertEqual(data.price.dims, ("world", "time"))
            self.assertEqual(data.price.attrs["units"], "USD")
            self.assertEqual(data.price.attrs["formula"], "reserve / supply")
            self.assertEqual(float(data.price.sel(world=1)[3]), 1003.25)
            self.assertEqual(data.price.dtype, numpy.float64)

    def test_money_is_exact(self):
        supply = 3 * 2**64 + 2**63
        for data in self.each("chain"):
            for world, sign in ((0, 1), (1, -1)):
                high = data.supply_base_units_hi.values[world]
                low = data.supply_base_units_lo.values[world]
                self.assertEqual((high.dtype, low.dtype), (numpy.int64, numpy.uint64))
                for sample in range(SAMPLES):
                    self.assertEqual(int(high[sample]) * 2**64 + int(low[sample]), sign * (supply + sample))
                    self.assertEqual(data.supply_tokens.values[world, sample], sign * float(supply + sample) / 1e8)
            self.assertEqual(data.supply_base_units_lo.attrs["units"], "1e-8 IO")
            self.assertEqual(data.supply_tokens.attrs["units"], "IO")

    def test_labels_select(self):
        for data in self.each("chain/providers"):
            self.assertEqual(data.devices.dims, ("world", "time", "model"))
            self.assertEqual(data.devices.dtype, numpy.int64)
            self.assertEqual(int(data.devices.sel(world=1, model="größte")[2]), 100 + 20 + 2 - 5)

    def test_ledger_names_its_flows(self):
        for data in self.each("ledger"):
            label = "IO mint: emission, nowhere -> providers"
            self.assertEqual(list(data.flow.values), [label, "IO transfer: purchase, providers -> outside"])
            self.assertEqual(float(data.amount_tokens.sel(flow=label, world=1)[2]), 2 * 3 * 15.0)
            self.assertEqual(list(data.verb.values), ["mint", "transfer"])
            self.assertEqual(list(data["from"].values), ["nowhere", "providers"])
            self.assertEqual(list(data.base_unit.values), ["1e-8 IO"] * 2)

    def test_events_are_text(self):
        for data in self.each("events"):
            self.assertEqual(list(data["count"].values), [0, 1])
            self.assertEqual(data.what.values[1, 0], "the price of energy doubles für alle")
            self.assertEqual(data.event_time.values[1, 0], numpy.datetime64("2024-06-25T13:00:00"))

    def test_agents_come_and_go(self):
        for data in self.each("chain/agents/miners"):
            self.assertEqual(data.stake_tokens.dims, ("world", "time", "entity"))
            self.assertEqual(dict(data.sizes), {"world": WORLDS, "time": len(SNAPSHOTS), "entity": 3})
            self.assertEqual([time.astype("datetime64[D]").item().day for time in data.time.values], [25, 27, 29, 30])
            self.assertEqual(data.state.attrs["flag_meanings"], "gone here")
            self.assertEqual(list(data.state.attrs["flag_values"]), [0, 1])
            self.assertIn("100 % of the miners of chain", data.attrs["comment"])
            self.assertFalse(data.left_out.values.any())
            for world in range(WORLDS):
                for place, sample in enumerate(SNAPSHOTS):
                    there = (world + sample) % 4
                    at = data.isel(world=world, time=place)
                    self.assertEqual(int(at["count"]), there)
                    self.assertEqual(list(at.id.values), [10 + i for i in range(there)] + [0] * (3 - there))
                    self.assertEqual(list(at.state.values), [1] * there + [0] * (3 - there))
                    stakes = [2**63 + 1000 * world + 10 * sample + i for i in range(there)]
                    self.assertEqual([int(stake) for stake in at.stake_base_units.values[:there]], stakes)
                    self.assertEqual(list(at.stake_tokens.values[:there]), [float(stake) / 1e8 for stake in stakes])
                    self.assertEqual(list(at.weight.values[:there]), [(10 + i) / 1000 for i in range(there)])
                    self.assertTrue(numpy.isnan(at.weight.values[there:]).all())

    def test_provenance(self):
        for data in self.each(None):
            self.assertEqual(data.attrs["Conventions"], "CF-1.8")
            self.assertEqual(int(data.attrs["schema_version"]), 1)
            self.assertEqual(data.attrs["scenario_text"], "name: test\nnote: größer\n")
            self.assertEqual(list(data.attrs["assumptions"]), ["demand is constant", "no fees"])
            self.assertEqual([int(seed) for seed in data.seed.values], [2**64 - 1, 2**64 - 2])
            self.assertEqual(int(data.completed_samples), SAMPLES)
            self.assertEqual(data.attrs["state"], "complete")

    def test_every_dimension_has_a_scale_of_its_own_group_and_no_type_is_compound(self):
        def look(name, item):
            if not isinstance(item, h5py.Dataset):
                return
            self.assertIsNone(item.dtype.names, name)
            for dimension in [] if is_scale(item) else item.dims:
                self.assertEqual(dimension[0].parent, item.parent, name)

        with h5py.File(self.path) as file:
            file.visititems(look)

    def test_ncdump_reads_it(self):
        header = subprocess.run(["ncdump", "-h", self.path], check=True, capture_output=True, text=True).stdout
        self.assertIn("double price(world, time) ;", header)
        self.assertIn("int64 devices(world, time, model) ;", header)
        self.assertNotIn("phony", header)

    def test_compression_is_that_of_the_final_file(self):
        with h5py.File(self.path) as file:
            price = file["chain/price"]
            self.assertEqual((price.compression, price.shuffle), ("gzip", True))

    def test_digest_as_documented(self):
        """The definition in digest.hpp, with another language's libraries."""
        types = {"float64": "float64", "int64": "int64", "uint64": "uint64", "|S1": "character"}
        arrays, counts = {}, {}
        with h5py.File(self.path) as file:
            def look(name, item):
                is_array = isinstance(item, h5py.Dataset) and "/" in name and not is_scale(item)
                if is_array and list(item.dims[0].keys()) == ["world"]:
                    arrays["/" + name] = item[()]
                    if list(item.dims[item.ndim - 1].keys()) == ["entity"]:
                        counts["/" + name] = item.parent["count"][()]

            file.visititems(look)
        worlds = [hashlib.sha256() for _ in range(WORLDS)]
        for path in sorted(arrays, key=str.encode):
            values = arrays[path]
            kind = types[values.dtype.str if values.dtype.kind == "S" else values.dtype.name]
            for world, digest in enumerate(worlds):
                sizes, of_world = values.shape[1:], values[world].tobytes()
                if path in counts:
                    sizes = sizes[:-1]
                    of_world = b"".join(row[:kept].tobytes() for row, kept in zip(values[world], counts[path][world]))
                shape = ",".join(str(size) for size in sizes)
                digest.update(f"{path}\n{kind}\n{shape}\n".encode() + of_world)
        run = hashlib.sha256("".join(digest.hexdigest() + "\n" for digest in worlds).encode()).hexdigest()
        told = subprocess.run([writer, self.path, "0", "digest"], check=True, capture_output=True, text=True).stdout
        self.assertEqual(told.strip(), run)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
