"""Rows of text for the screen and for the report."""
import re
import statistics

import limits
import scaling
from measured import ratio, time

RATES = ("relation-periods/s", "agent-steps/s", "runs/s", "GB/s", "Gflop/s")
MORE = ("bytes/relation", "bytes/buyer", "opening ns/relation", "ns/active", "ns/each", "peak kB", "foretold kB")
HEADER = ["benchmark", "time", "spread", "rate", "more", "share of the limit", "operations' worth"]

TWO_THREADS = ["work", "times as fast on 2 threads as on 1", "95 % bounds"]


def time_text(ns):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("us", 1e3)):
        if ns >= size:
            return f"{ns / size:.4g} {unit}"
    return f"{ns:.4g} ns"


def cells(found, name):
    one = found[name]
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


def parts(one, kind):
    """[(name, value)] of the counters "KIND 00 NAME", in their order."""
    return [(key.split(" ", 2)[2], one[key]) for key in sorted(one) if re.match(rf"^{kind} \d\d ", key)]


PHASES = ["phase", "ns a relation-period", "share of time", "times as fast as on 1 thread"]


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
        middle, low, high = ratio(one, two)
        rows.append([what, f"{middle:.2f}", f"{low:.2f} to {high:.2f}" if low == low else "-"])
    return rows


def by_hand(found):
    """How many times the time of the same bare market written by hand each benchmark of a market takes, in this run."""
    rows = []
    for bare, yardstick in found.items():
        if match := re.match(r"^bare (.*) by hand, .*:/(\d+)$", bare):
            for name, one in found.items():
                if name.startswith(match[1] + ", ") and f":/{match[2]}/" in name:
                    middle, low, high = ratio(one, yardstick)
                    rows.append([name, f"{middle:.2f}", f"{low:.2f} to {high:.2f}" if low == low else "-"])
    return rows


def against(new, old):
    """Rows of ratios of medians with 95 % bounds from the spread of the repetitions; and the names of those that are slower."""
    rows, slower = [], []
    for name, one in new.items():
        if name not in old:
            rows.append([name, "-", "-", "new"])
            continue
        middle, low, high = ratio(one, old[name])
        said = "slower" if low > 1.02 else "faster" if high < 0.98 else "the same within 2 %" if low >= 0.98 and high <= 1.02 else "cannot be told from the same"
        if low != low:
            said = "too few repetitions"
        if said == "slower":
            slower.append(name)
        rows.append([name, f"{middle:.3f}", f"{low:.3f} to {high:.3f}", said])
    return rows, slower
