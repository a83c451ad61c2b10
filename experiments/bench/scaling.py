"""How time and memory grow: curves against buyers, relations, replicates and threads."""
import re

from measured import time

SIZED = re.compile(r"^(?P<what>(?!phases of ).*), (?P<of>buyers|replicates)/threads:/(?P<size>\d+)/(?P<threads>\d+)$")
UNSIZED = re.compile(r"^(?P<what>.*), threads:/(?P<threads>\d+)$")


def sized(found):
    """[(what, of, size, threads, one)] of the benchmarks that are made at several sizes."""
    return [(m["what"], m["of"], int(m["size"]), int(m["threads"]), one) for name, one in found.items() if (m := SIZED.match(name))]


def curves(found, of, value):
    """{"what, n threads": [(size, value(one))]}, those of two points at least; value is None where it is not known."""
    all_curves = {}
    for what, kind, size, threads, one in sized(found):
        if kind == of and value(one):
            all_curves.setdefault(f"{what}, {threads} thread{'s' if threads > 1 else ''}", []).append((size, value(one)))
    return {name: sorted(points) for name, points in all_curves.items() if len(points) > 1}


def milliseconds(one):
    return time(one) / 1e6


def megabytes(one):
    return one["bytes/market"] / 1e6 if "bytes/market" in one else one["peak kB"] * 1024 / 1e6 if "peak kB" in one else None


def timed(one):
    return None if "peak kB" in one else milliseconds(one)


def of_known(found, value):
    """The same against relations, by the number of known suppliers."""
    points = [(round(one["bytes/market"] / one["bytes/relation"]), value(one)) for name, one in found.items() if re.match(r"^relational market of \d+, known:/\d+$", name) and value(one)]
    return {"relational market, 1 thread": sorted(points)} if len(points) > 1 else {}


def against_threads(found):
    """{"what, size": [(threads, ms)]}"""
    lines = {}
    for what, of, size, threads, one in sized(found):
        if timed(one):
            lines.setdefault((what, of, size), []).append((threads, timed(one)))
    return {key: sorted(points) for key, points in lines.items() if len(points) > 1}


def one_and_two_threads(found):
    """[(what, one thread's, two threads')] of the benchmarks that are timed on both, in their order."""
    pairs = {}
    for what, of, size, threads, one in sized(found):
        if timed(one):
            pairs.setdefault(f"{what}, {size:,} {of}", {})[threads] = one
    for name, one in found.items():
        if match := UNSIZED.match(name):
            pairs.setdefault(match["what"], {})[int(match["threads"])] = one
    return [(what, by_threads[1], by_threads[2]) for what, by_threads in pairs.items() if {1, 2} <= by_threads.keys()]


def memory_against_threads(found):
    lines = {}
    for what, of, size, threads, one in sized(found):
        if "peak kB" in one:
            lines.setdefault(f"{size} {of}", []).append((threads, megabytes(one)))
    return {name: sorted(points) for name, points in lines.items() if len(points) > 1}
