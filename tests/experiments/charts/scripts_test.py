"""The scripts as a user has them: by themselves, copied, and as lists of what they draw."""
import os
import shutil
import subprocess
import sys
import unittest

import matplotlib.pyplot as plt

import palette
import page
import receipt
import response
import samples
from artists import shown, texts


class Scripts(unittest.TestCase):
    def test_a_copy_of_the_folder_draws(self):
        copy = samples.FOLDER / "mine"
        shutil.copytree(samples.ROOT / "experiments/charts", copy)
        done = subprocess.run([sys.executable, "-B", str(copy / "trust.py"), str(samples.folder("comparison")), "--out", str(samples.FOLDER / "mine.svg")],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue((samples.FOLDER / "mine.svg").is_file())

    def test_a_single_script_finds_the_modules_by_pythonpath_and_help_says_so(self):
        single = samples.FOLDER / "single.py"
        shutil.copy(samples.ROOT / "experiments/charts/trust.py", single)
        place = dict(os.environ, PYTHONPATH=str(samples.ROOT / "experiments/charts"))
        done = subprocess.run([sys.executable, "-B", str(single), str(samples.folder("comparison")), "--out", str(samples.FOLDER / "single.svg")],
                              capture_output=True, text=True, check=False, env=place)
        self.assertEqual(done.returncode, 0, done.stderr)
        said = " ".join(samples.script("trust.py", "--help").stdout.split())
        self.assertIn("copy the whole folder", said)
        self.assertIn("PYTHONPATH", said)

    def test_the_list_names_course_and_the_share_of_buyers_where_it_moves(self):
        listed = {name: samples.script("chart.py", samples.folder(name), "--list").stdout for name in ("comparison", "learning")}
        for text in listed.values():
            self.assertIn("course: on request: --figure course --measure NAME", text)
        self.assertIn("share_of_buyers: Who follows which policy", listed["learning"])
        self.assertIn("left out: share_of_buyers (nobody takes another policy", listed["comparison"])

    def test_an_axis_with_equal_factors_is_drawn_so(self):
        figure = response.draw(samples.results("log"), samples.options("--x", "env.uncertainty"))
        self.addCleanup(plt.close, figure)
        self.assertEqual([axes.get_xscale() for axes in figure.axes], ["log", "log"])
        figure = response.draw(samples.results("grid"), samples.options("--x", "env.uncertainty"))
        self.addCleanup(plt.close, figure)
        self.assertEqual([axes.get_xscale() for axes in figure.axes], ["linear", "linear"])

    def test_both_sides_of_a_change_have_their_subtitle(self):
        for side, words in (("changed", "whom the change touches; quarters since the branching (quarter "), ("others", "(the spill-over); quarters since the branching")):
            figure = receipt.draw(samples.results(f"branching/{side}"), samples.options())
            self.addCleanup(plt.close, figure)
            self.assertTrue(any(words in text.get_text().replace("\n", " ") for text in texts(figure)), side)
            self.assertIn(words, figure.souk["alt"])

    def test_a_receipt_of_several_policies_has_its_legend_below_and_all_of_its_intervals(self):
        results = samples.results("several")
        for width in page.WIDTHS:
            with self.subTest(width=width):
                figure = receipt.draw(results, samples.options("--width", width))
                self.addCleanup(plt.close, figure)
                figure.canvas.draw()
                lowest = min(axes.bbox.y0 for axes in figure.axes)
                minus = [text for text in shown(figure) if text.get_text().startswith("minus ")]
                self.assertEqual(len(minus), len(results.policies) - 1)
                for text in minus:
                    self.assertLess(text.get_window_extent().y1, lowest)
                low, high = figure.axes[0].get_xlim()
                rows = receipt.long_run(results, "summary.csv", ["total_cost"])
                self.assertLessEqual(low, rows["low"].min())
                self.assertGreaterEqual(high, rows["high"].max())
        self.assertEqual(len({palette.looks(results.policies)[policy][0] for policy in results.policies}), len(results.policies))


if __name__ == "__main__":
    unittest.main()
