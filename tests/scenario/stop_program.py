"""Signals stop a run between two rounds; what it leaves can be gone on with: stop_program.py FLYWHEEL"""
import signal
import sys
import time

from program import MARKET, SLOW, ProgramTest, main

# Long enough that a signal falls into it on any machine.
LONG = [MARKET, "--set", "economies.market.providers.count=2000", "--set", f"time.run={8000 if SLOW else 40000} h", "--out", "long.h5"]
SHORT = [MARKET, "--set", "economies.market.providers.count=2000", "--set", "time.run=4000 h"]


class AStoppedRun(ProgramTest):
    def stop(self, how):
        child = self.start("run", *LONG, "--quiet")
        while not (self.folder / "long.h5").exists():  # its signals are caught from before this on
            self.assertIsNone(child.poll())
            time.sleep(0.01)
        child.send_signal(how)
        output, errors = child.communicate(timeout=60)
        return child.returncode, output, errors

    def test_says_how_to_go_on_and_goes_on(self):
        status, output, errors = self.stop(signal.SIGINT)
        self.assertEqual((status, output), (3, ""))
        self.assertRegex(errors, r"^flywheel: stopped at [0-9.e-]+ d of simulated time; "
                                 r"go on with: flywheel run --resume long\.h5\.checkpoint\n$")
        straight = self.digest(*LONG[:-1], "straight.h5")
        checkpoint = self.folder / "long.h5.checkpoint"
        self.folder /= "elsewhere"
        self.folder.mkdir()
        self.assertEqual(self.digest("--resume", checkpoint), straight)

    def test_stops_at_a_request_to_terminate_too(self):
        self.assertEqual(self.stop(signal.SIGTERM)[0], 3)
        self.assertTrue((self.folder / "long.h5.checkpoint").exists())

    def test_has_the_same_digest_for_one_and_two_threads(self):
        self.assertEqual(self.digest(*SHORT, "--threads", "1", "--out", "one.h5"),
                         self.digest(*SHORT, "--threads", "2", "--out", "two.h5"))


if __name__ == "__main__":
    main(sys.argv)
