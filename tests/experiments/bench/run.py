"""The bench command's judgements on made-up measurements: no clock is read. Arguments: the root."""
import json
import re
import xml.dom.minidom

from made_up import FOLDER, bench, measurements, steady

sizes = {f"some market, buyers/threads:/{buyers}/{threads}/real_time": [buyers * 1e-3 / threads * t / 100 for t in steady]
         for buyers, threads in ((1000, 1), (10000, 1), (100000, 1), (100000, 2))}
pair = {"bare odd market by hand, buyers:/10/real_time": steady, "odd market, buyers/threads:/10/1/real_time": [1.5 * t for t in steady],
        "odd market, buyers/threads:/100/1/real_time": steady}
old = measurements("old.json", {"a": steady, "b": steady, "c": steady, "e": [100.0, 102, 98, 100, 100], **sizes, **pair})
new = measurements("new.json", {"a": [1.3 * t for t in steady], "b": [t + 20 * (-1) ** k for k, t in enumerate(steady)], "c": [0.5 * t for t in steady],
                                "d": steady, "e": [100, 127, 153, 120, 120], **sizes})

same = bench("--from", old, "--against", old)
assert same.returncode == 0 and "slower" not in same.stdout, same
judged = bench("--from", new, "--against", old)
lines = {line.split()[0]: line for line in judged.stdout.split("new / old")[1].splitlines() if line}
assert judged.returncode == 1, judged
assert "slower" in lines["a"] and "cannot be told" in lines["b"] and "faster" in lines["c"] and "new" in lines["d"], judged.stdout
assert "cannot be told" in lines["e"] and "the same within 2 %" in lines["some"], judged.stdout  # 1.2 (1.02 to 1.42) is not the same
reported = bench("--from", old, "--report", FOLDER / "REPORT.md")
text = (FOLDER / "REPORT.md").read_text()
assert reported.returncode == 0 and "| some market, 1 thread | 1.000 | 1.000 to 1.000 |" in text, text
assert "| some market, 100,000 buyers | 2.00 | 1.98 to 2.02 |" in text and (FOLDER / "scaling.svg").read_text().startswith("<svg"), text
assert "| odd market, buyers/threads:/10/1 | 1.50 | 1." in text and "odd market, buyers/threads:/100/1 | 1" not in text.split("by hand\n")[1], text

# Shares of the limits, phases, bytes, relations and threads.
markets = {f"relational market of 100, known:/{known}/real_time": {"bytes/market": known * 1e6, "bytes/relation": 2500.0} for known in (3, 6, 12)}
limited = {"memory bandwidth (triad), threads:/1/real_time": {"GB/s": 20.0}, "memory bandwidth (triad), threads:/2/real_time": {"GB/s": 40.0},
           "arithmetic": {"Gflop/s": 100.0}, "some market, buyers/threads:/1000/1/real_time": {"state GB/s": 5.0, "relation-periods/s": 1e7},
           "some market, buyers/threads:/1000/2/real_time": {"state GB/s": 5.0, "relation-periods/s": 1e7}, "exp over columns": {"Gflop/s": 25.0, "ns/each": 2.0},
           "phases of the relational market, buyers/threads:/40/1/real_time": {"phase 00 order": 3.0, "phase 01 award": 1.0},
           "phases of the relational market, buyers/threads:/40/2/real_time": {"phase 00 order": 2.0, "phase 01 award": 1.0},
           "bytes of a relation of the default market": {"bytes 00 relations: all": 60.0, "bytes 01 needs: all": 20.0}, **markets,
           "peak memory, replicates/threads:/2/1": {"peak kB": 1000.0}, "peak memory, replicates/threads:/2/2": {"peak kB": 2000.0},
           "default market, simulation alone": {}, "default market, series off": {}}
path = measurements("limited.json", {name: [t * (int(name.split("/")[1]) if "known" in name else 1.1 if "off" in name else 1) for t in steady] for name in limited}, limited)
reported = bench("--from", path, "--report", FOLDER / "LIMITED.md")
assert reported.returncode == 0, reported
text = (FOLDER / "LIMITED.md").read_text()
row = {line.split(" | ")[0][2:]: line for line in text.splitlines() if line.startswith("| ")}
assert "| 25 % of triad | 10000 |" in row["some market, buyers/threads:/1000/1"] and "| 12 % of triad | 20000 |" in row["some market, buyers/threads:/1000/2"], text
assert row["memory bandwidth (triad)"].startswith("| memory bandwidth (triad) | 1.00 | 0.9"), text  # sizes have no part in it
assert "| 25 % of arithmetic | 200 |" in row["exp over columns"], text
assert "| order | 3 | 75.0 % | - | 6 |" in text and row["order"] == "| order | 2 | 66.7 % | 1.50 | 4 |" and "buyers, 2 threads\n" in text and "| phases of" not in text.split("## Two threads against one")[1] and row["all"] == "| all | 80.0 | 100 % |" and row["relations: all"].endswith("| 60.0 | 75 % |"), text
assert "## Time against relations\n\n![Time against relations](scaling_relations.svg)" in text and "| relational market, 1 thread | 1.000 | 1.000 to 1.000 |" in text, text
assert row["default market, series off"].endswith("| simulation alone | +10.0 % | +8.7 to +11.3 % |") and "| 2 replicates | 1.024 | 2.048 |" in text, text
for name in re.findall(r"\((scaling.*?\.svg)\)", text):
    assert xml.dom.minidom.parse(str(FOLDER / name)).getElementsByTagName("polyline"), name

# Names of lines that end in one place stand below each other, all of them beside the chart.
from chart import chart, ticks  # noqa: E402 (made_up.py says where it is)

chart(FOLDER / "near.svg", "near", {f"line {k}": [(1, 1.0), (10 if k else 100, 50.0 + k)] for k in range(5)}, "buyers", "ms")
drawing = xml.dom.minidom.parse(str(FOLDER / "near.svg"))
written = [(float(text.getAttribute("x")), float(text.getAttribute("y"))) for text in drawing.getElementsByTagName("text") if text.firstChild.data.startswith("line ")]
rightmost = max(float(circle.getAttribute("cx")) for circle in drawing.getElementsByTagName("circle"))
heights = sorted(y for _, y in written)
assert len(written) == 5 and all(x > rightmost for x, _ in written) and all(b - a >= 14 for a, b in zip(heights, heights[1:])), written
assert ticks(6.1, 10.1) == [6, 8, 10, 15] and ticks(0.07, 3000) == [0.01, 0.1, 1, 10, 100, 1000, 10000], (ticks(6.1, 10.1), ticks(0.07, 3000))
broken = json.loads(path.read_text())
broken["benchmarks"].append({"run_name": "odd", "run_type": "iteration", "error_occurred": True, "error_message": "no such vectors", "real_time": 0.0, "time_unit": "ns"})
path.write_text(json.dumps(broken))
told = bench("--from", path, "--report", FOLDER / "LEFT_OUT.md")
assert "Left out, and so are the targets that need them: odd (no such vectors).\n" in (FOLDER / "LEFT_OUT.md").read_text()
assert told.returncode == 0 and "odd: left out: no such vectors" in told.stderr and "odd" not in told.stdout, told

# What cannot be read or written is refused in one sentence before anything is measured: here the program that would measure is none at all.
for name, content in {"bad.json": "{}", "list.json": "[]", "row.json": '{"benchmarks": [{"run_type": "iteration"}]}', "text.json": '{"benchmarks": ["a"]}'}.items():
    (FOLDER / name).write_text(content)
    for words in (("--from", FOLDER / name), ("--against", FOLDER / name)):
        refused = bench(*words)
        assert refused.returncode == 2 and f"{name} is no file of benchmarks" in refused.stderr and refused.stderr.count("\n") == 1, refused
refused = bench("--against", FOLDER / "missing.json")
assert refused.returncode == 2 and "missing.json cannot be read (No such file or directory)" in refused.stderr, refused
for place in (FOLDER, FOLDER / "bad.json/REPORT.md"):
    refused = bench("--report", place)
    assert refused.returncode == 2 and f"{place} cannot be written" in refused.stderr and refused.stderr.count("\n") == 1, refused
for words, why in ((("--filter", "("), "is no regular expression"), (("--repetitions", "0"), "0 must be a whole number of at least 1"), (("--seconds", "x"), "invalid number value"),
                   (("--seconds", "nan"), "is not above 0")):
    refused = bench(*words)
    assert refused.returncode == 2 and why in refused.stderr, refused

# Folders are made; a program of three lines measures.
measurer = FOLDER / "measurer"
measurer.write_text(f"""#!/bin/sh
case $* in *list_tests*) printf 'a\\nodd market, buyers\\n'; exit ;; esac
for word; do case $word in --benchmark_out=*) cp {FOLDER}/old.json "${{word#--benchmark_out=}}" ;; esac; done
""")
measurer.chmod(0o755)
measuring = bench("--quiet", "--out", FOLDER / "new/out.json", "--report", FOLDER / "other/new/REPORT.md", program=measurer)
assert measuring.returncode == 0 and (FOLDER / "other/new/scaling.svg").exists() and [file.name for file in (FOLDER / "new").iterdir()] == ["out.json"], measuring
refused = bench("--filter", "z", "--out", FOLDER / "none/out.json", program=measurer)
assert refused.returncode == 2 and "no benchmark matches z; the names begin with: a, odd market" in refused.stderr and not (FOLDER / "none").exists(), refused

import judging  # noqa: E402, F401 (each checks as it is read)
import measuring  # noqa: E402, F401
