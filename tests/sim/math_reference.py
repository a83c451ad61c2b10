#!/usr/bin/env python3
"""Where the numbers of sim/math come from: `coefficients` prints the fits, `quantiles` prints math_normal_quantiles.hpp.

Needs mpmath. Every fit is a weighted least squares fit whose weights grow where the error is largest (Lawson), rational ones
with the denominator of the round before (Loeb), until the errors are level: within a few per cent of minimax.
"""
import sys
import mpmath as mp

mp.mp.dps = 90
UNIT = mp.mpf(2) ** -53


def nodes(low, high, count):
    return [(low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * (i + mp.mpf(1) / 2) / count) for i in range(count)]


def fit(variable, lead, target, weight, above, below, rounds):
    """Coefficients making weight |target - lead N(variable) / D(variable)| small, D(0) = 1, and the largest such error."""
    points = range(len(target))
    powers = [[v**j for j in range(max(above, below) + 1)] for v in variable]
    emphasis, denominator, best = [mp.mpf(1) / len(target)] * len(target), [mp.mpf(1)] * len(target), None
    unknowns = above + 1 + below
    for turn in range(rounds):
        matrix, right = mp.matrix(unknowns, unknowns), mp.matrix(unknowns, 1)
        for i in points:
            scale = weight[i] / denominator[i]
            row = [lead[i] * powers[i][j] * scale for j in range(above + 1)]
            row += [-target[i] * powers[i][j] * scale for j in range(1, below + 1)]
            for a in range(unknowns):
                part = row[a] * emphasis[i]
                right[a] += part * (target[i] * scale)
                for b in range(a, unknowns):
                    matrix[a, b] += part * row[b]
        for a in range(unknowns):
            for b in range(a):
                matrix[a, b] = matrix[b, a]
        solution = mp.lu_solve(matrix, right)
        top, bottom = list(solution[: above + 1]), [mp.mpf(1)] + list(solution[above + 1 :])
        denominator = [abs(mp.fdot(bottom, powers[i][: below + 1])) for i in points]
        fitted = [lead[i] * mp.fdot(top, powers[i][: above + 1]) / mp.fdot(bottom, powers[i][: below + 1]) for i in points]
        errors = [weight[i] * (target[i] - fitted[i]) for i in points]
        largest = max(abs(e) for e in errors)
        if best is None or largest < best[0]:
            best = (largest, top, bottom)
        if turn >= 4:
            emphasis = [emphasis[i] * (abs(errors[i]) / largest + mp.mpf("1e-3")) for i in points]
            total = sum(emphasis)
            emphasis = [e / total for e in emphasis]
    return best


def tail_quantile(log_tail):
    """z > 0 with log P(normal > z) = log_tail, by Newton's method."""
    t = mp.sqrt(-2 * log_tail)
    z = t - mp.log(2 * mp.pi * t * t) / (2 * t) if t > 3 else t - mp.mpf("0.8")
    for _ in range(12):
        tail = mp.erfc(z / mp.sqrt(2)) / 2
        step = (log_tail - mp.log(tail)) * tail / (mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi))
        z -= step
        if abs(step) < mp.mpf(10) ** -70:
            break
    return z


def show(name, result):
    print(name, "largest error", mp.nstr(result[0], 4), "x 2^-53")
    for coefficients in result[1:]:
        print("   ", ", ".join(float(c).hex() for c in coefficients))


def coefficients():
    half = mp.log(2) / 2 * mp.mpf("1.0005")
    xs = [x for x in nodes(-half, half, 121) if x != 0]
    show("exp: Q", fit(xs, [x * x for x in xs], [mp.expm1(x) - x for x in xs], [mp.exp(-x) / UNIT for x in xs], 9, 0, 60))

    end = (mp.sqrt(2) - 1) / (mp.sqrt(2) + 1) * mp.mpf("1.0002")
    xs = [x for x in nodes(mp.mpf(0), end, 140) if x > 1e-6]
    logs = [mp.log((1 + x) / (1 - x)) for x in xs]
    show("log: R / s^2", fit([x * x for x in xs], [x**3 for x in xs], [y - 2 * x for x, y in zip(xs, logs)],
                             [1 / (UNIT * y) for y in logs], 6, 0, 60))

    seam = mp.mpf("0.055")
    end = mp.mpf("0.5") - seam + mp.mpf("1e-5")
    qs = [q for q in nodes(-end, end, 360) if q > 0]
    zs = [mp.sqrt(2) * mp.erfinv(2 * q) for q in qs]
    show("centre: S", fit([mp.mpf(0.1981) - q * q for q in qs], [mp.mpf(1)] * len(qs),
                          [z / q - mp.mpf("2.75") for z, q in zip(zs, qs)], [q / (UNIT * z) for z, q in zip(zs, qs)], 8, 8, 200))

    first = mp.log(mp.sqrt(-2 * mp.log(seam)) - mp.mpf("1e-4"))
    last = mp.log(mp.sqrt(-2 * mp.log(mp.mpf(2) ** -1074)) + mp.mpf("1e-3"))
    ts = [mp.exp(x) for x in nodes(first, last, 240)]
    zs = [tail_quantile(-t * t / 2) for t in ts]
    show("tail: G", fit(ts, [mp.mpf(1)] * len(ts), [z - t + mp.mpf("0.75") for z, t in zip(zs, ts)],
                        [1 / (UNIT * z) for z in zs], 10, 10, 90))


def quantile(p):
    exact = mp.mpf(p)
    if abs(exact - mp.mpf("0.5")) < mp.mpf("0.4"):
        return mp.sqrt(2) * mp.erfinv(2 * exact - 1)
    return -tail_quantile(mp.log(exact)) if exact < mp.mpf("0.5") else tail_quantile(mp.log(1 - exact))


def quantiles():
    tiny, ulp = 2.0**-1074, 2.0**-53
    probabilities = {tiny, 2 * tiny, 3 * tiny, 1000 * tiny, 2.0**-1040, 2.0**-1022, 2.0**-1022 - tiny, 2.0**-1022 + tiny}
    probabilities |= {1 - k * ulp for k in (1, 2, 3, 5, 100, 12345)} | {0.5 + k * ulp for k in (-0.5, 1, 2, 3, 100)}
    probabilities |= {0.5 + sign * 2.0**-k for k in range(3, 52, 4) for sign in (-1, 1)}
    probabilities |= {2.0**-k for k in range(2, 60, 5)} | {10.0**-k for k in range(3, 308, 8)}
    probabilities |= {0.055 + k * 2.0**-57 for k in (-2, -1, 0, 1, 2)} | {0.945 + k * ulp for k in (-2, -1, 0, 1, 2)}
    probabilities |= {k / 100 for k in range(1, 100) if k != 50} | {1 - 10.0**-k for k in range(3, 16)}
    state = 1
    for k in range(90):  # and some that nobody chose
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        probabilities.add(2.0 ** -(k % 30) * ((state >> 11) * ulp))
    print("// Quantiles of the standard normal distribution from 40 digits and more; math_reference.py prints this file.")
    print("#pragma once\n\n/// A probability and its quantile: the nearest double, and what that leaves out.")
    print("struct NormalQuantile {\n    double probability, nearest, remainder;\n};\n\n// clang-format off")
    print("inline constexpr NormalQuantile normal_quantiles[] = {")
    rows = []
    for p in sorted(probabilities):
        z = quantile(p)
        rows.append("{%s, %s, %s}" % (float(p).hex(), float(z).hex(), mp.nstr(z - mp.mpf(float(z)), 5)))
    for first, second in zip(rows[0::2], rows[1::2] + [""]):
        print("    " + (first + ", " + second + "," if second else first + ","))
    print("};\n// clang-format on")


if __name__ == "__main__":
    {"coefficients": coefficients, "quantiles": quantiles}[sys.argv[1]]()
