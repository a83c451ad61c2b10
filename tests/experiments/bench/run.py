"""The bench command's judgements on made-up measurements: no clock is read. Arguments: the root."""
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1])
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="souk-bench-"))


def measurements(name, times):
    rows = [{"run_name": run, "run_type": "iteration", "real_time": time, "time_unit": "ms", "GB/s": 10.0}
            for run, all_times in times.items() for time in all_times]
    path = FOLDER / name
    path.write_text(json.dumps({"context": {"num_cpus": 2, "date": "2026-01-01T00:00:00"}, "benchmarks": rows}))
    return path


def bench(*words):
    return subprocess.run([sys.executable, "-B", ROOT / "experiments/bench/bench.py", "none", *map(str, words)], capture_output=True, text=True, check=False)


steady = [100.0, 101.0, 99.0, 100.5, 99.5]
sizes = {f"some market, buyers/threads:/{buyers}/{threads}/real_time": [buyers * 1e-3 / threads * t / 100 for t in steady]
         for buyers, threads in ((1000, 1), (10000, 1), (100000, 1), (100000, 2))}
pair = {"bare odd market by hand, buyers:/10/real_time": steady, "odd market, buyers/threads:/10/1/real_time": [1.5 * t for t in steady],
        "odd market, buyers/threads:/100/1/real_time": steady}
old = measurements("old.json", {"a": steady, "b": steady, "c": steady, **sizes, **pair})
new = measurements("new.json", {"a": [1.3 * t for t in steady], "b": [t + 20 * (-1) ** k for k, t in enumerate(steady)], "c": [0.5 * t for t in steady],
                                "d": steady, **sizes})

same = bench("--from", old, "--against", old)
assert same.returncode == 0 and "slower" not in same.stdout, same
judged = bench("--from", new, "--against", old)
lines = {line.split()[0]: line for line in judged.stdout.split("95 % bounds")[1].splitlines() if line}
assert judged.returncode == 1, judged
assert "slower" in lines["a"] and "cannot be told" in lines["b"] and "faster" in lines["c"] and "new" in lines["d"], judged.stdout
reported = bench("--from", old, "--report", FOLDER / "REPORT.md")
text = (FOLDER / "REPORT.md").read_text()
assert reported.returncode == 0 and "| some market, 1 thread | 1.000 | 1.000 to 1.000 |" in text, text
assert "| some market | 100,000 | 2.00 |" in text and (FOLDER / "scaling.svg").read_text().startswith("<svg"), text
assert "| odd market, buyers/threads:/10/1 | 1.50 | 1." in text and "odd market, buyers/threads:/100/1 | 1" not in text.split("by hand\n")[1], text
(FOLDER / "bad.json").write_text("{}")
assert "is no file of benchmarks" in bench("--from", FOLDER / "bad.json").stderr
