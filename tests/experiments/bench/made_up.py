"""Measurements and programs that are made up, and the bench command called with them."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1])
SCRATCH = tempfile.TemporaryDirectory(prefix="souk-bench-")  # gone at the end
FOLDER = pathlib.Path(SCRATCH.name)
sys.path.insert(0, str(ROOT / "experiments/bench"))
sys.dont_write_bytecode = True

steady = [100.0, 101.0, 99.0, 100.5, 99.5]


def measurements(name, times, counters=None, context=None):
    """A file: times {benchmark: [ms]}, counters {benchmark: {name: value}}; context has a session where the times are those of its rounds."""
    rows = [{"run_name": run, "run_type": "iteration", "repetition_index": k, "real_time": time, "time_unit": "ms", "GB/s": 10.0, **(counters or {}).get(run, {})}
            for run, all_times in times.items() for k, time in enumerate(all_times)]
    path = FOLDER / name
    path.write_text(json.dumps({"context": {"num_cpus": 2, "mhz_per_cpu": 2000, "date": "2026-01-01T00:00:00", **(context or {})}, "benchmarks": rows}))
    return path


def bench(*words, program="none"):
    return subprocess.run([sys.executable, "-B", ROOT / "experiments/bench/bench.py", program, *map(str, words)], capture_output=True, text=True, check=False)


def words_of(text):
    """The text with single spaces: how wide a table is does not matter."""
    return re.sub(" +", " ", text)


PROGRAM = """#!{python}
# Names of benchmarks and a time of each, which the state of the machine multiplies: it is another one in every round.
import json, pathlib, re, sys
NAMES, FACTOR = {names}, {factor}
words = dict(word.split("=", 1) for word in sys.argv[1:])
if "--benchmark_list_tests" in words:
    print(chr(10).join(NAMES))
    sys.exit()
log = pathlib.Path("{folder}/calls")
before = log.read_text().splitlines() if log.exists() else []
mine = [name for name in NAMES if re.search(words["--benchmark_filter"], name)]
with log.open("a") as file:
    file.write(json.dumps(["{name}", mine]) + chr(10))
print("the program's own words")
print("***WARNING*** Library was built as DEBUG.", file=sys.stderr)
rows = []
for name in mine:
    turn = sum(name in json.loads(line)[1] and json.loads(line)[0] == "{name}" for line in before)
    machine = (1.0, 3.0, 2.0, 7.0, 0.5)[turn % 5]
    rows.append({{"run_name": name, "run_type": "iteration", "repetition_index": 0, "real_time": 10.0 * machine * FACTOR.get(name, 1.0), "time_unit": "ms",
                 "peak kB" if name.startswith("peak") else "each": 1000.0 * FACTOR.get(name, 1.0)}})
pathlib.Path(words["--benchmark_out"]).write_text(json.dumps({{"context": {{"date": "2026-01-01T00:00:00", "load_avg": [0.5, 0.5, 0.5]}}, "benchmarks": rows}}))
"""


def program(name, names, factor=None):
    """A program of benchmarks; factor: {benchmark: how many times 10 ms it takes}."""
    path = FOLDER / name
    path.write_text(PROGRAM.format(python=sys.executable, names=names, factor=factor or {}, folder=FOLDER, name=name))
    path.chmod(0o755)
    return path


def calls():
    """[(program, [names])] since it was last asked."""
    log = FOLDER / "calls"
    lines = [tuple(json.loads(line)) for line in log.read_text().splitlines()] if log.exists() else []
    log.unlink(missing_ok=True)
    return lines
