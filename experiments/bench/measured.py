"""What a run has measured: times of all rounds and counters of every benchmark."""
import json
import pathlib
import re
import statistics
import sys

from refused import Refused

UNITS = {"ns": 1.0, "us": 1e3, "ms": 1e6, "s": 1e9}


def read(path):
    """(rows, context) of a file of benchmarks. Raises Refused when it is none."""
    try:
        data = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        return data["benchmarks"], data.get("context", {})
    except OSError as error:
        raise Refused(f"{path} cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(f"{path} is no file of benchmarks ({error})") from error


def plain(name):
    """A benchmark's name as tables show it: without how it is run."""
    return re.sub(r"/(real_time|process_time|min_time:[\d.]+|iterations:\d+|manual_time)", "", name)


def failures(rows):
    """{name: why} of what the program would not measure, so that it is left out."""
    return {plain(row["run_name"]): row.get("error_message") for row in rows if row.get("error_occurred")}


def measured(path):
    """{name: {"times": [ns], "rounds": [index], "session": text or None, counter: median}} in the order of the program. What was
    measured in rounds has the session's mark: times of one round belong together. Raises Refused as read() does."""
    found, counters = {}, {}
    rows, context = read(path)
    try:
        failed = failures(rows)
        session = context.get("session")
        for row in rows:
            if row.get("run_type") != "iteration" or row.get("error_occurred"):
                continue
            name = plain(row["run_name"])
            one = found.setdefault(name, {"times": [], "rounds": [], "session": session})
            one["times"].append(row["real_time"] * UNITS[row["time_unit"]])
            one["rounds"].append(row["repetition_index"] if session else len(one["rounds"]))
            for key, value in row.items():
                if isinstance(value, float) and key not in ("real_time", "cpu_time"):
                    counters.setdefault(name, {}).setdefault(key, []).append(value)
    except (AttributeError, KeyError, TypeError) as error:
        raise Refused(f"{path} is no file of benchmarks (a row is not as Google Benchmark writes it: {error})") from error
    for name, why in failed.items():
        print(f"{name}: left out: {why}", file=sys.stderr)
    return {name: {**one, **{k: statistics.median(v) for k, v in counters.get(name, {}).items()}} for name, one in found.items()}


def time(one):
    """The median, ns."""
    return statistics.median(one["times"])


def are_paired(ones):
    """Whether they were measured in the rounds of one session, so that times of one round met with the same machine."""
    return ones[0]["session"] is not None and len({one["session"] for one in ones}) == 1


def by_rounds(ones):
    """[(time of each, ns)], one for every round that all were measured in; by repetition where they are not paired."""
    each = [dict(zip(one["rounds"], one["times"])) for one in ones]
    return [tuple(times[k] for times in each) for k in each[0] if all(k in times for times in each)]
