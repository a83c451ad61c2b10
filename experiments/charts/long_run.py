"""Who is cheaper in the long run, and by what: the sentences that `souk compare` prints, from the tables (experiments/report/comparison_text.cpp)."""
import branching
import crossover
from results import digits_of, in_words, number, with_half_width

PARTS = 5  # as many parts of the difference are named


def _rows(results, second):
    table = results.table("differences.csv")
    return table[table["second"] == second].set_index("measure", drop=False)


def _amount(row):
    """6.46 EUR/unit less"""
    return f"{number(abs(row['mean']), min(digits_of(row['low'], row['high'], row['mean']), 2))} {row['unit']} {'less' if row['mean'] < 0 else 'more'}"


def _interval(results, row, of=" of the difference"):
    digits = digits_of(row["low"], row["high"], row["mean"])
    return f"{100 * results.confidence:g} % interval{of} {number(row['low'], digits, True)} to {number(row['high'], digits, True)}"


def told(row):
    """Whether the interval excludes 0."""
    return row["low"] > 0 or row["high"] < 0


def why(results, rows):
    """The parts that make the difference in the last stretch, the largest first."""
    parts = []
    for measure in results.receipt("part", "deduction"):
        name = results.stretch(measure)
        if name not in rows.index or rows.loc[name, "mean"] != rows.loc[name, "mean"]:
            continue
        value, word = rows.loc[name, "mean"], ""
        if measure in results.receipt("deduction"):
            value, word = -value, "more " if value > 0 else "less "
        parts.append((value, f"{word}{in_words(measure)} {number(value, 2, True)}"))
    return ", ".join(words for _, words in sorted(parts, key=lambda part: -abs(part[0]))[:PARTS])


def cash(results, rows):
    """What remains when only money counts."""
    for measure in results.receipt("cash"):
        if (name := results.stretch(measure)) in rows.index:
            row = rows.loc[name]
            return [f"In cash alone ({in_words(measure)}) the long-run difference is {with_half_width(row, sign=True)}"
                    f"{'' if told(row) else ': it cannot be told from 0'}."]
    return []


def _since(crossing, is_cheaper):
    """From when on whoever is cheaper in the long run stays so; empty where the table does not say."""
    at = None if crossing is None else crossing.for_good if is_cheaper else crossing.of_second_for_good
    return "" if at is None else crossing.since(at)


def of_policies(results, second):
    """The answer, and what makes it."""
    first, agents = results.policies[0], results.agents
    rows = _rows(results, second)
    total = results.receipt("total")[0]
    late, early = rows.loc[results.stretch(total)], rows.loc[results.stretch(total, "first")]
    span = results.stretch_words(late["measure"])
    if late["replicates"] < 2:
        return ["With one replicate it cannot be told who is cheaper in the long run: run more."]
    if not told(late):
        return [f"It cannot be told whether {first} or {second} {agents} are cheaper in the long run: in {span} the {_interval(results, late)} of the total cost contains 0."]
    crossings, is_cheaper = crossover.of(results, second), late["mean"] < 0
    cheaper = "cheaper" if is_cheaper else "dearer"
    summary = results.table("summary.csv").set_index(["measure", "policy"])
    other = summary.loc[(late["measure"], second), "mean"]
    percent = f"{number(100 * abs(late['mean']) / other, 1)} %; " if other > abs(late["mean"]) else ""
    since = _since(crossings.get("flow"), is_cheaper)
    answer = (f"In the long run {first} {agents} are {cheaper}{', ' + since if since else ''}: in {span} they pay {_amount(late)} in total than {second} {agents} "
              f"({percent}{_interval(results, late)}).")
    more = [f"In {results.stretch_words(early['measure'])} they pay {_amount(early)}." if told(early)
            else f"In {results.stretch_words(early['measure'])} the difference cannot be told."]
    more += [f"What makes the long-run difference, {late['unit']}: {why(results, rows)}."] + cash(results, rows)
    everything = _since(crossings.get("cumulative"), is_cheaper)
    more.append(f"Counted from the start, they are {'not ' if not everything else ''}{cheaper}"
                + (" yet." if not everything else " throughout." if everything == "throughout" else f", {everything}."))
    return [answer, *more]


def of_change(results, second):
    """What a change does to those of a folder, in the first stretch of it and in the last."""
    rows, total = _rows(results, second), results.receipt("total")[0]
    said = []
    for which, of_it in (("first", " of it"), ("last", "")):
        row = rows.loc[results.stretch(total, which)]
        when = f"in {results.stretch_words(row['measure'])}{of_it}"
        if row["replicates"] < 2:
            said.append(f"{when}: one replicate tells nothing")
        elif told(row):
            said.append(f"{when} they pay {_amount(row)} in total because of it ({_interval(results, row, '')})")
        else:
            said.append(f"{when} no change of the total cost can be told ({_interval(results, row, '')})")
    who = branching.who(results)
    answer = f"{who[:1].upper()}{who[1:]}: {said[0]}; {said[1]}."
    if rows.loc[total, "replicates"] < 2:
        return [answer]
    makes = f"What makes the difference in {results.stretch_words(results.stretch(total))}, {rows.loc[total, 'unit']}: {why(results, rows)}."
    return [answer, makes, *cash(results, rows)]


def paragraphs(results):
    """For each pair of policies the answer and what makes it, as sentences; nothing where the model has no receipt."""
    if not results.receipt("total"):
        return []
    of = of_change if branching.is_branch(results) else of_policies
    return [of(results, second) for second in results.policies[1:]]


def said(results):
    """Measures of which these sentences speak."""
    total, paid = results.receipt("total"), results.receipt("cash")
    return [results.stretch(m, which) for m in total for which in ("first", "last")] + [results.stretch(m) for m in paid]


def words_for_cost(results):
    """What the total and its cash part are, once."""
    total, paid = results.receipt("total"), results.receipt("cash")
    if not total:
        return ""
    less = " and ".join(in_words(m) for m in results.receipt("deduction"))
    text = f"{in_words(total[0]).capitalize()}: all parts of the receipt{f' less {less}' if less else ''}."
    return text + "".join(f" {in_words(m).capitalize()}: {results.meaning(m)[:1].lower()}{results.meaning(m)[1:]}" for m in paid if results.meaning(m))
