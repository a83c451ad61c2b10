"""Runs the benchmarks and prints a table; compares with an older run; writes the scaling report. Called by `./souk bench`."""
import argparse
import json
import math
import pathlib
import re
import subprocess
import sys

import report
import tables
from measured import measured, read
from refused import Refused

ALONE = "peak memory"  # measured first and alone: a process begins with the memory of the one that forked it


def names(program, pattern):
    listed = subprocess.run([program, "--benchmark_list_tests=true"], check=True, capture_output=True, text=True).stdout.splitlines()
    wanted = [name for name in listed if pattern.search(name)]
    if not wanted:
        raise Refused(f"no benchmark matches {pattern.pattern}; the names begin with: {', '.join(sorted({re.split('[,:/(]', name)[0].strip() for name in listed}))}")
    return wanted


def made(path):
    """The path of a file that can be written, its folder made. Raises Refused when it cannot be."""
    path = pathlib.Path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_new = not path.exists()
        with path.open("a", encoding="utf-8"):
            pass
        if is_new:
            path.unlink()
    except OSError as error:
        raise Refused(f"{path} cannot be written ({error.strerror})") from error
    return path


def run(options, wanted, out):
    """One JSON file of Google Benchmark: every repetition, interleaved at random, so that a busy minute hits all alike."""
    whole, part = None, made(f"{out}.part")
    try:
        for alone in (True, False):
            mine = [name for name in wanted if name.startswith(ALONE) == alone]
            if not mine:
                continue
            subprocess.run([options.program, f"--benchmark_repetitions={1 if alone else options.repetitions}", f"--benchmark_min_time={options.seconds}",
                            f"--benchmark_enable_random_interleaving={'false' if alone else 'true'}",
                            f"--benchmark_filter=^({'|'.join(re.escape(name).replace(chr(92) + ' ', ' ') for name in mine)})$",
                            "--benchmark_format=console", f"--benchmark_out={part}", "--benchmark_out_format=json"],
                           check=True, stdout=subprocess.DEVNULL if options.quiet else sys.stderr)
            data = json.loads(part.read_text(encoding="utf-8"))
            if whole:
                whole["benchmarks"] += data["benchmarks"]
            else:
                whole = data
    finally:
        part.unlink(missing_ok=True)
    place = {name: k for k, name in enumerate(wanted)}
    whole["benchmarks"].sort(key=lambda row: place.get(row["run_name"], len(place)))
    out.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


def shown(found):
    tables.on_screen([tables.cells(found, name) for name in found], tables.HEADER)
    for market, rows in tables.phases(found).items():
        print()
        tables.on_screen(rows, [f"{tables.PHASES[0]}, {market}", *tables.PHASES[1:]])
    if rows := tables.two_threads(found):
        print()
        tables.on_screen(rows, tables.TWO_THREADS)
    if rows := tables.by_hand(found):
        print()
        tables.on_screen(rows, ["benchmark", "times the bare market by hand", "95 % bounds"])


def pattern(text):
    try:
        return re.compile(text)
    except re.error as error:
        raise argparse.ArgumentTypeError(f"{text} is no regular expression ({error})") from error


def above_zero(number):
    def read(text):
        value = number(text)
        if not 0 < value < math.inf:
            raise argparse.ArgumentTypeError(f"{text} is not above 0, or has no end")
        return value
    read.__name__ = {int: "whole number", float: "number"}[number]  # what argparse calls it
    return read


def read_options():
    parser = argparse.ArgumentParser(prog="souk bench", description="Speed, as ratios measured in one run.")
    parser.add_argument("program", help=argparse.SUPPRESS)
    parser.add_argument("--out", default="results/bench.json", metavar="FILE", help="what was measured (default: results/bench.json)")
    parser.add_argument("--against", metavar="OLD.json", help="compare with an older run; exit status 1 when something is surely slower")
    parser.add_argument("--report", metavar="FILE.md", help="write the scaling report, with its charts (scaling*.svg) beside it")
    parser.add_argument("--filter", type=pattern, default=".", metavar="REGEX", help="only benchmarks whose names match")
    parser.add_argument("--repetitions", type=above_zero(int), default=5, metavar="N", help="of each benchmark (default: 5)")
    parser.add_argument("--seconds", type=above_zero(float), default=0.1, metavar="S", help="least time of a repetition (default: 0.1)")
    parser.add_argument("--from", dest="given", metavar="FILE", help="measure nothing: take what another run measured")
    parser.add_argument("--quiet", action="store_true", help="no progress")
    return parser.parse_args()


def bench(options):
    # What can be refused is refused first: to measure takes minutes.
    old = measured(options.against) if options.against else None
    place = made(options.report) if options.report else None
    if options.given:
        out = options.given
    else:
        wanted = names(options.program, options.filter)
        out = made(options.out)
        run(options, wanted, out)
    found = measured(out)
    shown(found)
    if place:
        report.write(place, found, read(out)[1])
        print(f"\nreport in {place}")
    if not options.given:
        print(f"\nmeasured: {out}")
    if old is not None:
        print()
        rows, slower = tables.against(found, old)
        tables.on_screen(rows, ["benchmark", "time, new / old", "95 % bounds", ""])
        if slower:
            print(f"\nslower: {', '.join(slower)}")
            return 1
    return 0


def main():
    options = read_options()
    try:
        return bench(options)
    except Refused as refused:
        print(f"souk bench: {refused}", file=sys.stderr)
        return 2
    except subprocess.CalledProcessError as error:
        print(f"souk bench: {pathlib.Path(options.program).name} ended with status {error.returncode}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
