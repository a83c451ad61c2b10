"""Where a claim's sign holds, in words. The sign of a mean is no finding where its interval contains 0: both shares are said."""
from results import number

ENOUGH = 0.9  # share of points that tell the sign, from which on a box without sides ("everywhere") may be named


def percent(share):
    return f"{number(100 * share, 0)} %"


def _text(row, name):
    value = row.get(name)
    return value if isinstance(value, str) else ""


def shares(row):
    """The mean has the claimed sign at every point; told at 18 %, the other sign at 0 %."""
    where = "every point" if row["share"] >= 1 else "no point" if row["share"] <= 0 else f"{percent(row['share'])} of points"
    return f"the mean has the claimed sign at {where}; told at {percent(row['share_told'])}, the other sign told at {percent(row['share_against'])}"


def boundary(row):
    """At 89 % of points where x > 1, else at 0 %: where the mean has the claimed sign, by the strongest single threshold; empty where the
    sign is the same at every point, or no threshold tells."""
    if not 0 < row["share"] < 1 or not _text(row, "boundary").startswith("holds at "):
        return ""
    return _text(row, "boundary").removeprefix("holds ")


def box(row, against=False):
    """The box with its coverage and density; empty where there is none, or "everywhere" would say more than is told."""
    begin = "against_" if against else ""
    sides = _text(row, begin + "box")
    if not sides or (sides == "everywhere" and row["share_against" if against else "share_told"] < ENOUGH):
        return ""
    return f"{sides} (coverage {percent(row[begin + 'coverage'])}, density {percent(row[begin + 'density'])})"
