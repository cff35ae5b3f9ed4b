"""Subnet snapshots replayed by the program itself: replay_command.py FLYWHEEL"""
import json
import re
import sys

from program import SOURCE, ProgramTest, main

VECTORS = SOURCE / "tests/vectors/bittensor/yuma_epoch"
SMALL = VECTORS / "n003_two_validators_disagree.json"
EPOCHS = VECTORS / "chain20_n016_yuma3_liquid.json"


class AReplay(ProgramTest):
    def refused(self, *arguments, with_words):
        self.assertEqual(self.flywheel("replay", *arguments), (2, "", with_words + "\n"))

    def replayed(self, *arguments):
        status, output, errors = self.flywheel("replay", *arguments, "--json", "--device", "cpu")
        self.assertEqual((status, errors), (0, ""))
        return json.loads(output)

    def test_pays_what_the_chain_paid(self):
        for path in (SMALL, EPOCHS):
            expected = json.loads(path.read_text())["cases"][0]["expect"]["epochs"]
            found = self.replayed(path)
            self.assertEqual(found["epochs"], len(expected))
            for row in found["uids"]:
                for ours, theirs in (("emission_rao", "combined_emission"), ("incentive_rao", "server_emission"),
                                     ("dividends_rao", "validator_emission")):
                    self.assertEqual(row[ours]["before"], sum(int(epoch[theirs][row["uid"]]) for epoch in expected))
                for member in ("incentive", "dividends", "consensus", "validator_trust", "validator_permit"):
                    self.assertEqual(row[member]["before"], expected[-1][member][row["uid"]])

    def test_pays_the_same_on_any_number_of_threads(self):
        changed = [EPOCHS, "--set", "liquid_alpha=false", "--set", "bonds_penalty=0", "--epochs", "30"]
        one, two = (self.replayed(*changed, "--threads", threads) for threads in (1, 2))
        self.assertEqual(one.pop("device"), "cpu, 1 thread")
        two.pop("device")
        self.assertEqual(one, two)
        self.assertGreater(one["gained_rao"], 0)

    def test_takes_the_place_of_a_vector_whose_parameters_it_sets(self):
        changed = self.replayed(VECTORS / "n032_yuma3.json", "--set", "yuma3=false", "--set", "kappa=32767")
        plain = self.replayed(VECTORS / "n032_yuma3.json")
        before = {row["uid"]: row["emission_rao"]["before"] for row in plain["uids"]}
        self.assertEqual({row["uid"]: row["emission_rao"]["before"] for row in changed["uids"]}, before)

    def test_refuses_rows_out_of_order_unless_told(self):
        unsorted = VECTORS / "n032_yuma3_liquid_unsorted.json"
        status, output, errors = self.flywheel("replay", unsorted)
        self.assertEqual((status, output), (2, ""))
        self.assertRegex(errors.splitlines()[0],
                         r"input\.\S+: expected a uid above \d+, since uids of a row ascend \(--as-stored takes them")
        self.assertEqual(self.flywheel("replay", unsorted, "--as-stored", "--quiet")[0], 0)

    def test_says_all_that_is_wrong_at_once(self):
        file = json.loads(SMALL.read_text())
        file["cases"][0]["input"]["epochs"][0]["weights"][0] = [2, 65536, 9, 0]
        del file["cases"][0]["input"]["params"]["kappa"]
        (self.folder / "bad.json").write_text(json.dumps(file))
        place = "bad.json: case n003_two_validators_disagree: input"
        self.refused("bad.json", "--set", "kapa=1",
                     with_words=f"{place}.params.kappa: expected this member, got nothing\n"
                                f"{place}.epochs[0].weights[0][1]: expected a stored value from 0 to 65535, got 65536\n"
                                f"{place}.epochs[0].weights[0][2]: expected a uid below 4, got 9\n"
                                "--set: kapa: expected a hyperparameter, got 'kapa'; did you mean 'kappa'?")

    def test_prints_what_its_page_shows(self):
        page = (SOURCE / "docs/replay.md").read_text()
        example = r"```sh\nflywheel replay (tests/[^\n]*)\n```\n\n```text\n(.*?)```"
        command, shown = re.search(example, page, re.S).groups()
        path, *options = command.split()
        status, output, errors = self.flywheel("replay", SOURCE / path, *options, "--device", "cpu")
        self.assertEqual((status, output.replace(f"{SOURCE}/", ""), errors), (0, shown, ""))

    def test_takes_the_snapshot_on_its_page(self):
        page = (SOURCE / "docs/replay.md").read_text()
        (self.folder / "mine.json").write_text(re.search(r"```json\n(.*?)```", page, re.S).group(1))
        self.assertEqual(self.flywheel("replay", "mine.json", "--quiet"), (0, "", ""))

    def test_names_a_file_that_is_missing(self):
        self.refused("nowhere.json", with_words="nowhere.json: this file cannot be read")
        self.refused(".", with_words=".: expected a file, got a folder")


if __name__ == "__main__":
    main(sys.argv)
