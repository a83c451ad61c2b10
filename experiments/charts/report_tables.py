"""The tables of the report as accessible HTML."""
import html

import claim_map_words
import sweep as sweep_points
import sweep_answer
import verdicts
from results import in_words, significant, with_half_width

escape = html.escape
NOTHING = "\u2013"


def table(caption, heads, rows, kind=""):
    """Cells are HTML; the first of each row is its header. `heads` and cells are numbers when they stand right."""
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    body = "".join(f'<tr class="{css}"><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>\n' for css, first, *cells in rows)
    return f'<div class="wide{" out" if "out" in kind.split() else ""}"><table class="{kind}"><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table></div>\n'


def measure_head(results, name, shown=None):
    """The measure with its unit; what it means comes up where one points at it, and stands in the glossary."""
    meaning = results.meaning(name)
    title = f' title="{escape(meaning)}"' if meaning else ""
    return f"<span{title}>{escape(shown or in_words(name))}</span> <span class='unit'>{escape(results.unit(name))}</span>"


def name_head(policy):
    """A name that may be broken at its underscores."""
    return escape(policy).replace("_", "_<wbr>")


def _difference(row):
    if row is None or row["mean"] != row["mean"]:
        return NOTHING
    clear = row["low"] > 0 or row["high"] < 0
    return with_half_width(row, sign=True) + (" *" if clear else "")


def measures(results, names, caption, marks=False):
    """Rows of measures, columns of policies and differences."""
    summary = results.table("summary.csv").set_index(["measure", "policy"])
    paired = results.kind == "comparison"
    gaps = results.table("differences.csv").set_index(["measure", "second"]) if paired else None
    policies, rows = results.policies, []
    for name in names:
        plain = next((m for m in results.receipt("part", "deduction", "total", "cash") if results.stretch(m) == name), name)
        role = results.columns["receipt"].get(plain) if marks and "receipt" in results.columns else ""
        mark = {"deduction": "\u2212 ", "total": "= "}.get(role, "")
        cells = [with_half_width(summary.loc[(name, policy)]) if results.is_of_market(name) is False or policy == policies[0] else NOTHING for policy in policies]
        cells += [_difference(gaps.loc[(name, second)] if (name, second) in gaps.index else None) for second in policies[1:]] if paired else []
        rows.append((role if isinstance(role, str) else "", mark + measure_head(results, name, in_words(plain if marks else name)), *cells))
    heads = [""] + [name_head(policy) for policy in policies] + ([f"{name_head(policies[0])} minus {name_head(second)}" for second in policies[1:]] if paired else [])
    return table(caption, heads, rows, "numbers out" if len(policies) > 2 else "numbers")


def receipt(results):
    names = [results.stretch(measure) for measure in results.receipt("part", "deduction", "total", "cash")]
    if not names:
        return ""
    when = results.stretch_words(results.stretch(results.receipt("total")[0]))
    return measures(results, names, f"What a unit costs, {when}: means \u00b1 half of the {100 * results.confidence:g} % interval; * where the interval of the paired difference excludes 0; \u2212 is taken off", True)


def everything(results):
    known = [name for name in dict.fromkeys(results.table("summary.csv")["measure"])]
    return measures(results, known, f"Every measure: means \u00b1 half of the {100 * results.confidence:g} % interval; * where the interval of the paired difference excludes 0; for the market as a whole one number")


def claims(results):
    """What was claimed, what came out, and the verdict: one table for each family of claims."""
    heads = ["id", "claim", "verdict", "claimed", "effect (adjusted interval)", "after the ablation", "n"]
    made = []
    for words, claimed in verdicts.families(results.table("claims.csv")):
        rows = [("", escape(row["id"]), f"{escape(row['claim'])} <span class='unit'>{escape(row['compared'])}</span>", escape(verdicts.verdict(row)),
                 f"<span class='whole'>{escape(verdicts.claimed(row)) or NOTHING}</span>", f"{verdicts.effect(row)} {escape(verdicts.text(row, 'unit'))}",
                 escape(verdicts.ablated(row)) or NOTHING, f"{int(row['n'])}") for _, row in claimed.iterrows()]
        caption = f"Claims{words}: effects with {100 * results.confidence:g} % intervals, adjusted for the number of claims; n: worlds."
        made.append(table(caption, heads, rows, "numbers texts claims out"))
    return f"<p>{escape(verdicts.RULE)}</p>\n" + "".join(made)


def pairs(caption, heads, content):
    return table(caption, heads, [("", f"<code>{escape(str(k))}</code>", escape(str(v))) for k, v in content.items()], "pairs")


def claim_map(results):
    """Of each claim at how many points the mean has its sign, at how many that is told, and where."""
    cells = lambda row: (*(f"<span class='whole'>{claim_map_words.percent(row[name])}</span>" for name in ("share", "share_told", "share_against")),
                         *(escape(words) or NOTHING for words in (claim_map_words.boundary(row), claim_map_words.box(row), claim_map_words.box(row, True))))
    rows = [("", escape(row["id"]), *cells(row)) for _, row in results.table("map.csv").iterrows()]
    points = results.table("map.csv")["points"]
    caption = (f"{points.min()}{'' if points.min() == points.max() else f' to {points.max()}'} points of the parameter space for each claim. "
               f"Told: the {100 * results.confidence:g} % interval lies on that side of 0. Boundary: where the mean has the claimed sign, by the threshold that tells most. "
               "Coverage: share of such points in the box; density: share of the box's points that are such.")
    return table(caption, ["id", "mean has the sign", "told", "other sign told", "strongest boundary", "box where it holds", "box where it fails"], rows, "numbers texts out")


def sweep(results):
    """Every measure over the points: at how many the first policy has less and more, and how far the difference goes; without a second
    policy how far its mean goes."""
    if not sweep_answer.is_paired(results):
        levels = results.table("summary.csv").groupby(["measure", "policy"], sort=False)["mean"].agg(["min", "max", "count"])
        rows = [("", measure_head(results, name), escape(policy), significant(one["min"]), significant(one["max"]), f"{int(one['count'])}")
                for (name, policy), one in levels.iterrows()]
        return table("The mean over the points", ["", "policy", "least", "greatest", "points"], rows, "numbers")
    made = []
    for second in results.policies[1:]:
        found = [(name, sweep_answer.counts(results, name, second)) for name in sweep_points.measures(results)]
        rows = [("", measure_head(results, name), f"{said['less']}", f"{said['more']}", f"{said['known'] - said['less'] - said['more']}",
                 significant(said["low"], True), significant(said["high"], True)) for name, said in found if said]
        caption = (f"{results.policies[0]} minus {second}: at how many points it is lower, higher, and cannot be told ({100 * results.confidence:g} % intervals), "
                   "and the least and the greatest mean difference")
        made.append(table(caption, ["", "lower", "higher", "not told", "least", "greatest"], rows, "numbers"))
    return "".join(made)


def glossary(words):
    return table("By columns.csv of the results folder", ["word", "unit", "meaning"], [("", escape(name), escape(unit), escape(meaning)) for name, unit, meaning in words], "numbers texts")
