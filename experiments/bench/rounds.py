"""Measuring in rounds: every benchmark once a round, so that times of one round belong together."""
import json
import pathlib
import re
import subprocess
import sys
import time
import uuid

import limits
from measured import plain
from refused import Refused

ALONE = "peak memory"  # measured once, first and alone: a process begins with the memory of the one that forked it


def listed(program):
    """{name as tables show it: the program's own}, in the order of the program. Raises Refused when it is no program of benchmarks."""
    try:
        done = subprocess.run([program, "--benchmark_list_tests=true"], check=False, capture_output=True, text=True)
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"{program} cannot be run ({error})") from error
    if done.returncode or not done.stdout:
        raise Refused(f"{program} is no program of benchmarks: it lists none")
    return {plain(name): name for name in done.stdout.splitlines()}


def matching(named, pattern):
    """Of {name: anything} what is looked for, and always the yardsticks, these first."""
    wanted = [name for name in named if pattern.search(name) or limits.is_yardstick(name)]
    return {name: named[name] for name in sorted(wanted, key=lambda name: not limits.is_yardstick(name))}


def found_some(named, pattern):
    """As matching(). Raises Refused when nothing is found."""
    if not any(pattern.search(name) for name in named):
        raise Refused(f"no benchmark matches {pattern.pattern}; the names begin with: {', '.join(sorted({re.split('[,:/(]', name)[0].strip() for name in named}))}")
    return matching(named, pattern)


class Progress:
    """A line on stderr for each step as it begins, with the time so far."""

    def __init__(self, is_quiet):
        self.is_quiet, self.start = is_quiet, time.monotonic()

    def say(self, step):
        minutes, seconds = divmod(int(time.monotonic() - self.start), 60)
        if not self.is_quiet:
            print(f"{step}, {f'{minutes} min ' if minutes else ''}{seconds} s", file=sys.stderr, flush=True)


class Measuring:
    """A program, which of its benchmarks are wanted, and what was measured of them so far."""

    def __init__(self, program, names, seconds, part):
        """names: as listed() has them; seconds: the least time of a benchmark in a round; part: a file of no use afterwards."""
        self.program, self.names, self.seconds, self.part = program, names, seconds, pathlib.Path(part)
        self.context, self.rows = None, []

    def measure(self, names, round_index):
        """Those of the names that this program has, once."""
        mine = [self.names[name] for name in names if name in self.names]
        if not mine:
            return
        exactly = "|".join(re.sub(r"([.^$*+?()\[\]{}|\\])", r"\\\1", name) for name in mine)
        self.part.unlink(missing_ok=True)
        try:
            done = subprocess.run([self.program, "--benchmark_repetitions=1", f"--benchmark_min_time={self.seconds}", f"--benchmark_filter=^({exactly})$",
                                   "--benchmark_format=console", f"--benchmark_out={self.part}", "--benchmark_out_format=json"],
                                  check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace")
            if done.returncode:  # else stderr has only remarks on how the library was built
                sys.stderr.write(done.stderr)
                done.check_returncode()
            data = json.loads(self.part.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise Refused(f"{self.program} has measured nothing ({error})") from error
        finally:
            self.part.unlink(missing_ok=True)
        self.context = self.context or data["context"]
        self.rows += [{**row, "repetition_index": round_index} for row in data["benchmarks"]]

    def data(self, **more_context):
        """As Google Benchmark writes it, every benchmark's rounds together."""
        place = {own: k for k, own in enumerate(self.names.values())}
        rows = sorted(self.rows, key=lambda row: place.get(row["run_name"], len(place)))
        return {"context": {**self.context, **more_context}, "benchmarks": rows}


def measure(measurings, rounds, progress):
    """[data] of each: one Measuring, or two that are to be compared. Two take turns at every benchmark, and who begins changes with
    the round, so that what slows the machine down for seconds or minutes hits both."""
    every = list(dict.fromkeys(name for one in measurings for name in one.names))
    alone, together = [name for name in every if name.startswith(ALONE)], [name for name in every if not name.startswith(ALONE)]
    if alone:
        progress.say(ALONE)
        for one in measurings:
            one.measure(alone, 0)
    turns = [together] if len(measurings) == 1 else [[name] for name in together]
    for k in range(rounds):
        if together:
            progress.say(f"round {k + 1} of {rounds}")
        for names in turns:
            for one in measurings if k % 2 == 0 else reversed(measurings):
                one.measure(names, k)
    session = uuid.uuid4().hex  # who has the same was measured in the same rounds
    return [one.data(rounds=rounds, session=session) for one in measurings]
