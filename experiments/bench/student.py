"""Student's t: how far the mean of a few values can be from the truth. Degrees of freedom need not be whole."""
import functools
import math
import statistics


def fraction(x, a, b):
    """Continued fraction of the incomplete beta function, by Lentz's method (Press et al., Numerical Recipes, 6.4)."""
    least = 1e-300  # stands for 0 where one divides
    c, d = 1.0, 1.0 / (1.0 - (a + b) * x / (a + 1.0) or least)
    whole = d
    for m in range(1, 1000):
        even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0))
        for term in (even, odd):
            d = 1.0 / (1.0 + term * d or least)
            c = 1.0 + term / c or least
            whole *= c * d
        if abs(c * d - 1.0) < 1e-15:
            break
    return whole


def incomplete_beta(x, a, b):
    """Regularized: from 0 at x = 0 to 1 at x = 1."""
    if x <= 0.0 or x >= 1.0:
        return float(x >= 1.0)
    front = math.exp(a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b))
    if x < (a + 1.0) / (a + b + 2.0):  # where the fraction comes to its end soon
        return front * fraction(x, a, b) / a
    return 1.0 - front * fraction(1.0 - x, b, a) / b


def outside(t, freedom):
    """Probability of |T| > t."""
    return incomplete_beta(freedom / (freedom + t * t), freedom / 2.0, 0.5)


@functools.lru_cache(maxsize=None)
def quantile(confidence, freedom):
    """t such that |T| <= t with the given probability, which is below 1."""
    low, high = 0.0, 1.0
    while outside(high, freedom) > 1.0 - confidence:
        high *= 2.0
    for _ in range(100):
        middle = (low + high) / 2.0
        low, high = (middle, high) if outside(middle, freedom) > 1.0 - confidence else (low, middle)
    return (low + high) / 2.0


def interval(values, confidence=0.95):
    """(mean, half width); a single value has no half width: not a number."""
    n = len(values)
    half = quantile(confidence, n - 1) * statistics.stdev(values) / math.sqrt(n) if n > 1 else math.nan
    return statistics.mean(values), half


def interval_of_difference(values, others, confidence=0.95):
    """(difference of the means, half width) of two samples that are not paired, their spreads not taken to be alike (Welch 1947)."""
    middle = statistics.mean(values) - statistics.mean(others)
    if min(len(values), len(others)) < 2:
        return middle, math.nan
    variances = [(statistics.variance(sample) / len(sample), len(sample) - 1) for sample in (values, others)]
    variance = sum(v for v, _ in variances)
    if variance == 0.0:
        return middle, 0.0
    freedom = variance ** 2 / sum(v ** 2 / n for v, n in variances)
    return middle, quantile(confidence, freedom) * math.sqrt(variance)
