"""Comparison with an older run or program: what is slower, told from noise."""
import math

import limits
from measured import are_paired, by_rounds
from ratio import ratio
from refused import Refused
from tables import bounds_text, bytes_of_all

FAMILY = 0.05  # how often a whole table has a wrong word at most
ENOUGH = 0.02  # the least difference that is worth a word
HEADER = ["benchmark", "time, new / old", "bounds", ""]
MEMORY = ["memory", "old", "new", "times the old", ""]


def checked(new, old, older):
    """Raises Refused when nothing can be compared; new, old: names."""
    if not any(name in old for name in new if not limits.is_yardstick(name)):
        raise Refused(f"{older} has none of these benchmarks: nothing to compare")


def weighed(one):
    """(amount, unit) of a benchmark that measures memory; None of others, which are compared by time."""
    if "peak kB" in one:
        return one["peak kB"], "kB"
    counted = bytes_of_all(one)
    return (counted, "bytes") if counted else None


def drift(new, old):
    """(log of the largest move of the machine itself between two runs, sentences that tell it)."""
    yardsticks = [name for name in {**new, **old} if limits.is_yardstick(name)]
    moves = {name: ratio(new[name], old[name]).middle for name in yardsticks if name in new and name in old}
    largest = max((abs(math.log(move)) for move in moves.values()), default=0.0)
    told = ", ".join(f"{name} took {move:.3f} times as long" for name, move in moves.items())
    said = [f"The machine itself between the runs: {told}; so all bounds are widened by {100 * math.expm1(largest):.1f} %."] if moves else []
    missing = [name for name in yardsticks if name not in moves] or ([] if yardsticks else ["arithmetic", "memory bandwidth (triad)"])
    if missing:
        said.append(f"How far the machine itself moved between the runs cannot be told{' in full' if moves else ''}: not in both are {', '.join(missing)}.")
    return largest, said


def word(times):
    if not times.has_bounds():
        return "one round alone: no bounds"
    if times.low > 1.0 + ENOUGH:
        return "slower"
    if times.high < 1.0 - ENOUGH:
        return "faster"
    return f"the same within {100 * ENOUGH:.0f} %" if times.low >= 1.0 - ENOUGH and times.high <= 1.0 + ENOUGH else "cannot be told from the same"


def compared(new, old):
    """(rows by time, sentences on how they were judged, names of those that are slower)."""
    names = [name for name, one in new.items() if not (limits.is_yardstick(name) or weighed(one))]
    both = [name for name in names if name in old]
    confidence = 1.0 - FAMILY / max(1, len(both))
    is_paired = all(are_paired([new[name], old[name]]) for name in both)
    moved, said = (0.0, []) if is_paired else drift(new, old)
    rows, slower, has_bounds = [], [], False
    for name in names:
        if name not in old:
            rows.append([name, "-", "-", "new"])
            continue
        times = ratio(new[name], old[name], confidence, moved)
        has_bounds = has_bounds or times.has_bounds()
        rows.append([name, f"{times.middle:.3f}", bounds_text(times, 3), word(times)])
        if word(times) == "slower":
            slower.append(name)
    if is_paired and both:
        said.append(f"Judged in pairs: both took turns in {max(len(by_rounds([new[name], old[name]])) for name in both)} rounds.")
    elif both:
        said.append("Judged as two runs apart; --against with the older program, measured in turn, tells more.")
    if has_bounds:
        together = f"all {len(both)} compared together (Bonferroni: {100 * confidence:.2f} % for each)" if len(both) > 1 else "the one compared"
        said.append(f"A difference is told where it is surely more than {100 * ENOUGH:.0f} %. The bounds are those of {100 * (1.0 - FAMILY):.0f} % for {together}; more --rounds narrow them.")
    return rows, said, slower


def memory(new, old):
    """Rows, as MEMORY has it: bytes are counted, so compared exactly; peak memory is measured once."""
    rows = []
    for name, one in new.items():
        if name in old and weighed(one) and weighed(old[name]):
            (now, unit), (before, _) = weighed(one), weighed(old[name])
            said = "measured once" if unit == "kB" else "the same" if now == before else "more" if now > before else "less"
            rows.append([name, f"{before:.6g} {unit}", f"{now:.6g} {unit}", f"{now / before:.3f}", said])
    return rows
