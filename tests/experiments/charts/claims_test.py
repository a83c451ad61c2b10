"""The claims in figure, text and table: all by the interval that the verdict reads; and the map says no more than is told."""
import re
import unittest

import matplotlib.pyplot as plt

import claim_map_words
import forest
import report
import report_tables
import samples
import sentences
from artists import parts, texts


def page():
    return report.page(samples.results("claims"), report_options())


def report_options():
    options = samples.options()
    options.figure = []
    return options


class Claims(unittest.TestCase):
    def draw(self, figure, *words):
        made = figure.draw(samples.results("claims"), samples.options(*words))
        self.addCleanup(plt.close, made)
        return made

    def test_a_marker_is_hollow_where_the_adjusted_interval_contains_zero(self):
        effects = parts(self.draw(forest), "effect")
        hollow = {name.split()[1] for name, artist in effects.items() if artist.get_markerfacecolor() == "white"}
        self.assertEqual(hollow, {"S3", "S4"})  # the plain interval of S4 does not contain it
        self.assertEqual(list(parts(self.draw(forest), "adjusted")["adjusted S4"].get_xdata()), [-0.691, 0.071])

    def test_every_sentence_stands_whole_at_either_width(self):
        claims = samples.results("claims").table("claims.csv")["claim"]
        for width in ("one", "two"):
            said = {text.get_text().replace("\n", " ") for text in texts(self.draw(forest, "--width", width))}
            for claim in claims:
                self.assertTrue(any(claim in one for one in said), claim)
            self.assertFalse(any("\u2026" in one for one in said))

    def test_the_tally_leads(self):
        leading = sentences.leading(samples.results("claims"))
        self.assertEqual([one for one, *_ in leading],
                         ["Of 4 claims of the article 1 cannot be told, 1 supported, 1 contradicted, 1 undecided.", "Of 1 claim of the counter-evidence 1 holds."])
        text = page()
        self.assertLess(text.index("Of 4 claims"), text.index("S1 supported"))

    def test_text_and_table_have_the_adjusted_interval_what_was_claimed_the_ablation_and_the_reason(self):
        sentence = next(one for one in sentences.others(samples.results("claims")) if one.startswith("S4"))
        self.assertIn("S4 cannot be told: more worlds are needed.", sentence)
        self.assertIn("Served - neglected, downtime cost: \u22120.31 (\u22120.69 to +0.07) EUR/unit; claimed: < \u22120.5.", sentence)
        row = next(one for one in report_tables.claims(samples.results("claims")).split("<tr") if ">S4<" in one)
        for cell in ("cannot be told: more worlds are needed", "\u22120.31 (\u22120.69 to +0.07) EUR/unit", "&lt; \u22120.5", "nothing needs service: +0.00 (+0.00 to +0.00)"):
            self.assertIn(cell, row)
        text = page()
        self.assertNotIn("0.577", re.sub(r"<svg.*?</svg>", "", text, flags=re.S))

    def test_a_sign_of_means_is_no_finding(self):
        table = samples.results("claims").table("map.csv").set_index("id", drop=False)
        self.assertEqual(claim_map_words.shares(table.loc["S4"]), "the mean has the claimed sign at every point; told at 33 %, the other sign told at 0 %")
        self.assertEqual((claim_map_words.boundary(table.loc["S4"]), claim_map_words.box(table.loc["S4"])), ("", ""))
        self.assertEqual(claim_map_words.box(dict(table.loc["S4"], share_told=0.95)), "everywhere (coverage 100 %, density 100 %)")
        self.assertEqual(claim_map_words.boundary(table.loc["S1"]), "at 100 % of points where env.uncertainty > 1.25 and at 0 % elsewhere")
        self.assertNotIn("everywhere", page())

    def test_a_map_that_is_asked_for_has_a_file_of_its_own(self):
        out = samples.FOLDER / "maps"
        for words in ([], ["--at", "id=S4"]):
            done = samples.script("chart.py", samples.folder("claims"), "--figure", "claim_map", "--format", "svg", "--out", out, *words)
            self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(sorted(file.name for file in out.iterdir()), ["claim_map.svg", "claim_map_S4.svg"])


if __name__ == "__main__":
    unittest.main()
