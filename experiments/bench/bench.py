"""Runs the benchmarks and prints a table; compares with an older run; writes the scaling report. Called by `./souk bench`."""
import argparse
import json
import pathlib
import re
import subprocess
import sys

import report
import tables
from measured import measured, read

ALONE = "peak memory"  # measured first and alone: a process begins with the memory of the one that forked it


def names(program, pattern):
    listed = subprocess.run([program, "--benchmark_list_tests=true"], check=True, capture_output=True, text=True).stdout.splitlines()
    return [name for name in listed if re.search(pattern, name)]


def run(program, options, out):
    """One JSON file of Google Benchmark: every repetition, interleaved at random, so that a busy minute hits all alike."""
    wanted = names(program, options.filter)
    if not wanted:
        sys.exit(f"no benchmark matches {options.filter}")
    whole = None
    for alone in (True, False):
        mine = [name for name in wanted if name.startswith(ALONE) == alone]
        if not mine:
            continue
        part = f"{out}.part"
        subprocess.run([program, f"--benchmark_repetitions={1 if alone else options.repetitions}", f"--benchmark_min_time={options.seconds}",
                        f"--benchmark_enable_random_interleaving={'false' if alone else 'true'}",
                        f"--benchmark_filter=^({'|'.join(re.escape(name).replace(chr(92) + ' ', ' ') for name in mine)})$",
                        "--benchmark_format=console", f"--benchmark_out={part}", "--benchmark_out_format=json"],
                       check=True, stdout=subprocess.DEVNULL if options.quiet else sys.stderr)
        data = json.loads(pathlib.Path(part).read_text(encoding="utf-8"))
        pathlib.Path(part).unlink()
        if whole:
            whole["benchmarks"] += data["benchmarks"]
        else:
            whole = data
    place = {name: k for k, name in enumerate(wanted)}
    whole["benchmarks"].sort(key=lambda row: place.get(row["run_name"], len(place)))
    pathlib.Path(out).write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


def shown(found):
    tables.on_screen([tables.cells(found, name) for name in found], tables.HEADER)
    for buyers, rows in tables.phases(found).items():
        print()
        tables.on_screen(rows, [f"phase, {buyers:,} buyers", "ns a relation-period", "share"])
    if rows := tables.by_hand(found):
        print()
        tables.on_screen(rows, ["benchmark", "times the bare market by hand", "95 % bounds"])


def main():
    parser = argparse.ArgumentParser(prog="souk bench", description="Speed, as ratios measured in one run.")
    parser.add_argument("program", help=argparse.SUPPRESS)
    parser.add_argument("--out", default="results/bench.json", metavar="FILE", help="what was measured (default: results/bench.json)")
    parser.add_argument("--against", metavar="OLD.json", help="compare with an older run; exit status 1 when something is surely slower")
    parser.add_argument("--report", metavar="FILE.md", help="write the scaling report, with its charts (scaling*.svg) beside it")
    parser.add_argument("--filter", default=".", metavar="REGEX", help="only benchmarks whose names match")
    parser.add_argument("--repetitions", type=int, default=5, metavar="N", help="of each benchmark (default: 5)")
    parser.add_argument("--seconds", type=float, default=0.1, metavar="S", help="least time of a repetition (default: 0.1)")
    parser.add_argument("--from", dest="given", metavar="FILE", help="measure nothing: take what another run measured")
    parser.add_argument("--quiet", action="store_true", help="no progress")
    options = parser.parse_args()
    out = options.given or options.out
    if not options.given:
        pathlib.Path(out).parent.mkdir(parents=True, exist_ok=True)
        run(options.program, options, out)
    found = measured(out)
    shown(found)
    if options.report:
        report.write(options.report, found, read(out)[1])
        print(f"\nreport in {options.report}")
    if not options.given:
        print(f"\nmeasured: {out}")
    if options.against:
        print()
        rows, slower = tables.against(found, measured(options.against))
        tables.on_screen(rows, ["benchmark", "time, new / old", "95 % bounds", ""])
        if slower:
            print(f"\nslower: {', '.join(slower)}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
