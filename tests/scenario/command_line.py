"""What the program says where it is used wrongly, word by word: command_line.py FLYWHEEL"""
import json
import subprocess
import sys

from program import MARKET, ProgramTest, main

SMALL = [MARKET, "--set", "economies.market.providers.count=100"]


class ACommandLine(ProgramTest):
    def refused(self, *arguments, with_words, status=2):
        self.assertEqual(self.flywheel(*arguments), (status, "", with_words + "\n"))

    def test_names_the_folder_that_is_missing(self):
        self.refused("run", *SMALL, "--out", "results/x.h5",
                     with_words="flywheel: results/x.h5: there is no folder 'results'; create it first, or choose "
                                "another with --out")

    def test_refuses_to_replace_a_result_without_force(self):
        self.digest(*SMALL, "--out", "x.h5")
        before = (self.folder / "x.h5").read_bytes()
        self.refused("run", *SMALL, "--out", "x.h5",
                     with_words="flywheel: x.h5: it exists already; choose another name with --out, or replace it "
                                "with --force")
        self.assertEqual((self.folder / "x.h5").read_bytes(), before)
        self.digest(*SMALL, "--out", "x.h5", "--force")

    def test_replaces_results_alone_even_with_force(self):
        for name in ("mine.yaml", "notes.txt"):
            (self.folder / name).write_text(f"extends: {MARKET}\n")
            self.refused("run", "mine.yaml", "--out", name, "--force",
                         with_words=f"flywheel: {name}: it is no result file, and --force replaces those alone; choose "
                                    "another name with --out")
            self.assertEqual((self.folder / name).read_text(), f"extends: {MARKET}\n")
        (self.folder / "empty.h5").touch()
        self.digest(*SMALL, "--out", "empty.h5", "--force")

    def test_says_what_is_wrong_with_any_scenario_before_the_first_runs(self):
        for name, key in (("good", "seed"), ("bad", "sed"), ("worse", "tilte")):
            (self.folder / f"{name}.yaml").write_text(f"extends: {MARKET}\n{key}: 3\n")
        status, output, errors = self.flywheel("run", "good.yaml", "bad.yaml", "worse.yaml")
        self.assertEqual((status, output), (2, ""))
        self.assertRegex(errors, r"(?s)^bad\.yaml:2:1: sed: .*\nworse\.yaml:2:1: tilte: ")
        self.assertFalse((self.folder / "good.h5").exists())

    def test_refuses_two_scenarios_with_one_result(self):
        (self.folder / "pm1_pro_rata.yaml").write_text(f"extends: {MARKET}\n")
        self.refused("run", *SMALL, "pm1_pro_rata.yaml",
                     with_words=f"flywheel: run: {MARKET} and pm1_pro_rata.yaml would both write pm1_pro_rata.h5; run "
                                "them one by one with --out")

    def test_refuses_a_folder_as_result(self):
        self.refused("run", *SMALL, "--out", ".",
                     with_words="flywheel: .: it is a folder; give the name of a file with --out")

    def test_names_a_scenario_that_cannot_be_read(self):
        self.refused("run", "nowhere.yaml",
                     with_words="nowhere.yaml: expected a readable file, got no such file")
        self.refused("run", "study/pm1_pro_ratta",
                     with_words="study/pm1_pro_ratta: expected a readable file, got no such file; did you mean "
                                "'study/pm1_pro_rata'?")

    def test_finds_a_scenario_without_its_ending(self):
        (self.folder / "mine.yaml").write_text(f"extends: {MARKET}\n")
        self.assertEqual(self.flywheel("validate", "mine"), (0, "mine: valid\n", ""))

    def test_says_in_its_own_words_what_it_cannot_parse(self):
        help_of = "`flywheel{} --help` says what it takes"
        for arguments, words in (
                (["lst"], "flywheel: expected a command, got 'lst'; did you mean 'list'?\n`flywheel --help` says what "
                          "each is for"),
                (["--jsn"], "flywheel: expected a command, got '--jsn'\n`flywheel --help` says what each is for"),
                (["list"], "flywheel list: what: expected scenarios, protocols, metrics or rules, got nothing\n"
                           + help_of.format(" list")),
                (["list", "metric"], "flywheel list: what: expected one of scenarios, protocols, metrics, rules, got "
                                     "'metric'; did you mean 'metrics'?\n" + help_of.format(" list")),
                (["schema", "x"], "flywheel schema: expected nothing more, got 'x'\n" + help_of.format(" schema")),
                (["run", MARKET, "--digst"], "flywheel run: expected a known option, got '--digst'; did you mean "
                                               "'--digest'?\n" + help_of.format(" run")),
                (["run", MARKET, "--out"], "flywheel run: --out: expected a value, got nothing\n"
                                           + help_of.format(" run")),
                (["explain", "a", "b"], "flywheel explain: file: expected one\n" + help_of.format(" explain")),
                (["run", MARKET, "--seed", "-1"], "flywheel run: --seed: expected a whole number from 0 to "
                                                  "18446744073709551615, got '-1'\n" + help_of.format(" run")),
                (["run", MARKET, "--seed", "18446744073709551616"],
                 "flywheel run: --seed: expected a whole number from 0 to 18446744073709551615, got "
                 "'18446744073709551616'\n" + help_of.format(" run")),
                (["run", MARKET, "--threads", "0"], "flywheel run: --threads: expected a whole number from 1 to 4096, "
                                                    "got '0'\n" + help_of.format(" run"))):
            with self.subTest(arguments=arguments):
                self.refused(*arguments, with_words=words)

    def test_needs_a_scenario_or_a_checkpoint(self):
        self.refused("run",
                     with_words="flywheel: run: give a scenario file, or --resume with a checkpoint")

    def test_gives_one_name_to_one_scenario(self):
        self.refused("run", MARKET, MARKET, "--out", "x.h5",
                     with_words="flywheel: run: --out and --resume are for one scenario; run several one by one, or "
                                "leave them out")

    def test_goes_on_with_the_result_beside_the_checkpoint_alone(self):
        self.refused("run", "--resume", "x.h5.checkpoint", "--out", "y.h5",
                     with_words="flywheel: run: --resume goes on with the result file beside the checkpoint; leave "
                                "out --out and --force")

    def test_wants_a_duration_between_checkpoints(self):
        self.refused("run", *SMALL, "--checkpoint-every", "30",
                     with_words="flywheel: --checkpoint-every: expected a duration > 0 s such as '12 s', got '30'; a "
                                "unit is missing: units are ms, s, min, h, d, w, month, year")

    def test_reports_a_fault_of_an_override(self):
        status, output, errors = self.flywheel("run", *SMALL, "--set", "economies.market.fees=1 %")
        self.assertEqual((status, output), (2, ""))
        self.assertIn("--set: economies.market.fees: expected a known key, got 'fees'; did you mean 'fee'?", errors)

    def test_refuses_to_resume_another_scenario_or_a_damaged_checkpoint(self):
        self.digest(*SMALL, "--out", "x.h5", "--checkpoint-every", "40 h")
        self.refused("run", *SMALL, "--seed", "9", "--resume", "x.h5.checkpoint",
                     with_words="flywheel: x.h5.checkpoint: it cannot be resumed here: its scenario is another: it "
                                "has 'seed: 1' where this run has 'seed: 9'; its seeds are others; resume with the "
                                "scenario and the program that wrote it, or run from the start")
        damaged = bytearray((self.folder / "x.h5.checkpoint").read_bytes())
        damaged[len(damaged) // 2] ^= 1
        (self.folder / "x.h5.checkpoint").write_bytes(damaged)
        self.refused("run", "--resume", "x.h5.checkpoint",
                     with_words="flywheel: x.h5.checkpoint: the checkpoint is damaged: its contents are not what was "
                                "written; resume from x.h5.checkpoint.previous, or run from the start")
        self.digest("--resume", "x.h5.checkpoint.previous")

    def test_names_a_checkpoint_that_is_missing(self):
        self.refused("run", "--resume", "no.checkpoint",
                     with_words="flywheel: no.checkpoint: could not open the file: there is no such file or folder: "
                                "check the path, or create the folder first")

    def test_says_where_it_computes_without_a_gpu(self):
        status, _, errors = self.flywheel("run", *SMALL, "--device", "cuda:0", "--threads", "1", "--quiet")
        self.assertEqual(status, 0)
        if errors:  # where there is none
            self.assertRegex(errors, r"^flywheel: no GPU: .+; computing on cpu, 1 thread instead\n$")

    def test_refuses_an_unknown_device(self):
        status, output, errors = self.flywheel("run", *SMALL, "--device", "tpu")
        self.assertEqual((status, output), (2, ""))
        self.assertIn("--device: expected auto, cpu, cuda or cuda:N, got 'tpu'", errors)

    def test_prints_one_json_object(self):
        status, output, errors = self.flywheel("run", *SMALL, "--replicates", "2", "--json", "--digest")
        self.assertEqual((status, errors), (0, ""))
        found = json.loads(output)
        self.assertEqual((found["result"], found["complete"]), ("pm1_pro_rata.h5", True))
        self.assertEqual([world["failure"] for world in found["worlds"]], [None, None])
        self.assertEqual(found["worlds"][0]["findings"][0]["name"], "fill rate")
        self.assertRegex(found["digest"], "^[0-9a-f]{64}$")

    def test_profiles_processes_and_their_ops(self):
        status, output, errors = self.flywheel("run", *SMALL, "--json", "--profile", "--device", "cpu")
        self.assertEqual((status, errors), (0, ""))
        report = json.loads(output)
        step = report["profile"][0]
        self.assertEqual((step["name"], step["calls"]), ("provider market step", step["ops"][0]["calls"]))
        visits = 100 * step["calls"]  # of a provider: bytes that docs/benchmarks states
        self.assertEqual({op["name"]: op["bytes"] for op in step["ops"]},
                         {"find_online": 10 * visits, "settle_providers": 30 * visits})
        self.assertGreater(report["stream_bytes_per_s"], 1e8)
        self.assertGreaterEqual(step["seconds"], sum(op["seconds"] for op in step["ops"]))

    def test_fails_where_its_output_is_lost(self):
        with open("/dev/full", "w") as full:
            child = subprocess.run([self.program, "list", "scenarios"], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual((child.returncode, child.stderr),
                         (3, "flywheel: standard output could not be written; is the disk full?\n"))

    def test_prints_a_json_list_of_several_scenarios(self):
        for name in ("one", "two"):
            (self.folder / f"{name}.yaml").write_text(f"extends: {MARKET}\n")
        status, output, errors = self.flywheel("run", *SMALL[1:], "one.yaml", "two.yaml", "--json")
        self.assertEqual((status, errors), (0, ""))
        self.assertEqual([found["result"] for found in json.loads(output)], ["one.h5", "two.h5"])

    def test_validates_all_files_and_reports_each(self):
        (self.folder / "bad.yaml").write_text("flywheel: 1\ntitle: x\nsed: 3\n")
        status, output, errors = self.flywheel("validate", MARKET, "bad.yaml")
        self.assertEqual((status, output), (2, f"{MARKET}: valid\n"))
        self.assertIn("bad.yaml:3:1: sed: ", errors)

    def test_starts_a_scenario_that_is_valid(self):
        self.assertEqual(self.flywheel("init", "mine", "--like", "study/pm1_pro_rata")[0], 0)
        self.assertEqual(self.flywheel("validate", "mine.yaml"), (0, "mine.yaml: valid\n", ""))
        self.refused("init", "mine.yaml", "--like", "study/pm1_pro_rata",
                     with_words="flywheel init: mine.yaml exists; choose another name or remove it first")


if __name__ == "__main__":
    main(sys.argv)
