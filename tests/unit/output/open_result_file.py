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
GROUPS = (None, "chain", "chain/providers", "ledger", "events")
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
        arrays = {}
        with h5py.File(self.path) as file:
            def look(name, item):
                is_array = isinstance(item, h5py.Dataset) and "/" in name and not is_scale(item)
                if is_array and list(item.dims[0].keys()) == ["world"]:
                    arrays["/" + name] = item[()]

            file.visititems(look)
        worlds = [hashlib.sha256() for _ in range(WORLDS)]
        for path in sorted(arrays, key=str.encode):
            values = arrays[path]
            kind = types[values.dtype.str if values.dtype.kind == "S" else values.dtype.name]
            for world, digest in enumerate(worlds):
                shape = ",".join(str(size) for size in values.shape[1:])
                digest.update(f"{path}\n{kind}\n{shape}\n".encode() + values[world].tobytes())
        run = hashlib.sha256("".join(digest.hexdigest() + "\n" for digest in worlds).encode()).hexdigest()
        told = subprocess.run([writer, self.path, "0", "digest"], check=True, capture_output=True, text=True).stdout
        self.assertEqual(told.strip(), run)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
