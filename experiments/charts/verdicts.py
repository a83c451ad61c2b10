"""The claims in words: how many of each verdict, and what each was judged by: the interval adjusted for the number of claims."""
import math

from results import digits_of, number, unit_in_words

# Singular and plural, in the order of a tally. Verdicts that are not here are told after these, as they stand.
WORDS = {"holds": ("holds", "hold"), "holds in part": ("holds in part", "hold in part"),
         "not in this model": ("is not in this model", "are not in this model"), "cannot be told": ("cannot be told", "cannot be told")}
FAMILIES = {"S": "of the article", "C": "of the counter-evidence"}
RULE = ("A claim holds when its adjusted interval lies on the claimed side of 0, its effect is at least the smallest one of interest, and the ablation takes half "
        "of it or more away. It holds in part when the effect is smaller, or more than half of it is left after the ablation. It is not in this model when the "
        "interval does not lie on the claimed side and excludes the smallest effect of interest. Else it cannot be told: more worlds are needed.")


def adjusted(row):
    """Low and high end of the interval that the verdict reads; the plain one where a table has no other."""
    low, high = row.get("adjusted_low", math.nan), row.get("adjusted_high", math.nan)
    return (low, high) if low == low and high == high else (row["low"], row["high"])


def contains_zero(row):
    low, high = adjusted(row)
    return not (low > 0 or high < 0)


def text(row, name):
    """A cell with words; empty where there are none."""
    value = row.get(name)
    return value if isinstance(value, str) else ""


def verdict(row):
    """With why it is no better one: "holds in part: the effect is below 0.5"."""
    said, reason = text(row, "verdict") or "no verdict", text(row, "reason")
    return f"{said}: {reason}" if reason else said


def _digits(low, high, mean):
    """Decimals: four at most where that is enough to tell the number from 0, also of what is the same in every world."""
    return min(digits_of(low, high, mean), 4 if abs(mean) >= 0.01 else 6)


def effect(row):
    """-0.31 (-0.69 to +0.07), with the adjusted interval."""
    low, high = adjusted(row)
    if low != low:
        return number(row["effect"], None, True)
    digits = _digits(low, high, row["effect"])
    return f"{number(row['effect'], digits, True)} ({number(low, digits, True)} to {number(high, digits, True)})"


def claimed(row):
    """< -0.5: the side of 0, and the smallest effect of interest; empty where the table does not say."""
    side, least = text(row, "direction"), row.get("smallest_effect", math.nan)
    if not side or least != least:
        return ""
    return f"> {least:g}" if side == "above" else f"< \u2212{least:g}"


def ablated(row):
    """What is taken away, and what is left of the effect then."""
    mean, low, high = (row.get(name, math.nan) for name in ("ablated_effect", "ablated_low", "ablated_high"))
    if mean != mean:
        return ""
    digits = _digits(low, high, mean) if low == low else None
    left = number(mean, digits, True) + (f" ({number(low, digits, True)} to {number(high, digits, True)})" if low == low else "")
    what = text(row, "ablation")
    return f"{what}: {left}" if what else left


def kinds(rows):
    """The verdicts that were given, the best first: [(verdict, ids)]."""
    found = {}
    for _, row in rows.iterrows():
        found.setdefault(text(row, "verdict") or "no verdict", []).append(row["id"])
    return [(one, found[one]) for one in [*(w for w in WORDS if w in found), *(v for v in found if v not in WORDS)]]


def _plural(one, count):
    return WORDS.get(one, (one, one))[count != 1]


def families(table):
    """[(words, rows)]: the claims of the article, those of the counter-evidence, and any others."""
    letters = table["id"].str[:1]
    found = [(f" {words}", table[letters == letter]) for letter, words in FAMILIES.items()] + [("", table[~letters.isin(list(FAMILIES))])]
    return [(words, rows) for words, rows in found if len(rows)]


def tally(words, rows):
    """Of 24 claims of the article 14 hold, 6 hold in part, 1 is not in this model, 3 cannot be told."""
    counts = [f"{len(ids)} {_plural(one, len(ids))}" for one, ids in kinds(rows)]
    return f"Of {len(rows)} claim{'s' if len(rows) != 1 else ''}{words} {', '.join(counts)}."


def leading(results):
    """For each family the tally, and which claims these are."""
    return [[tally(words, rows), *(f"{one[:1].upper()}{one[1:]}: {', '.join(ids)}." for one, ids in kinds(rows))]
            for words, rows in families(results.table("claims.csv"))]


def one_claim(row):
    """The verdict, the claim, and the effect with what was claimed of it."""
    side = claimed(row)
    return (f"{row['id']} {verdict(row)}. {row['claim'].rstrip('.')}. {row['compared'][:1].upper()}{row['compared'][1:]}: "
            f"{effect(row)} {unit_in_words(text(row, 'unit'))}{f'; claimed: {side}' if side else ''}.")


def others(results):
    return [one_claim(row) for _, row in results.table("claims.csv").iterrows()]
