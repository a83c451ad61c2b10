"""The targets of speed and memory: each is stated here, once, and judged from one run."""
import typing

from measured import time
from ratio import Ratio, per_second, ratio

HEADER = ["target", "asked", "measured", "95 % bounds", "verdict"]


class Target(typing.NamedTuple):
    """measure: of what a run has found, how much it is, as a Ratio; KeyError where the run lacks it."""
    text: str
    asked: str  # "at most" or "at least"
    limit: float
    unit: str
    measure: typing.Callable
    is_counted: bool = False  # so all rounds agree

    def verdict(self, value):
        if not value.has_bounds():
            return "cannot be told: one round alone"
        met, missed = (value.high <= self.limit, value.low > self.limit) if self.asked == "at most" else (value.low >= self.limit, value.high < self.limit)
        return "met" if met else "not met" if missed else "cannot be told"


def times(one, other, per=1.0):
    """The time of one over that of the other, by so much work of one for each of the other."""
    def measure(found):
        return scaled(ratio(found[one], found[other]), 1.0 / per)
    return measure


def more(one, other):
    """Per cent of time that one takes beyond the other."""
    def measure(found):
        return Ratio(*(100.0 * (value - 1.0) for value in ratio(found[one], found[other])))
    return measure


def counted(benchmark, counter, factor=1.0):
    def measure(found):
        return Ratio(*[found[benchmark][counter] * factor] * 3)
    return measure


def scaled(value, factor):
    return Ratio(*(each * factor for each in value))


def million_relation_periods(found):
    one = found["default market/40/1"]
    return per_second(one, one["relation-periods/s"] * time(one) / 1e9 / 1e6)


LOYALTY, RELATIONAL, SLIM = (f"{market}, buyers/threads:/" for market in ("loyalty market", "relational market", "slim relational market"))
REPLICATES = "default market x 2 worlds, replicates/threads:/"
TARGETS = (
    *(Target(f"loyalty market of 100,000 buyers, capacity {capacity} %, not recorded: time over the bare market by hand", "at most", 1.5, "times",
             times(f"loyalty market of 100000, capacity in %/recorded:/{capacity}/0", f"bare loyalty market of 100000 by hand, capacity in %:/{capacity}"))
      for capacity in (50, 100, 120)),
    Target("loyalty market of 1,000,000 buyers: 2 threads against 1", "at least", 1.8, "times as fast", times(f"{LOYALTY}1000000/1", f"{LOYALTY}1000000/2")),
    Target("default market: relation-periods a second and core", "at least", 20.0, "million", million_relation_periods),
    Target("default market, 32 replicates: 2 threads against 1", "at least", 1.9, "times as fast", times(f"{REPLICATES}32/1", f"{REPLICATES}32/2")),
    Target("relational market of 100,000 buyers: 2 threads against 1", "at least", 1.7, "times as fast", times(f"{RELATIONAL}100000/1", f"{RELATIONAL}100000/2")),
    Target("slim market: time of a relation-period with 1,000,000 buyers over that with 10,000", "at most", 1.5, "times",
           times(f"{SLIM}1000000/1", f"{SLIM}10000/1", per=100.0)),
    Target("default market: memory of a relation", "at most", 400.0, "bytes", counted("default market/40/1", "bytes/relation"), is_counted=True),
    Target("10 million relations: memory, by the slim market of 1,000,000 buyers", "at most", 8.0, "GiB",
           counted(f"{SLIM}1000000/1", "bytes/relation", 1e7 / 2**30), is_counted=True),
    Target("default market in a sweep: ledger and whole series over the simulation alone", "at most", 5.0, "% more",
           more("default market, series whole", "default market, simulation alone")),
)


def number(value):
    """With three digits, or those before the point."""
    return f"{value:.{2 if abs(value) < 10.0 else 1 if abs(value) < 100.0 else 0}f}"


def judged(found):
    """Rows, as HEADER has it, of the targets that the run has measured."""
    rows = []
    for target in TARGETS:
        try:
            value = target.measure(found)
        except KeyError:
            continue
        bounds = "counted" if target.is_counted else f"{number(value.low)} to {number(value.high)}" if value.has_bounds() else "-"
        rows.append([target.text, f"{target.asked} {target.limit:g} {target.unit}", number(value.middle), bounds, target.verdict(value)])
    return rows
