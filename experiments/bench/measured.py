"""What a run has measured: times of all repetitions and counters of every benchmark, and how sure they are."""
import json
import math
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


def measured(path):
    """{name: {"times": [ns], counter: median}} in the order of the program. Raises Refused as read() does."""
    found, counters, failed = {}, {}, {}
    try:
        for row in read(path)[0]:
            if row.get("run_type") != "iteration":
                continue
            name = re.sub(r"/(real_time|min_time:[\d.]+|iterations:\d+|manual_time)", "", row["run_name"])
            if row.get("error_occurred"):
                failed[name] = row.get("error_message")
                continue
            found.setdefault(name, []).append(row["real_time"] * UNITS[row["time_unit"]])
            for key, value in row.items():
                if isinstance(value, float) and key not in ("real_time", "cpu_time"):
                    counters.setdefault(name, {}).setdefault(key, []).append(value)
    except (AttributeError, KeyError, TypeError) as error:
        raise Refused(f"{path} is no file of benchmarks (a row is not as Google Benchmark writes it: {error})") from error
    for name, why in failed.items():
        print(f"{name}: left out: {why}", file=sys.stderr)
    return {name: {"times": times, **{k: statistics.median(v) for k, v in counters.get(name, {}).items()}} for name, times in found.items()}


def time(one):
    """The median, ns."""
    return statistics.median(one["times"])


def spread(times):
    """Standard error of the log of the median, by the spread of the repetitions."""
    if len(times) < 2:
        return math.nan
    logs = [math.log(t) for t in times]
    return 1.25 * statistics.stdev(logs) / math.sqrt(len(logs))


def ratio(one, other):
    """How many times the time of the other one takes: (ratio, low, high) with 95 % bounds."""
    middle = time(one) / time(other)
    noise = 1.96 * math.hypot(spread(one["times"]), spread(other["times"]))
    return middle, middle * math.exp(-noise), middle * math.exp(noise)


def slope(points):
    """Log-log slope with its 95 % interval (least squares; Student's t for up to 8 degrees of freedom)."""
    quantile = [math.nan, 12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31]
    x, y = [math.log(a) for a, _ in points], [math.log(b) for _, b in points]
    n, mx, my = len(points), statistics.mean(x), statistics.mean(y)
    sxx = sum((a - mx) ** 2 for a in x)
    b = sum((a - mx) * (c - my) for a, c in zip(x, y)) / sxx
    rest = sum((c - my - b * (a - mx)) ** 2 for a, c in zip(x, y))
    half = quantile[min(n - 2, 8)] * math.sqrt(rest / (n - 2) / sxx) if n > 2 else math.nan
    return b, half
