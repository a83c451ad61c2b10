"""Rows of text for the screen and for the report."""
import re
import statistics

import limits
import scaling
from measured import time
from ratio import ratio

RATES = ("relation-periods/s", "agent-steps/s", "runs/s", "GB/s", "Gflop/s")
MORE = ("bytes/relation", "bytes/buyer", "opening ns/relation", "ns/active", "ns/each", "peak kB", "foretold kB")
HEADER = ["benchmark", "time", "spread", "rate", "more", "share of the limit", "operations' worth"]
PHASES = ["phase", "ns a relation-period", "share of time", "times as fast as on 1 thread"]
TWO_THREADS = ["work", "times as fast on 2 threads as on 1", "95 % bounds"]
ABOVE_TWO = "A ratio above 2 is noise: two threads do at most twice the work of one, more cache for two cores aside."
BY_HAND = ["benchmark", "times the bare market by hand", "95 % bounds"]
BYTES = ["columns", "bytes a relation", "share"]
LAST_ALONE = "Series off still keeps a ledger: the last row alone is the cost of the series."
RECORDING = ["80 worlds of the default market", "time", "over", "by", "95 % bounds"]


def time_text(ns):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("us", 1e3)):
        if ns >= size:
            return f"{ns / size:.4g} {unit}"
    return f"{ns:.4g} ns"


def bounds_text(one, places=2):
    return f"{one.low:.{places}f} to {one.high:.{places}f}" if one.has_bounds() else "-"


def parts(one, kind):
    """[(name, value)] of the counters "KIND 00 NAME", in their order."""
    return [(key.split(" ", 2)[2], one[key]) for key in sorted(one) if re.match(rf"^{kind} \d\d ", key)]


def bytes_of_all(one):
    """Of a relation, where its bytes are what was counted; else 0."""
    return sum(value for _, value in parts(one, "bytes"))


def cells(found, name):
    one = found[name]
    if counted := bytes_of_all(one):  # how long it took to count says nothing
        return [name, "", "", "", f"{counted:.4g} bytes/relation", "", ""]
    rate = next((f"{one[k] / 1e6:.3g} M {k}" if one[k] >= 1e5 else f"{one[k]:.3g} {k}" for k in RATES if k in one), "")
    more = ", ".join(f"{one[k]:.4g} {k}" if one[k] < 1e4 else f"{one[k]:.0f} {k}" for k in MORE if k in one)
    return [name, time_text(time(one)), f"{100 * statistics.stdev([t / time(one) for t in one['times']]):.1f} %" if len(one["times"]) > 1 else "-",
            rate, more, *limits.shares(found, name)]


def on_screen(rows, header):
    widths = [max(len(row[k]) for row in [header, *rows]) for k in range(len(header))]
    for row in [header, *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def in_markdown(rows, header):
    """Lines."""
    return ["| " + " | ".join(row) + " |" for row in [header, ["---"] * len(header), *rows]]


def phases(found):
    """{"N buyers, M threads": rows}: as PHASES has it, the whole below."""
    each = {}
    for name, one in found.items():
        if match := re.match(r"^phases of .*, buyers/threads:/(\d+)/(\d+)$", name):
            of_phases = parts(one, "phase")
            each[int(match[1]), int(match[2])] = {**dict(of_phases), "all": sum(value for _, value in of_phases)}

    def times_as_fast(buyers, threads, phase):
        alone = each.get((buyers, 1))
        return f"{alone[phase] / each[buyers, threads][phase]:.2f}" if threads > 1 and alone else "-"

    return {f"{buyers:,} buyers, {threads} thread{'s' * (threads > 1)}":
            [[phase, f"{value:.3g}", f"{100 * value / values['all']:.1f} %", times_as_fast(buyers, threads, phase)] for phase, value in values.items()]
            for (buyers, threads), values in each.items()}


def two_threads(found):
    """How many times as fast two threads are as one, in this run."""
    rows = []
    for what, one, two in scaling.one_and_two_threads(found):
        faster = ratio(one, two)
        rows.append([what, f"{faster.middle:.2f}", bounds_text(faster)])
    return rows


def by_hand(found):
    """How many times the time of the same bare market written by hand each benchmark of a market takes, in this run."""
    rows = []
    for bare, yardstick in found.items():
        if match := re.match(r"^bare (.*) by hand, .*:/(\d+)$", bare):
            for name, one in found.items():
                if name.startswith(match[1] + ", ") and f":/{match[2]}/" in name:
                    times = ratio(one, yardstick)
                    rows.append([name, f"{times.middle:.2f}", bounds_text(times)])
    return rows


def bytes_of_columns(found):
    rows = []
    for one in found.values():
        if whole := bytes_of_all(one):
            rows = [[name, f"{value:.1f}", f"{100 * value / whole:.0f} %"] for name, value in [*parts(one, "bytes"), ("all", whole)]]
    return rows


def recording(found):
    """What a sweep adds to the simulation, by what it keeps of series; and what the whole series add to a sweep that keeps none."""
    alone, off, thinned, whole = (found.get(f"default market, {what}") for what in ("simulation alone", "series off", "series thinned", "series whole"))
    rows = []
    for name, one, over, other in (("series off", off, "simulation alone", alone), ("series thinned", thinned, "simulation alone", alone),
                                   ("series whole", whole, "simulation alone", alone), ("series whole", whole, "series off", off)):
        if one and other:
            times = ratio(one, other)
            by, low, high = (f"{100 * (value - 1):+.1f}" for value in times)
            rows.append([f"default market, {name}", time_text(time(one)), over, f"{by} %", f"{low} to {high} %" if times.has_bounds() else "-"])
    return rows


def sections(found):
    """[(rows, header, words below)] of all that is shown on screen beside the table of benchmarks."""
    shown = [(rows, [f"{PHASES[0]}, {market}", *PHASES[1:]], "") for market, rows in phases(found).items()]
    shown += [(two_threads(found), TWO_THREADS, ABOVE_TWO), (by_hand(found), BY_HAND, ""), (recording(found), RECORDING, LAST_ALONE), (bytes_of_columns(found), BYTES, "")]
    return [section for section in shown if section[0]]
