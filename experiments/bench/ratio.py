"""How many times the time of another benchmark one takes, and how sure that is."""
import math
import typing

from measured import are_paired, by_rounds
from student import interval, interval_of_difference


class Ratio(typing.NamedTuple):
    """With its bounds; they are not numbers where there was one round alone."""
    middle: float
    low: float
    high: float

    def has_bounds(self):
        return not math.isnan(self.low)


def from_logs(middle, half):
    return Ratio(math.exp(middle), math.exp(middle - half), math.exp(middle + half))


def ratio(one, other, confidence=0.95, drift=0.0):
    """The geometric mean over rounds. In rounds of one session by pairs: a slow minute hits both. Else by Welch's test, the bounds
    widened by drift, the log of what the machine itself moved by."""
    if are_paired([one, other]):
        middle, half = interval([math.log(a / b) for a, b in by_rounds([one, other])], confidence)
    else:
        middle, half = interval_of_difference(*([math.log(t) for t in each["times"]] for each in (one, other)), confidence)
    return from_logs(middle, half + drift)


def per_second(one, amount):
    """How much is done a second when a time is that of so much: Ratio, over the rounds."""
    return from_logs(*interval([math.log(amount * 1e9 / t) for t in one["times"]]))
