"""Runs the benchmarks and prints tables; compares with an older run or program; writes the report of speed. Called by `./souk bench`."""
import argparse
import json
import math
import os
import pathlib
import re
import subprocess
import sys

import against
import report
import rounds
import summary
import tables
import targets
from measured import failures, measured, read
from refused import Refused

OUT = "results/bench.json"


class Options(argparse.ArgumentParser):
    def error(self, message):
        raise Refused(message)


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


def is_program(path):
    """Whether it is an executable file that is not JSON."""
    if not (os.path.isfile(path) and os.access(path, os.X_OK)):
        return False
    try:
        json.loads(pathlib.Path(path).read_bytes())
    except (OSError, ValueError):
        return True
    return False


def pattern(text):
    try:
        return re.compile(text)
    except re.error as error:
        raise argparse.ArgumentTypeError(f"{text} is no regular expression ({error})") from error


def at_least_1(text):
    if not re.fullmatch(r"\+?0*[1-9]\d*", text):
        raise argparse.ArgumentTypeError(f"{text} must be a whole number of at least 1")
    return int(text)


def number(text):
    value = float(text)
    if not 0 < value < math.inf:
        raise argparse.ArgumentTypeError(f"{text} is not above 0, or has no end")
    return value


def read_options():
    parser = Options(prog="souk bench", description="Speed, as ratios measured in one run.", epilog="In every round each benchmark is called once, so that what is "
                     "compared met with the same machine. The yardsticks (arithmetic, memory bandwidth) are always measured, too.")
    parser.add_argument("program", help=argparse.SUPPRESS)
    parser.add_argument("--out", metavar="FILE", help=f"what was measured (default: {OUT}); of an older program it is in FILE_old beside it")
    parser.add_argument("--against", metavar="OLD", help="an older program, which takes turns with this one in every round (better), or the file of an older run, which knows "
                        "nothing of how the machine itself moved since but for the yardsticks; exit status 1 when something is surely slower by more than 2 %%, with "
                        "allowance for the number of benchmarks compared (Bonferroni, 5 %% for all together)")
    parser.add_argument("--report", metavar="FILE.md", help="write the report of speed, with its charts (scaling*.svg) beside it")
    parser.add_argument("--filter", type=pattern, default=".", metavar="REGEX", help="only benchmarks whose names, as the table shows them, match")
    parser.add_argument("--rounds", "--repetitions", type=at_least_1, default=5, metavar="N", help="how often each benchmark is measured (default: 5)")
    parser.add_argument("--seconds", type=number, default=0.1, metavar="S", help="least time of a benchmark in a round (default: 0.1)")
    parser.add_argument("--from", dest="given", metavar="FILE", help="measure nothing: take what another run measured")
    parser.add_argument("--quiet", action="store_true", help="no progress")
    return parser.parse_args()


def shown(found, context):
    if sentence := summary.load(context):
        print(f"{sentence}\n")
    tables.on_screen([tables.cells(found, name) for name in found], tables.HEADER)
    for rows, header, words in [*tables.sections(found), (targets.judged(found), targets.HEADER, "")]:
        if rows:
            print()
            tables.on_screen(rows, header)
            print(words, end="\n" if words else "")


def run(options, new, older):
    """Measures new and, where they are a program's, what older has of the same; names as rounds.listed() has them. Returns the files."""
    out = made(options.out or OUT)
    files, measurings = [out], [rounds.Measuring(options.program, new, options.seconds, made(f"{out}.part"))]
    if older is not None:
        files.append(made(out.with_name(f"{out.stem}_old{out.suffix}")))
        mine = {name: own for name, own in older.items() if name in new}
        measurings.append(rounds.Measuring(os.path.abspath(options.against), mine, options.seconds, made(f"{out}.part")))
    for file, data in zip(files, rounds.measure(measurings, options.rounds, rounds.Progress(options.quiet))):
        file.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return files


def judged(new, old, only_old):
    """Prints the comparison; the program's status."""
    rows, said, slower = against.compared(new, old)
    for table, header in ((rows, against.HEADER), (against.memory(new, old), against.MEMORY)):
        if table:
            print()
            tables.on_screen(table, header)
    print("", *said, sep="\n")
    if only_old:
        print(f"Only in the older one: {'; '.join(only_old)}.")
    if slower:
        print(f"\nslower: {'; '.join(slower)}")
    return 1 if slower else 0


def bench(options):
    # What can be refused is refused first: to measure takes minutes.
    takes_turns = bool(options.against) and is_program(options.against)
    if options.given and options.out:
        raise Refused("--from measures nothing, so there is nothing to write to --out")
    if options.given and takes_turns:
        raise Refused(f"--from measures nothing, so --against must be the file of an older run, and {options.against} is a program")
    older = None
    if options.against:
        older = rounds.listed(os.path.abspath(options.against)) if takes_turns else measured(options.against)
    place = made(options.report) if options.report else None
    new = rounds.found_some(measured(options.given) if options.given else rounds.listed(options.program), options.filter)
    if options.against:
        older = rounds.matching(older, options.filter)
        against.checked(new, older, options.against)
        only_old = [name for name in older if name not in new]

    files = [options.given] if options.given else run(options, new, older if takes_turns else None)
    found = new if options.given else measured(files[0])
    rows, context = read(files[0])
    shown(found, context)
    if place:
        report.write(place, found, context, failures(rows))
        print(f"\nreport in {place}")
    if not options.given:
        print(f"\nmeasured: {' and '.join(map(str, files))}")
    return judged(found, measured(files[1]) if takes_turns else older, only_old) if options.against else 0


def main():
    try:
        options = read_options()
        return bench(options)
    except Refused as refused:
        print(f"souk bench: {refused}", file=sys.stderr)
        return 2
    except subprocess.CalledProcessError as error:
        ended = f"was ended by signal {-error.returncode}" if error.returncode < 0 else f"ended with status {error.returncode}"
        print(f"souk bench: {pathlib.Path(error.cmd[0]).name} {ended}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
