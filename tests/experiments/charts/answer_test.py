"""The box on top of a report: what the terminal says, of what counts most, and of whom."""
import re
import unittest

import branching
import glossary
import long_run
import report
import samples
import sentences
import sweep_answer
from results import Results, significant


def plain(text):
    """As the terminal has it: its minus, no narrow spaces."""
    return text.replace("\u2212", "-").replace("\u202f", "")


def page(results):
    options = samples.options()
    options.figure = ["difference"] if results.kind == "comparison" else []
    return report.page(results, options)


class Answer(unittest.TestCase):
    def test_it_is_what_the_terminal_says(self):
        config = samples.ROOT / "configs/trusting_vs_aggressive.toml"
        done = samples.call("compare", *samples.comparison_words(config), "--quick", "--quiet", "--no-files", "--set", "market.buyers=8")
        self.assertEqual(done.returncode, 0, done.stderr)
        lines = plain(done.stdout).splitlines()
        said = [sentence for part in sentences.leading(samples.results("comparison")) for sentence in part]
        self.assertEqual(len(said), 5)
        for sentence in said:
            self.assertIn(plain(sentence), lines)

    def test_whoever_is_dearer_from_the_first_mean_on_is_so_from_the_start(self):
        folder = samples.copied("comparison", "dearer")
        table = (folder / "differences.csv").read_text()
        row = next(line for line in table.splitlines() if ",total_cost_last_" in line)
        names = table.splitlines()[0].split(",")
        cells = row.split(",")
        for name, value in (("mean", "2"), ("low", "1"), ("high", "3")):
            cells[names.index(name)] = value
        (folder / "differences.csv").write_text(table.replace(row, ",".join(cells)))
        (folder / "crossover.csv").write_text("first,second,kind,of_mean,for_good,of_second_for_good,mean,low,high,sd,crossed,replicates\n"
                                              "trusting,aggressive,flow,,,3,,,,,0,5\ntrusting,aggressive,cumulative,,,0,,,,,0,5\n")
        (part,) = long_run.paragraphs(Results(folder))
        self.assertTrue(part[0].startswith("In the long run trusting buyers are dearer, from the start: in the last 32 quarters they pay 2.0 EUR/unit more"), part[0])
        self.assertEqual(part[-1], "Counted from the start, they are dearer throughout.")

    def test_words_are_explained_once_and_in_a_glossary(self):
        results = samples.results("comparison")
        text = page(results)
        self.assertEqual(text.count("Total cost: all parts of the receipt less penalties received and innovation value."), 1)
        self.assertIn("Buyer cost: total cost in cash", text)
        self.assertIn("What the words mean", text)
        known = dict((name, meaning) for name, _, meaning in glossary.words(results))
        for name in ("replicate", "buyer cost", "plans shared"):
            self.assertIn(report.escape(known[name]), text)
        self.assertRegex(text, r'<span title="[^"]*plans that its supplier knows')

    def test_both_sides_of_a_change_are_named(self):
        sides = {side: branching.who(samples.results(f"branching/{side}")) for side in ("changed", "others")}
        counts = [int(re.match(r"the (\d+) of 8 buyers ", words)[1]) for words in sides.values()]
        self.assertEqual(sum(counts), 8)
        self.assertIn("whom the change touches", sides["changed"])
        self.assertIn("the spill-over", sides["others"])
        for side, words in sides.items():
            first = sentences.leading(samples.results(f"branching/{side}"))[0][0]
            self.assertTrue(first.startswith(words[:1].upper() + words[1:] + ": in the first 8 quarters of it "), first)
        self.assertNotIn("for with the change", " ".join(sentences.answers(samples.results("branching/changed"))))

    def test_a_sweep_leads_with_total_cost(self):
        results = samples.results("log")
        self.assertEqual(results.table("summary.csv")["measure"].iloc[0], "component_price")
        for said in sentences.leading(results)[0]:
            self.assertTrue(said.startswith("Total cost, "), said)
        text = page(results)
        self.assertIn("<h2>Every measure</h2>", text)
        self.assertLess(text.index("<h2>Figures</h2>"), text.index("<h2>Every measure</h2>"))
        self.assertIn("component price", text[text.index("<h2>Every measure</h2>"):])
        counted = sweep_answer.counts(results, "total_cost", "aggressive")
        self.assertLessEqual(counted["less"] + counted["more"], counted["known"])

    def test_numbers_have_significant_digits(self):
        for value, words in ((-0.001234, "\u22120.00123"), (0.0, "0"), (25.64, "25.6"), (-0.9996, "\u22121.00"), (41234.0, "41\u202f200")):
            self.assertEqual(significant(value), words)


if __name__ == "__main__":
    unittest.main()
