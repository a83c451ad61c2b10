"""What is concluded from times: intervals, ratios, slower or not, targets."""
import json
import math

from made_up import FOLDER, bench, measurements, steady, words_of

import student
import targets
from measured import measured
from ratio import ratio

# Tables of Student's t, two-sided (any textbook).
for confidence, freedom, t in ((0.95, 1, 12.706), (0.95, 2, 4.303), (0.95, 4, 2.776), (0.95, 9, 2.262), (0.95, 30, 2.042), (0.95, 120, 1.980), (0.9, 2, 2.920),
                               (0.99, 4, 4.604), (0.99, 10, 3.169), (0.999, 5, 6.869), (0.5, 1, 1.0), (0.95, 1e7, 1.960)):
    assert abs(student.quantile(confidence, freedom) - t) < 6e-4, (confidence, freedom, student.quantile(confidence, freedom))
assert student.quantile(0.95, 4) > student.quantile(0.95, 4.5) > student.quantile(0.95, 5)
middle, half = student.interval([1.0, 2.0, 3.0, 4.0, 5.0])
assert middle == 3.0 and abs(half - 2.776 * math.sqrt(2.5 / 5)) < 1e-3 and math.isnan(student.interval([1.0])[1])
# Welch's test on two samples of the same spread and size has the degrees of freedom of both together.
middle, half = student.interval_of_difference([1.0, 2.0, 3.0], [11.0, 12.0, 13.0])
assert middle == -10.0 and abs(half - 2.776 * math.sqrt(2 / 3)) < 1e-3 and math.isnan(student.interval_of_difference([1.0], [1.0, 2.0])[1])

# By pairs only where rounds are of one session: there a machine that doubles and halves is in no ratio.
wild = [100.0, 250.0, 60.0, 180.0, 90.0]
files = [measurements(f"wild_{name}.json", {"a": wild, "b": [1.1 * t * (1.001 if k % 2 else 0.999) for k, t in enumerate(wild)]}, context=context)
         for name, context in (("rounds", {"session": "1"}), ("none", {}), ("other", {"session": "2"}))]
in_rounds, in_none, in_other = (measured(file) for file in files)
told = ratio(in_rounds["b"], in_rounds["a"])
assert 1.097 < told.low < told.middle < told.high < 1.102, told
for one, other in ((in_none["b"], in_none["a"]), (in_rounds["b"], in_other["a"])):
    told = ratio(one, other)
    assert told.low < 0.6 and told.high > 2.0 and 1.09 < told.middle < 1.11, told
file = json.loads(files[0].read_text())
del file["benchmarks"][2]  # of the third round there is one time alone: no pair
files[0].write_text(json.dumps(file))
assert abs(ratio(measured(files[0])["b"], measured(files[0])["a"]).middle - 1.1) < 1e-3

# Against a file: the yardsticks tell how much the machine itself moved, and the bounds are wider by it.
YARDSTICKS = ("arithmetic", "memory bandwidth (triad), threads:/1/real_time")
fast = measurements("fast.json", {**{name: steady for name in YARDSTICKS}, "a": steady})
slow = measurements("slow.json", {YARDSTICKS[0]: [1.1 * t for t in steady], YARDSTICKS[1]: steady, "a": [1.12 * t for t in steady]})
told = bench("--from", slow, "--against", fast)
assert told.returncode == 0 and "cannot be told from the same" in told.stdout and "widened by 10.0 %" in told.stdout, told
assert "arithmetic took 1.100 times as long, memory bandwidth (triad), threads:/1 took 1.000 times as long" in told.stdout, told.stdout
unknown = bench("--from", slow, "--against", measurements("bare.json", {"a": steady}))
assert unknown.returncode == 1 and "moved between the runs cannot be told: not in both are arithmetic" in unknown.stdout and "widened" not in unknown.stdout, unknown
# With 100 compared a difference that one alone would prove is not enough.
several = [1.035 * t for t in steady]
assert bench("--from", measurements("few_new.json", {"0": several}), "--against", measurements("few_old.json", {"0": steady})).returncode == 1
many = bench("--from", measurements("many_new.json", {str(k): several if k == 0 else steady for k in range(100)}),
             "--against", measurements("many_old.json", {str(k): steady for k in range(100)}))
assert many.returncode == 0 and "all 100 compared together" in many.stdout and "99.95 % for each" in many.stdout, many
once = bench("--from", measurements("once.json", {"a": [1.0]}), "--against", fast)
assert once.returncode == 0 and "one round alone: no bounds" in once.stdout and "nan" not in once.stdout, once
nothing = bench("--from", measurements("z.json", {"arithmetic": steady, "z": steady}), "--against", fast)
assert nothing.returncode == 2 and "fast.json has none of these benchmarks" in nothing.stderr, nothing
BYTES = "bytes of a relation of the default market"
of_bytes = [measurements(f"bytes_{each:g}.json", {BYTES: [1.0], "a": steady}, {BYTES: {"bytes 00 relations": each, "bytes 01 needs": 20.0}}) for each in (60.0, 80.0)]
told = bench("--from", of_bytes[1], "--against", of_bytes[0])
row = next(line for line in told.stdout.splitlines() if line.startswith("bytes"))
assert row.split() == [*BYTES.split(), "100", "bytes/relation"] and told.returncode == 0, told  # how long it took to count is not told
assert "80 bytes 100 bytes 1.250 more" in words_of(told.stdout) and "relations 80.0 80 %" in words_of(told.stdout), told.stdout

# Targets: met, not met and not to be told, of what the run has.
LOYALTY, SLIM = "loyalty market, buyers/threads:/1000000", "slim relational market, buyers/threads:"
times = {"loyalty market of 100000, capacity in %/recorded:/50/0": [1.4 * t for t in wild], "bare loyalty market of 100000 by hand, capacity in %:/50": wild,
         "loyalty market of 100000, capacity in %/recorded:/100/0": [1.6 * t for t in wild], "bare loyalty market of 100000 by hand, capacity in %:/100": wild,
         "loyalty market of 100000, capacity in %/recorded:/120/0": [1.5 * t * (1.2 if k % 2 else 0.8) for k, t in enumerate(wild)],
         "bare loyalty market of 100000 by hand, capacity in %:/120": wild, f"{LOYALTY}/1": [2.1 * t for t in wild], f"{LOYALTY}/2": wild,
         "default market/40/1": steady, "default market x 2 worlds, replicates/threads:/32/1": steady, "relational market, buyers/threads:/100000/1": steady,
         f"{SLIM}/10000/1": wild, f"{SLIM}/1000000/1": [140.0 * t for t in wild], "default market, series off": wild, "default market, series whole": [1.06 * t for t in wild],
         "default market, simulation alone": [0.8 * t for t in wild]}
counters = {"default market/40/1": {"bytes/relation": 395.9, "bytes/market": 395.9 * 960, "relation-periods/s": 2.5e7}, f"{SLIM}/1000000/1": {"bytes/relation": 900.0}}
about = {"session": "1", "load_avg": [3.0, 2.0, 1.0], "processor": "a made-up one", "compiler": "none", "rounds": 5}
file = measurements("targets.json", times, counters, about)
rows = {row[0]: row for row in targets.judged(measured(file))}
assert [(row[2], row[4]) for row in rows.values()] == [("1.40", "met"), ("1.60", "not met"), ("1.41", "cannot be told"), ("2.10", "met"), ("25.0", "met"), ("1.40", "met"),
                                                       ("396", "met"), ("8.38", "not met"), ("32.5", "not met")], rows  # no second thread of two: these are left out
assert [row[1] for row in rows.values()][:4] == ["at most 1.5 times"] * 3 + ["at least 1.8 times as fast"] and list(rows.values())[6][3] == "counted", rows
told = bench("--from", file, "--report", FOLDER / "TARGETS.md")
text = (FOLDER / "TARGETS.md").read_text()
assert told.stdout.startswith("The machine was loaded by other work") and told.stdout.split("\n\n")[-2].startswith("target "), told.stdout
for words in ("| processor | a made-up one |", "| compiler | none |", "| rounds | 5 |", "| load average of 1, 5 and 15 minutes | 3.00, 2.00, 1.00 |", "**The machine was loaded",
              "## Targets", "| at most 1.5 times | 1.60 | 1.60 to 1.60 | not met |", "- **slim**: ten relations a buyer"):
    assert words in text.split("## Every benchmark")[0], (words, text)
assert "flags" not in text and "A ratio above 2 is noise" in text and "A ratio above 2 is noise" in told.stdout, text
# What recording costs: over the simulation alone, and the series over none of them; by pairs.
for words in ("| default market, series whole | 106 ms | simulation alone | +32.5 % | +32.5 to +32.5 % |", "| default market, series whole | 106 ms | series off | +6.0 % | +6.0 to +6.0 % |"):
    assert words in text, text
assert "series whole 106 ms series off +6.0 %" in words_of(told.stdout), told.stdout

# Slopes by rounds: a machine that moves from round to round is in none; the default market is a relational market of 40 buyers.
line = {f"relational market, buyers/threads:/{buyers}/1": [t * (buyers / 40) ** (1.05 if k % 2 else 1.15) for k, t in enumerate(wild)] for buyers in (400, 4000)}
file = measurements("slopes.json", {"default market/40/1": wild, **line, "relational market of 70, known:/3": steady, "relational market of 70, known:/6": steady},
                    {f"relational market of 70, known:/{known}": {"bytes/market": 1e6 * known, "bytes/relation": 10.0} for known in (3, 6)}, {"session": "1"})
assert bench("--from", file, "--report", FOLDER / "SLOPES.md").returncode == 0
text, drawing = (FOLDER / "SLOPES.md").read_text(), (FOLDER / "scaling.svg").read_text()
assert "| relational market, 1 thread | 1.110 | 1.042 to 1.178 |" in text and "| ms a period by buyers | 40 | 400 | 4,000 |" in text, text
assert ">ms a period (logarithmic)<" in drawing and ">buyers (logarithmic)<" in drawing, drawing
assert "The known suppliers of each need vary (3, 6); the buyers are always 70." in text, text
