"""The tables of the report as accessible HTML."""
import html

from results import digits_of, in_words, number, with_half_width

escape = html.escape


def table(caption, heads, rows, kind=""):
    """Cells are HTML; the first of each row is its header. `heads` and cells are numbers when they stand right."""
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    body = "".join(f'<tr class="{css}"><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>\n' for css, first, *cells in rows)
    return f'<div class="wide"><table class="{kind}"><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table></div>\n'


def _difference(row):
    if row is None or row["mean"] != row["mean"]:
        return "\u2013"
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
        cells = [with_half_width(summary.loc[(name, policy)]) if results.is_of_market(name) is False or policy == policies[0] else "\u2013" for policy in policies]
        cells += [_difference(gaps.loc[(name, second)] if (name, second) in gaps.index else None) for second in policies[1:]] if paired else []
        rows.append((role if isinstance(role, str) else "", f"{mark}{escape(in_words(plain if marks else name))} <span class='unit'>{escape(results.unit(name))}</span>", *cells))
    heads = [""] + [escape(policy) for policy in policies] + ([f"{escape(policies[0])} minus {escape(second)}" for second in policies[1:]] if paired else [])
    return table(caption, heads, rows, "numbers")


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
    rows = [("", escape(str(row["id"])), escape(str(row["claim"])), escape(str(row["verdict"])),
             f"{number(row['effect'], digits_of(row['low'], row['high'], row['effect']), True)} {escape(str(row['unit']))}",
             f"{number(row['low'], digits_of(row['low'], row['high'], row['effect']), True)} to {number(row['high'], digits_of(row['low'], row['high'], row['effect']), True)}", f"{int(row['n'])}")
            for _, row in results.table("claims.csv").iterrows()]
    return table("The claims", ["id", "claim", "verdict", "effect", f"{100 * results.confidence:g} % interval", "n"], rows, "numbers texts")


def pairs(caption, heads, content):
    return table(caption, heads, [("", f"<code>{escape(str(k))}</code>", escape(str(v))) for k, v in content.items()], "pairs")
