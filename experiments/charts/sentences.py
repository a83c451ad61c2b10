"""The answer in one sentence a measure. What is said follows from the intervals: sign, size, and whether 0 lies inside."""
import branching
import crossover
import information_and_ideas
import long_run
import suppliers
import sweep
import sweep_answer
import verdicts
from results import digits_of, in_words, number, unit_in_words

# Measures of the figures, beside those of the receipt.
ALSO = ["component_price", "transaction_time_share", *information_and_ideas.PANELS, "buyer_trust", "supplier_trust", *suppliers.PANELS]


def headline(results):
    """The measures that get a sentence: total and cash, short and long run, then those of the figures; or the first of a model."""
    names = []
    for measure in results.receipt("total", "cash"):
        names += [results.stretch(measure), results.stretch(measure, "first")]
    names += [results.stretch(measure) for measure in ALSO if measure in results.columns.index]
    known = list(dict.fromkeys(results.table("summary.csv")["measure"]))
    names = [name for name in dict.fromkeys(names) if name in known]
    return names or [name for name in known if results.stretch(name) == name and results.stretch(name, "first") == name][:12] or known[:12]


def amount(value, digits, unit):
    """A number with its unit as one says it: 1.89 per relation and year."""
    return f"{number(value, digits)} {unit_in_words(unit)}".rstrip()


def precision(row):
    """Decimals: two digits of the half-width, three decimals at most where that is enough to tell the number from 0."""
    return min(digits_of(row["low"], row["high"], row["mean"]), 3 if abs(row["mean"]) >= 0.05 else 6)


def interval(row, confidence, unit="", sign=True):
    digits = precision(row)
    return (f"{100 * confidence:g} % interval {number(row['low'], digits, sign)} to {number(row['high'], digits, sign)}"
            f"{' ' + unit if unit else ''}")


def difference(results, row):
    """One measure, two policies."""
    unit, first, second = row["unit"], row["first"], row["second"]
    begin = f"{in_words(results.plain(row['measure'])).capitalize()}, {results.stretch_words(row['measure'])}: "
    changes = "the change does anything" if branching.is_branch(results) else f"{first} and {second} differ"
    sides = f"{first} than {second}" if branching.is_branch(results) else f"for {first} than for {second}"
    if row["replicates"] < 2 or row["low"] != row["low"]:
        return f"{begin}with {int(row['replicates'])} replicate{'s' if row['replicates'] != 1 else ''} it cannot be told whether {changes}."
    if row["low"] <= 0 <= row["high"]:
        return f"{begin}it cannot be told whether {changes} ({interval(row, results.confidence, unit)} contains 0)."
    return (f"{begin}{'lower' if row['mean'] < 0 else 'higher'} {sides}, by {amount(abs(row['mean']), precision(row), unit)} "
            f"({interval(row, results.confidence)}).")


def level(results, row):
    """One measure, one policy."""
    return (f"{in_words(results.plain(row['measure'])).capitalize()}, {results.stretch_words(row['measure'])}: {amount(row['mean'], precision(row), row['unit'])} "
            f"({interval(row, results.confidence, sign=False) if row['replicates'] > 1 else 'one replicate'}).")


def crossings(results, second):
    """From when on the first policy is cheaper, and in how many replicates."""
    who = "with the change it is" if branching.is_branch(results) else f"{results.policies[0]} is"
    than = "" if branching.is_branch(results) else f" than {second}"
    said = []
    for kind, crossing in crossover.of(results, second).items():
        begin = f"By the {crossover.WINDOW}-{results.period} mean," if kind == "flow" else "Counted from the start,"
        so_long = f"for {crossover.HOLD} {results.period}s in a row" if kind == "flow" else "at the end"
        said.append(f"{begin} {who} {crossing.words()}; in {crossing.crossed} of {crossing.replicates} replicates it is cheaper{than} {so_long}.")
    return said


def comparison(results):
    """What is not in the answer about the long run: crossovers, the other measures, the market."""
    table = results.table("differences.csv")
    told, said = set(long_run.said(results)), []
    for second in results.policies[1:]:
        rows = table[table["second"] == second].set_index("measure", drop=False)
        said += crossings(results, second) if results.receipt("total") else []
        said += [difference(results, rows.loc[name]) for name in headline(results) if name in rows.index and name not in told and not results.is_of_market(name)]
    summary = results.table("summary.csv")
    said += [level(results, row) for _, row in summary[summary["measure"].isin(headline(results))].drop_duplicates("measure").iterrows()
             if results.is_of_market(row["measure"])]
    return said


def one_policy(results):
    rows = results.table("summary.csv")
    names = headline(results)
    rows = rows[rows["measure"].isin(names) & rows["mean"].notna()]
    rows = rows.iloc[rows["measure"].map(names.index).argsort(kind="stable")]
    return [(f"{row['policy']}: " if len(results.policies) > 1 else "") + level(results, row) for _, row in rows.iterrows()]


def leading(results):
    """The answer: for each part of it a list of sentences, the first of which says it."""
    if results.kind == "claims":
        return verdicts.leading(results)
    if results.kind == "sweep":
        return sweep_answer.leading(results)
    if results.kind == "comparison":
        return long_run.paragraphs(results) or [comparison(results)[:1]]
    return [[sentence] for sentence in one_policy(results)[:len(results.policies)]]


def others(results):
    """A sentence for each further finding; of a sweep there are none, since its table has them."""
    if results.kind == "claims":
        return verdicts.others(results)
    if results.kind == "sweep":
        return []
    if results.kind == "comparison":
        return comparison(results)[0 if results.receipt("total") else 1:]
    return one_policy(results)[len(results.policies):]


def answers(results):
    """All sentences of a folder of tables."""
    return [sentence for part in leading(results) for sentence in part] + others(results)


def question(results):
    """What was asked, by what was compared."""
    if results.kind == "claims":
        return "Which claims of the literature hold in this market?"
    policies = results.policies
    if results.kind == "sweep":
        names = sweep.varied(results.table("points.csv"), sweep.axes(results))
        few = ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
        return f"How does {'the difference between ' + ' and '.join(policies[:2]) if len(policies) > 1 else 'the market'} depend on {few or 'the parameters'}?"
    if results.kind == "run":
        return f"What happens in this market in {results.manifest.get('settings', {}).get('run.periods', 'these')} {results.period}s?"
    if branching.is_branch(results):
        return "What does the change do, in the same worlds with the same draws?"
    words = f"{', '.join(policies[:-1])} or {policies[-1]} {results.agents}"
    return f"In the same worlds, with the same luck: who pays less in the long run, {words}?" if results.receipt("total") else f"In the same worlds: how do {words} differ?"
