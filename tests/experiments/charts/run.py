"""Runs the tests of this folder: run.py PROGRAM ROOT. Status 77 (skipped) where the packages of the charts are missing."""
import pathlib
import sys
import unittest

try:
    import matplotlib
    import pandas  # noqa: F401
except ImportError as missing:
    print(f"skipped: {missing}; the packages are listed in the launcher as chart_packages")
    sys.exit(77)
matplotlib.use("Agg")
here = pathlib.Path(__file__).parent
sys.path[:0] = [str(here), str(pathlib.Path(sys.argv[2]) / "experiments/charts")]
import samples  # noqa: E402

samples.PROGRAM, samples.ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
done = unittest.TextTestRunner(verbosity=1).run(unittest.defaultTestLoader.discover(str(here), "*_test.py"))
sys.exit(0 if done.wasSuccessful() else 1)
