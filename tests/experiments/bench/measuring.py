"""Measuring in rounds, alone and in turn with an older program."""
import json
import re

from made_up import FOLDER, bench, calls, program, words_of

NAMES = ["first/real_time", "peak memory, buyers:/10/iterations:1/real_time", "memory bandwidth (triad), threads:/1/real_time", "arithmetic",
         "some market, buyers/threads:/10/1/iterations:8/real_time", "some market, buyers/threads:/10/2/iterations:8/real_time"]
YARDSTICKS = ["memory bandwidth (triad), threads:/1/real_time", "arithmetic"]
MARKET = "some market, buyers/threads:/10"

# Peak memory first, alone and once; then every round has all others in their order, the yardsticks before them.
new = program("newer", NAMES, {f"{MARKET}/1/iterations:8/real_time": 2.0})
done = bench("--rounds", 3, "--out", FOLDER / "rounds/out.json", program=new)
assert done.returncode == 0 and "own words" not in done.stdout, done
assert [re.sub(r", \d+ s$", "", line) for line in done.stderr.splitlines()] == ["peak memory", "round 1 of 3", "round 2 of 3", "round 3 of 3"], done.stderr
together = [*YARDSTICKS, NAMES[0], *NAMES[4:]]
asked = [(who, sorted(names)) for who, names in calls()]
assert asked == [("newer", [NAMES[1]]), *[("newer", sorted(together))] * 3], asked
out = json.loads((FOLDER / "rounds/out.json").read_text())
order = [(row["run_name"], row["repetition_index"]) for row in out["benchmarks"]]
assert order == [(name, k) for name in [*YARDSTICKS, NAMES[0], NAMES[1], *NAMES[4:]] for k in (range(1) if name == NAMES[1] else range(3))], order
assert out["context"]["rounds"] == 3 and done.stdout.startswith("benchmark ") and done.stdout.splitlines()[1].startswith("memory bandwidth"), done.stdout
# Times of one round belong together: what the machine does to them is in no ratio.
assert "some market, 10 buyers 2.00 2.00 to 2.00" in words_of(done.stdout), done.stdout

# Names are looked for as they are shown; the yardsticks are always there; nothing is said where nothing shall be.
done = bench("--quiet", "--repetitions", 1, "--filter", "10/2$", "--out", FOLDER / "rounds/out.json", program=new)
assert done.returncode == 0 and not done.stderr and calls() == [("newer", [*YARDSTICKS, NAMES[5]])], done
assert "nan" not in done.stdout and "first" not in done.stdout, done.stdout
assert bench("--filter", "real_time", program=new).returncode == 2 and not calls()

# In turn with an older program: who begins changes with the round, what only one has is said, and the pairs tell.
older = program("older", [*NAMES[:4], "gone/real_time", NAMES[4].replace("8", "4")], {f"{MARKET}/1/iterations:4/real_time": 1.0, NAMES[1]: 2.0})
done = bench("--rounds", 3, "--quiet", "--against", older, "--out", FOLDER / "turns/out.json", program=new)
lines = {line.split("  ")[0]: words_of(line) for line in done.stdout.split("new / old")[1].splitlines()}
turns = [who for who, names in calls() if names == [NAMES[0]]]
assert done.returncode == 1 and turns == ["newer", "older", "older", "newer", "newer", "older"], (done, turns)
assert lines[f"{MARKET}/1"].endswith("2.000 2.000 to 2.000 slower") and lines[f"{MARKET}/2"].endswith("new"), done.stdout
assert lines["first"].endswith("the same within 2 %") and "arithmetic" not in lines and "Only in the older one: gone." in lines, done.stdout
assert lines["peak memory, buyers:/10"].endswith("2000 kB 1000 kB 0.500 measured once") and "3 rounds" in done.stdout, done.stdout
assert "all 2 compared together" in done.stdout and f"\nslower: {MARKET}/1\n" in done.stdout, done.stdout
again = bench("--from", FOLDER / "turns/out.json", "--against", FOLDER / "turns/out_old.json")
assert again.returncode == 1 and "in 3 rounds" in again.stdout, again
done = bench("--rounds", 1, "--quiet", "--against", older, "--out", FOLDER / "turns/out.json", program=new)
assert done.returncode == 0 and "one round alone: no bounds" in done.stdout and "nan" not in done.stdout, done
calls()

# What cannot be is refused before anything is measured.
stranger = program("stranger", ["arithmetic", "other"])
silent = FOLDER / "silent"
silent.write_text("#!/bin/sh\n")
silent.chmod(0o755)
for words, why in ((("--against", stranger), "stranger has none of these benchmarks: nothing to compare"), (("--against", silent), "silent is no program of benchmarks"),
                   (("--against", older, "--from", FOLDER / "turns/out.json"), "is a program"),
                   (("--out", FOLDER / "x.json", "--from", FOLDER / "turns/out.json"), "nothing to write to --out"),
                   (("--from", FOLDER / "turns/out.json", "--filter", "z"), "no benchmark matches z")):
    refused = bench(*words, program=new)
    assert refused.returncode == 2 and why in refused.stderr and refused.stderr.count("\n") == 1 and not calls(), refused
refused = bench(program=FOLDER / "nowhere")
assert refused.returncode == 2 and "nowhere cannot be run" in refused.stderr and refused.stderr.count("\n") == 1, refused
some = bench("--from", FOLDER / "turns/out.json", "--filter", "first")
assert some.returncode == 0 and "arithmetic" in some.stdout and "first" in some.stdout and "some market" not in some.stdout, some

# What a program that fails has to say is shown.
failing = FOLDER / "failing"
failing.write_text("#!/bin/sh\ncase $* in *list_tests*) echo a; exit ;; esac\necho 'out of luck' >&2\nexit 5\n")
failing.chmod(0o755)
failed = bench("--out", FOLDER / "failed/out.json", program=failing)
assert failed.returncode == 3 and "out of luck\nsouk bench: failing ended with status 5\n" in failed.stderr and not list((FOLDER / "failed").iterdir()), failed
