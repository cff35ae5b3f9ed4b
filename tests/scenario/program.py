"""What the tests of the real program share: flywheel as a child process, in a folder of its own."""
import os
import pathlib
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
MARKET = SOURCE / "scenarios/study/pm1_pro_rata.yaml"
SLOW = os.environ.get("FLYWHEEL_SLOW") == "1"  # a sanitizer's program


class ProgramTest(unittest.TestCase):
    program = None  # set by main()

    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory(prefix="flywheel-")
        self.addCleanup(self.scratch.cleanup)
        self.folder = pathlib.Path(self.scratch.name)

    def start(self, *arguments):
        return subprocess.Popen([self.program, *map(str, arguments)], cwd=self.folder, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def flywheel(self, *arguments):
        """-> (exit status, standard output, standard error)"""
        child = self.start(*arguments)
        output, errors = child.communicate()
        return child.returncode, output, errors

    def digest(self, *arguments):
        status, output, errors = self.flywheel("run", *arguments, "--quiet", "--digest")
        self.assertEqual((status, errors), (0, ""))
        return output


def main(arguments):
    ProgramTest.program = str(pathlib.Path(arguments[1]).resolve())
    unittest.main(argv=arguments[:1], module="__main__")
