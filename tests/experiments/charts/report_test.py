"""The report: what it says follows from the tables; it opens in a browser without a network."""
import re
import shutil
import subprocess
import unittest

import samples
import sentences
from results import Results

BROWSER = shutil.which("chromium")


def made(name, *words):
    out = samples.FOLDER / f"{name}.html"
    done = samples.call("report", samples.folder(name), "--out", out, *words)
    assert done.returncode == 0, done.stderr
    return out.read_text(encoding="utf-8")


class Report(unittest.TestCase):
    def test_a_page_needs_no_network_and_has_all_its_sections(self):
        text = made("comparison")
        self.assertEqual(re.findall(r'(?:src|href)="(?!#)[^"]*"', re.sub(r'xlink:href="#', 'href="#', text)), [])
        for section in ("The answer", "Figures", "The receipt", "Every measure", "Parameters that differ from the defaults", "Where this comes from", "Make it again"):
            self.assertIn(f"<h2>{section}</h2>", text)
        self.assertIn("trust.gain", text)
        self.assertIn(samples.results("comparison").manifest["fingerprint"], text)
        ids = re.findall(r'\bid="([^"]*)"', text)
        self.assertGreater(len(ids), 100)
        for svg in re.findall(r"<svg class=[^>]*>", text):
            self.assertIn("aria-label", svg)

    def test_sentences_follow_from_the_intervals(self):
        results = samples.results("comparison")
        row = results.table("differences.csv").set_index("measure", drop=False).loc["total_cost"].copy()
        for mean, low, high, words in ((-2, -3, -1, "lower for trusting"), (2, 1, 3, "higher for trusting"), (1, -1, 3, "it cannot be told")):
            row["mean"], row["low"], row["high"] = mean, low, high
            self.assertIn(words, sentences.difference(results, row))
        row["replicates"] = 1
        self.assertIn("with 1 replicate it cannot be told", sentences.difference(results, row))

    def test_every_kind_of_results_has_a_report(self):
        for name, words in (("run", "What happens in this market"), ("branching", "All others: the spill-over"), ("grid", "9 points"), ("claims", "Which claims")):
            with self.subTest(kind=name):
                self.assertIn(words, made(name))

    @unittest.skipUnless(BROWSER, "chromium is not installed")
    def test_a_browser_opens_it(self):
        made("comparison")
        page = samples.FOLDER / "comparison.html"
        done = subprocess.run([BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={samples.FOLDER / 'browser'}", "--dump-dom", page.as_uri()],
                              capture_output=True, text=True, timeout=120, check=False)
        plain = re.sub(r"<[^>]+>", " ", done.stdout)
        for words in ("Trusting against aggressive buyers", "who pays less in the long run", "Paired difference in total cost", "What a unit costs"):
            self.assertIn(words, plain)
        for sentence in sentences.answers(Results(samples.folder("comparison")))[:3]:
            self.assertIn(sentence, plain)


if __name__ == "__main__":
    unittest.main()
