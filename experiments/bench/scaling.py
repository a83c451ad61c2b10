"""How time and memory grow: curves against buyers, relations, replicates and threads, and their slopes."""
import math
import re
import statistics

from measured import by_rounds, time
from student import interval

SIZED = re.compile(r"^(?P<what>(?!phases of ).*), (?P<of>buyers|replicates)/threads:/(?P<size>\d+)/(?P<threads>\d+)$")
UNSIZED = re.compile(r"^(?P<what>.*), threads:/(?P<threads>\d+)$")
DEFAULT = re.compile(r"^default market/(?P<size>\d+)/(?P<threads>\d+)$")  # a relational market as well, of the buyers that a user has at first


def sized(found):
    """[(what, of, size, threads, one)] of the benchmarks that are made at several sizes."""
    rows = []
    for name, one in found.items():
        if match := SIZED.match(name):
            rows.append((match["what"], match["of"], int(match["size"]), int(match["threads"]), one))
        elif match := DEFAULT.match(name):
            rows.append(("relational market", "buyers", int(match["size"]), int(match["threads"]), one))
    return rows


def milliseconds(one):
    """None where the time is not what was measured."""
    return None if "peak kB" in one else time(one) / 1e6


def megabytes(one):
    """None where it is not known."""
    return one["bytes/market"] / 1e6 if "bytes/market" in one else one["peak kB"] * 1024 / 1e6 if "peak kB" in one else None


def lines(points):
    """{key: [(x, one)]} by x, of [(key, x, one)]: those of two points at least."""
    by_key = {}
    for key, x, one in points:
        by_key.setdefault(key, []).append((x, one))
    return {key: sorted(line, key=lambda point: point[0]) for key, line in by_key.items() if len(line) > 1}


def curves(found, of, value):
    """{"what, n threads": [(size, one)]} of those that have the value."""
    return lines((f"{what}, {threads} thread{'s' if threads > 1 else ''}", size, one)
                 for what, kind, size, threads, one in sized(found) if kind == of and value(one))


def of_known(found):
    """[(buyers, known suppliers of each need, one)]"""
    return [(int(m[1]), int(m[2]), one) for name, one in found.items() if (m := re.match(r"^relational market of (\d+), known:/(\d+)$", name))]


def what_of_known(found):
    """A sentence on what varies where relations do."""
    rows = of_known(found)
    return f"The known suppliers of each need vary ({', '.join(str(known) for _, known, _ in rows)}); the buyers are always {rows[0][0]:,}." if rows else ""


def against_relations(found, value):
    return lines(("relational market, 1 thread", round(one["bytes/market"] / one["bytes/relation"]), one) for _, _, one in of_known(found) if value(one))


def against_threads(found):
    """{"what, size": [(threads, one)]} of the largest size of each."""
    every = lines(((what, of, size), threads, one) for what, of, size, threads, one in sized(found) if milliseconds(one))
    largest = {what: (f"{what}, {size:,} {of}", line) for (what, of, size), line in sorted(every.items(), key=lambda item: item[0][2])}
    return dict(largest.values())


def memory_against_threads(found):
    return lines((f"{size} {of}", threads, one) for _, of, size, threads, one in sized(found) if "peak kB" in one)


def series(found, against, value):
    """{name: [(x, one)]} of what has the value, against buyers, replicates, relations or threads."""
    if against == "threads":
        return against_threads(found) if value is milliseconds else memory_against_threads(found)
    return against_relations(found, value) if against == "relations" else curves(found, against, value)


def one_and_two_threads(found):
    """[(what, one thread's, two threads')] of the benchmarks that are timed on both, in their order."""
    pairs = {}
    for what, of, size, threads, one in sized(found):
        if milliseconds(one):
            pairs.setdefault(f"{what}, {size:,} {of}", {})[threads] = one
    for name, one in found.items():
        if match := UNSIZED.match(name):
            pairs.setdefault(match["what"], {})[int(match["threads"])] = one
    return [(what, by_threads[1], by_threads[2]) for what, by_threads in pairs.items() if {1, 2} <= by_threads.keys()]


def log_log_slope(points):
    """Least squares through [(x, y)]."""
    x, y = [math.log(a) for a, _ in points], [math.log(b) for _, b in points]
    mx, my = statistics.mean(x), statistics.mean(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y)) / sum((a - mx) ** 2 for a in x)


def slope(line, value):
    """(slope, half width of its 95 % interval) of [(x, one)]. Of time, one slope a round and the mean of these: what is asked is
    how sure the slope is, not whether three points lie on a line. What is counted has no half width: not a number."""
    if value is not milliseconds:
        return log_log_slope([(x, value(one)) for x, one in line]), math.nan
    sizes = [x for x, _ in line]
    return interval([log_log_slope(list(zip(sizes, times))) for times in by_rounds([one for _, one in line])])
