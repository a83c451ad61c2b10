"""From when on a policy is cheaper: nothing is said to last that does not, and what begins with the first mean is from the start."""
import unittest

import matplotlib.pyplot as plt

import crossover
import difference
import samples
from artists import parts, texts
from results import Results

HEADER = "first,second,kind,of_mean,for_good,of_second_for_good,mean,low,high,sd,crossed,replicates\n"


def with_crossovers(name, flow, cumulative=",,"):
    """A copy of the comparison with these cells of_mean, for_good and of_second_for_good."""
    folder = samples.copied("comparison", name)
    (folder / "crossover.csv").write_text(f"{HEADER}trusting,aggressive,flow,{flow},,,,,5,5\ntrusting,aggressive,cumulative,{cumulative},,,,,0,5\n")
    return Results(folder)


class Crossovers(unittest.TestCase):
    def draw(self, results):
        figure = difference.draw(results, samples.options())
        self.addCleanup(plt.close, figure)
        return figure

    def test_words(self):
        for name, flow, words in (("lasting", "17,17,", "cheaper from quarter 17 on"), ("begun", "3,3,", "cheaper from the start"),
                                  ("ended", "3,,22", "cheaper from the start for a time, dearer from quarter 22 on"),
                                  ("between", "8,,22", "cheaper from quarter 8 for a time, dearer from quarter 22 on"),
                                  ("again", "8,20,", "cheaper from quarter 8 for a time, cheaper from quarter 20 on"),
                                  ("dear", ",,3", "dearer from the start"), ("late", ",,9", "never cheaper for 8 quarters in a row, and dearer from quarter 9 on"),
                                  ("never", ",30,", "never cheaper for 8 quarters in a row")):
            with self.subTest(cells=flow):
                self.assertEqual(crossover.of(with_crossovers(name, flow), "aggressive")["flow"].words(), words)
        cumulative = crossover.of(with_crossovers("summed", ",,3", ",,0"), "aggressive")["cumulative"]
        self.assertEqual(cumulative.words(), "dearer throughout")

    def test_a_figure_points_at_the_end_of_what_does_not_last(self):
        figure = self.draw(with_crossovers("pointed", "3,,22"))
        said = [text.get_text() for text in texts(figure)]
        self.assertIn("cheaper from the start for a time", said)
        self.assertIn("dearer from quarter 22 on", said)
        self.assertFalse(any(one.startswith("cheaper") and one.endswith(" on") for one in said))
        places = sorted(float(line.get_xdata()[0]) for line in figure.findobj(lambda a: str(a.get_gid()).startswith("crossover")))
        self.assertEqual(places, [0.0, 22.0])

    def test_the_note_says_what_is_averaged_and_from_where_quarters_count(self):
        figure = self.draw(with_crossovers("noted", ",,3"))
        self.assertIn("4-quarter mean; quarters count from 0.", figure.souk["caption"])
        self.assertIn("There is no crossover: trusting is dearer from the start.", figure.souk["caption"])

    def test_the_first_mean_of_the_program_is_that_of_the_script(self):
        text = (samples.ROOT / "sim/stats/crossover.hpp").read_text()
        self.assertIn(f"crossover_mean = {crossover.WINDOW};", text)
        self.assertIn(f"crossover_hold = {crossover.HOLD};", text)

    def test_with_several_policies_the_note_has_the_words(self):
        results = samples.results("several")
        figure = difference.draw(results, samples.options())
        self.addCleanup(plt.close, figure)
        marks = difference.marks_of(results, results.policies[2])
        self.assertEqual(len([one for one in parts(figure, "crossover") if one.endswith(results.policies[2])]), len(marks))
        for _, _, _, words in marks:
            self.assertIn(words, figure.souk["caption"])


if __name__ == "__main__":
    unittest.main()
