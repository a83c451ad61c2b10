"""What each figure shows: labels, units, series, bands, and the numbers of the tables."""
import itertools
import unittest

import matplotlib.pyplot as plt

import chart
import difference
import forest
import page
import palette
import receipt
import samples
import student
import tornado
import waterfall
import where_trust_pays
from artists import parts, shown, texts
from results import Problem, Results

MADE = [("comparison", name) for name in chart.KINDS["comparison"] if name != "share_of_buyers"] + [
        ("learning", "share_of_buyers"), ("several", "receipt"), ("several", "difference"), ("branching/changed", "difference"), ("run", "course"),
        ("grid", "where_trust_pays"), ("grid", "response"), ("grid", "small_multiples"), ("log", "response"), ("tornado", "tornado"), ("claims", "forest"), ("claims", "waterfall"), ("claims", "claim_map")]


class Figures(unittest.TestCase):
    def draw(self, kind, name, *words):
        figure = chart.FIGURES[name].draw(samples.results(kind), samples.options(*words))
        self.addCleanup(plt.close, figure)
        return figure

    def test_nothing_is_cut_and_no_texts_overlap_at_either_width(self):
        for (kind, name), width in itertools.product(MADE, page.WIDTHS):
            with self.subTest(figure=name, width=width):
                figure = self.draw(kind, name, "--width", width)
                self.assertAlmostEqual(figure.get_figwidth() * 25.4, {"one": 84, "two": 174}[width])
                figure.canvas.draw()
                frame = figure.bbox
                seen = []
                for text in shown(figure):
                    box = text.get_window_extent()
                    self.assertTrue(frame.x0 - 1 <= box.x0 and box.x1 <= frame.x1 + 1 and frame.y0 - 1 <= box.y0 and box.y1 <= frame.y1 + 1,
                                    f"cut: {text.get_text()}")
                    seen.append((text.get_text(), box.expanded(0.96, 0.8)))  # letters stand within their line
                for (one, a), (other, b) in itertools.combinations(seen, 2):
                    self.assertFalse(a.overlaps(b) and one != other, f"{one!r} over {other!r}")

    def test_every_figure_names_its_policies_units_bands_and_origin(self):
        for kind, name in MADE:
            with self.subTest(figure=name):
                figure = self.draw(kind, name)
                said = "\n".join(t.get_text() for t in texts(figure)).replace("\n", " ")
                self.assertIn("95 % interval", said)
                if kind != "claims":
                    fingerprint = samples.results(kind).manifest["fingerprint"]
                    self.assertIn(fingerprint, said)
                    self.assertIn("souk 0.1.0", said)
                    self.assertIn("seed 1", said)
                    self.assertIn("n = ", said)
                self.assertGreater(len(figure.souk["alt"]), 30)

    def test_lines_and_bands_of_the_difference_are_those_of_the_table(self):
        results = samples.results("comparison")
        figure = self.draw("comparison", "difference")
        line, band = parts(figure, "line")["line aggressive"], parts(figure, "band")["band aggressive"]
        series = results.table("series.csv").pivot(index=["period", "replicate"], columns="policy", values="total_cost")
        gap = (series["trusting"] - series["aggressive"]).groupby("period").mean()
        self.assertEqual(list(line.get_xdata()), list(range(32)))
        for drawn, expected in zip(line.get_ydata(), gap):
            self.assertAlmostEqual(drawn, expected, places=10)
        edge = band.get_paths()[0].vertices
        self.assertGreater(edge[:, 1].max(), max(gap))
        axes = figure.axes[0]
        self.assertEqual((axes.get_xlabel(), axes.get_ylabel()), ("quarter", "difference (EUR/unit)"))

    def test_the_crossover_stands_where_the_table_has_it(self):
        folder = samples.copied("comparison", "crossed")
        (folder / "crossover.csv").write_text("first,second,kind,of_mean,for_good,of_second_for_good,mean,low,high,sd,crossed,replicates\n"
                                              "trusting,aggressive,flow,7,7,,7,6,8,1,5,5\ntrusting,aggressive,cumulative,,,,,,,,0,5\n")
        figure = difference.draw(Results(folder), samples.options())
        marks = parts(figure, "crossover")
        self.assertEqual(list(marks), ["crossover flow aggressive"])
        self.assertEqual(list(marks["crossover flow aggressive"].get_xdata()), [7, 7])
        self.assertIn("cheaper from quarter 7 on", [t.get_text() for t in texts(figure)])
        (folder / "crossover.csv").write_text((folder / "crossover.csv").read_text().replace("flow,7,7", "flow,,"))
        self.assertIn("There is no crossover", difference.draw(Results(folder), samples.options()).souk["caption"])

    def test_the_parts_of_the_receipt_add_up_to_the_total(self):
        results = samples.results("comparison")
        bars = parts(self.draw("comparison", "receipt"), "part")
        totals = receipt.long_run(results, "summary.csv", ["total_cost"]).set_index("policy")["mean"]
        for policy in results.policies:
            widths = [bar.get_width() for name, bar in bars.items() if name.endswith(f" {policy}")]
            self.assertAlmostEqual(sum(widths), totals[policy], places=8)

    def test_dyer_and_chu_stand_in_the_time_share(self):
        figure = self.draw("comparison", "time_share")
        marks = parts(figure, "reference")
        self.assertEqual(list(marks["reference least trusted"].get_ydata()), [0.47, 0.47])
        self.assertEqual((marks["reference most trusted"].get_xy()[:, 1].min(), marks["reference most trusted"].get_xy()[:, 1].max()), (0.21, 0.25))
        self.assertTrue(any("Dyer & Chu (2003)" in t.get_text() for t in texts(figure)))

    def test_intervals_are_those_that_the_program_exports(self):
        results = samples.results("comparison")
        runs = results.table("replicates.csv").pivot(index="replicate", columns="policy", values="total_cost")
        own = student.intervals((runs["trusting"] - runs["aggressive"]).groupby(lambda _: 0), 0.95).iloc[0]
        row = results.table("differences.csv").set_index("measure").loc["total_cost"]
        for key in ("mean", "low", "high"):
            self.assertAlmostEqual(own[key], row[key], places=9)

    def test_the_map_has_the_sign_and_the_doubt_of_every_point(self):
        figure = self.draw("grid", "where_trust_pays")
        table = samples.results("grid").table("differences.csv")
        rows = table[table["measure"] == "total_cost"]
        doubtful = int(((rows["low"] <= 0) & (rows["high"] >= 0)).sum())
        hatched = [a for a in figure.findobj() if a.get_gid() == "not clear"]
        self.assertEqual(len(hatched), doubtful)
        mesh = figure.axes[0].collections[0].get_array()
        self.assertEqual(mesh.size, 9)
        self.assertAlmostEqual(float(mesh.sum()), rows["mean"].sum(), places=9)

    def test_a_tornado_has_a_bar_for_every_step(self):
        bars = parts(self.draw("tornado", "tornado"), "bar")
        points = samples.results("tornado").table("points.csv")
        self.assertEqual(len(bars), len(points) - 1)

    def test_the_forest_has_effect_interval_and_verdict_of_every_claim(self):
        figure = self.draw("claims", "forest")
        effects = parts(figure, "effect")
        self.assertEqual({name: a.get_xdata()[0] for name, a in effects.items()}, {"effect S1": -3.5, "effect S2": 5.0, "effect S3": 0.01, "effect S4": -0.31, "effect C1": 2.0})
        self.assertEqual(list(parts(figure, "interval")["interval S1"].get_xdata()), [-4.0, -3.0])
        said = [t.get_text() for t in texts(figure)]
        for word in ("supported", "contradicted", "undecided", "EUR/unit", "1/relation/year"):
            self.assertIn(word, said)

    def test_the_waterfall_runs_from_zero_to_the_total(self):
        bars = parts(self.draw("claims", "waterfall"), "bar")
        self.assertEqual((bars["bar total"].get_x(), bars["bar total"].get_width()), (0.0, -4.5))
        self.assertAlmostEqual(bars["bar contract"].get_x() + bars["bar contract"].get_width(), -4.5)

    def test_the_map_of_a_claim_has_every_point_where_it_was_seen(self):
        figure = self.draw("claims", "claim_map")
        seen = {name: sorted(map(tuple, a.get_offsets().tolist())) for name, a in {**parts(figure, "holds"), **parts(figure, "fails")}.items()}
        self.assertEqual(seen["holds told"], [(1.5, 5.0), (2.0, 2.0), (3.0, 6.0)])
        self.assertEqual(seen["fails told"], [(0.5, 4.0), (1.0, 3.0)])
        self.assertEqual(seen["fails not told"], [(0.8, 7.0)])
        self.assertIn("env.uncertainty", [t.get_text() for t in texts(figure)])

    def test_an_unfinished_sweep_is_drawn_and_says_so(self):
        folder = samples.copied("grid", "half")
        text = (folder / "manifest.json").read_text().replace('"runs_left": 0', '"runs_left": 12')
        (folder / "manifest.json").write_text(text)
        for name in ("differences.csv", "summary.csv", "points.csv"):
            table = Results(folder).table(name)
            gone = table["point"] > 4
            table.loc[gone, [c for c in ("mean", "low", "high") if c in table]] = float("nan")
            table.loc[gone, "replicates"] = 0
            table.to_csv(folder / name, index=False)
        for name in chart.KINDS["sweep"][:3]:
            figure = chart.FIGURES[name].draw(Results(folder), samples.options())
            self.assertTrue(any("Unfinished: 15 runs done, at least 12 to come" in t.get_text().replace("\n", " ") for t in texts(figure)), name)
        hatched = [a for a in where_trust_pays.draw(Results(folder), samples.options()).findobj() if a.get_gid() == "unknown"]
        self.assertEqual(len(hatched), 4)

    def test_what_tables_do_not_permit_is_one_sentence(self):
        for kind, figure, sentence in (("run", difference, "needs two policies"), ("grid", tornado, "one_at_a_time"), ("comparison", forest, "of claims"),
                                       ("comparison", waterfall, "of claims"), ("grid", receipt, "of compare or run")):
            with self.assertRaisesRegex(Problem, sentence):
                figure.draw(samples.results(kind), samples.options())

    def test_a_newer_file_version_and_a_missing_measure_are_refused(self):
        folder = samples.copied("comparison", "newer")
        text = (folder / "manifest.json").read_text().replace('"format": 1', '"format": 99')
        (folder / "manifest.json").write_text(text)
        for words, sentence in (([folder], "written by a newer souk"), ([samples.folder("comparison"), "--measure", "nonsense"], "has no measure nonsense"),
                                ([samples.folder("grid"), "--measure", "nonsense"], "has no measure nonsense")):
            done = samples.call("chart", *words)
            self.assertEqual(done.returncode, 2, done.stdout)
            self.assertEqual(done.stderr.count("\n"), 2, done.stderr)
            self.assertIn(sentence, done.stderr)

    def test_a_sweep_without_a_finished_run_is_drawn_or_refused_in_one_sentence(self):
        folder = samples.folder("empty")
        done = samples.call("chart", folder, "--format", "svg")
        self.assertIn(done.returncode, (0, 2))
        self.assertNotIn("Traceback", done.stderr)

    def test_an_svg_has_the_same_bytes_twice_and_says_where_it_comes_from(self):
        results = samples.results("comparison")
        files = [samples.FOLDER / f"{k}.svg" for k in "ab"]
        for file in files:
            page.save(difference.draw(results, samples.options()), file, results)
        self.assertEqual(files[0].read_bytes(), files[1].read_bytes())
        text = files[0].read_text()
        self.assertNotIn("dc:date", text)
        for fact in ("fingerprint: " + results.manifest["fingerprint"], "seed: 1", "command: ", "version: souk"):
            self.assertIn(fact, text)
        self.assertIn("Paired difference in total cost", text)

    def test_a_style_file_can_replace_ours(self):
        style = samples.FOLDER / "journal.mplstyle"
        style.write_text("font.size: 5\nsvg.fonttype: none\n")
        self.addCleanup(page.use)
        difference.draw(samples.results("comparison"), samples.options("--style", str(style)))
        self.assertEqual(plt.rcParams["font.size"], 5)


class Colours(unittest.TestCase):
    def test_a_policy_looks_the_same_in_every_company(self):
        alone, among = palette.looks(["trusting", "mine"]), palette.looks(["mine", "aggressive", "trusting"])
        self.assertEqual(alone["trusting"], among["trusting"])
        self.assertEqual(alone["mine"], among["mine"])

    def test_policies_differ_in_colour_in_grey_and_in_line(self):
        looks = palette.looks(["trusting", "aggressive", "conditional"])
        self.assertEqual(len({str(look[1]) for look in looks.values()}), 3)
        self.assertEqual(len({look[2] for look in looks.values()}), 3)
        grey = lambda colour: 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]
        # Deuteranopia and protanopia, full (Machado, Oliveira & Fernandes 2009).
        blind = [[(0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)], [(0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)]]
        from matplotlib.colors import to_rgb
        for one, other in itertools.combinations([to_rgb(look[0]) for look in looks.values()], 2):
            for matrix in blind:
                seen = [[sum(m * c for m, c in zip(row, colour)) for row in matrix] for colour in (one, other)]
                self.assertGreater(sum((a - b) ** 2 for a, b in zip(*seen)) ** 0.5, 0.2)
        self.assertGreater(abs(grey(to_rgb(looks["trusting"][0])) - grey(to_rgb(looks["aggressive"][0]))), 0.2)


if __name__ == "__main__":
    unittest.main()
