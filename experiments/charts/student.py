"""Student's t intervals, as the program computes them (sim/stats/interval.hpp)."""
import functools
import math


def inside(t, freedom):
    """Probability of |T| <= t, exact for whole degrees of freedom (Abramowitz & Stegun 26.7.3 and 26.7.4)."""
    angle = math.atan(t / math.sqrt(freedom))
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = freedom % 2
    term = cosine if odd else 1.0
    total = term if freedom > 1 else 0.0
    for k in range(3 if odd else 2, freedom - 1, 2):
        term *= cosine * cosine * (k - 1) / k
        total += term
    return 2.0 / math.pi * (angle + sine * total) if odd else sine * total


@functools.lru_cache(maxsize=None)
def quantile(confidence, freedom):
    """t such that |T| <= t with the given probability."""
    low, high = 0.0, 1.0
    while inside(high, freedom) < confidence:
        high *= 2.0
    for _ in range(200):
        middle = (low + high) / 2.0
        low, high = (middle, high) if inside(middle, freedom) < confidence else (low, middle)
    return (low + high) / 2.0


def intervals(groups, confidence):
    """Mean, low, high and n of a pandas group-by of one column; low and high are empty below two values."""
    table = groups.agg(["mean", "std", "count"]).rename(columns={"count": "n"})
    half = [sd / math.sqrt(n) * quantile(confidence, int(n) - 1) if n > 1 else math.nan for sd, n in zip(table["std"], table["n"])]
    return table.assign(low=table["mean"] - half, high=table["mean"] + half)
