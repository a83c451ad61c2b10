"""The answer in one sentence a measure. What is said follows from the intervals: sign, size, and whether 0 lies inside."""
import information_and_ideas
import suppliers
import sweep
from results import digits_of, in_words, number

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
    said = {"0..1": "(scale 0 to 1)", "share": "(share)"}.get(unit, unit)
    if unit.startswith("1/"):
        said = "per " + " and ".join(unit.split("/")[1:])
    return f"{number(value, digits)} {said}"


def precision(row):
    """Decimals: two digits of the half-width, three decimals at most where that is enough to tell the number from 0."""
    return min(digits_of(row["low"], row["high"], row["mean"]), 3 if abs(row["mean"]) >= 0.05 else 6)


def interval(row, confidence, unit="", sign=True):
    digits = precision(row)
    return (f"{100 * confidence:g} % interval {number(row['low'], digits, sign)} to {number(row['high'], digits, sign)}"
            f"{' ' + unit if unit else ''}")


def over(results, measure):
    """When a measure was taken."""
    plain = measure
    for which in ("first", "last"):
        for name in results.columns.index:
            if results.stretch(name, which) == measure and name != measure:
                plain = name
    return plain, results.stretch_words(measure)


def difference(results, row):
    """One measure, two policies."""
    plain, when = over(results, row["measure"])
    unit, first, second = row["unit"], row["first"], row["second"]
    begin = f"{in_words(plain).capitalize()}, {when}: "
    if row["replicates"] < 2 or row["low"] != row["low"]:
        return f"{begin}with {int(row['replicates'])} replicate{'s' if row['replicates'] != 1 else ''} it cannot be told whether {first} and {second} differ."
    if row["low"] <= 0 <= row["high"]:
        return f"{begin}it cannot be told whether {first} and {second} differ ({interval(row, results.confidence, unit)} contains 0)."
    return (f"{begin}{'lower' if row['mean'] < 0 else 'higher'} for {first} than for {second}, by {amount(abs(row['mean']), precision(row), unit)} "
            f"({interval(row, results.confidence)}).")


def level(results, row):
    """One measure, one policy."""
    plain, when = over(results, row["measure"])
    return f"{in_words(plain).capitalize()}, {when}: {amount(row['mean'], precision(row), row['unit'])} ({interval(row, results.confidence, sign=False) if row['replicates'] > 1 else 'one replicate'})."


def crossover(results, second):
    """From when on the first policy is cheaper."""
    first = results.policies[0]
    rows = results.table("crossover.csv")
    said = []
    for kind, words in (("flow", "Period by period"), ("cumulative", "Counted from the start")):
        row = rows[(rows["second"] == second) & (rows["kind"] == kind)]
        if row.empty:
            continue
        row = row.iloc[0]
        of = f"in {int(row['crossed'])} of {int(row['replicates'])} replicates"
        said.append(f"{words}, {first} is cheaper than {second} from {results.period} {int(row['of_mean'])} on ({of})." if row["of_mean"] == row["of_mean"]
                    else f"{words}, {first} does not become cheaper than {second} ({of}).")
    return said


def comparison(results):
    table = results.table("differences.csv")
    said = []
    for second in results.policies[1:]:
        rows = table[table["second"] == second].set_index("measure", drop=False)
        names = [name for name in headline(results) if name in rows.index and not results.is_of_market(name)]
        said += [difference(results, rows.loc[name]) for name in names]
        if names and results.receipt("total"):
            said[1:1] = crossover(results, second) if second == results.policies[1] else []
    summary = results.table("summary.csv")
    said += [level(results, row) for _, row in summary[summary["measure"].isin(headline(results))].drop_duplicates("measure").iterrows()
             if results.is_of_market(row["measure"])]
    return said


def one_policy(results):
    rows = results.table("summary.csv")
    rows = rows[rows["measure"].isin(headline(results)) & rows["mean"].notna()]
    return [(f"{row['policy']}: " if len(results.policies) > 1 else "") + level(results, row) for _, row in rows.iterrows()]


def of_sweep(results):
    """Where the first policy has less, where more, where it cannot be told."""
    said = [results.unfinished.capitalize() + "."] if results.unfinished else []
    if not (results.folder / "differences.csv").is_file():
        return said + [f"{len(results.table('points.csv'))} points were run."]
    table = results.table("differences.csv")
    for (measure, first, second), rows in table.groupby(["measure", "first", "second"], sort=False):
        if "_first_" in measure:
            continue
        known = rows.dropna(subset=["mean"])
        less, more = int((known["high"] < 0).sum()), int((known["low"] > 0).sum())
        plain, when = over(results, measure)
        if known.empty:
            said.append(f"{in_words(plain).capitalize()}, {when}: no point is known yet.")
            continue
        low, high = known.loc[known["mean"].idxmin()], known.loc[known["mean"].idxmax()]
        said.append(f"{in_words(plain).capitalize()}, {when}: lower for {first} than for {second} at {less} of {len(known)} points, higher at {more}, "
                    f"and at {len(known) - less - more} it cannot be told; from {number(low['mean'], 2, True)} to {number(high['mean'], 2, True)} {low['unit']}.")
    return said


def of_claims(results):
    said = []
    for _, row in results.table("claims.csv").iterrows():
        contains = row["low"] <= 0 <= row["high"]
        said.append(f"{row['id']} ({row['claim']}): {row['verdict']}; {row['measure'].replace('_', ' ')} {row['compared']}: {number(row['effect'], 3, True)} {row['unit']}, "
                    f"{100 * results.confidence:g} % interval {number(row['low'], 3, True)} to {number(row['high'], 3, True)}{', which contains 0' if contains else ''}.")
    return said


def answers(results):
    """All sentences of a folder of tables."""
    return {"comparison": comparison, "run": one_policy, "sweep": of_sweep, "claims": of_claims}[results.kind](results)


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
    if policies[0] == "with the change":
        return "What does the change do, in the same worlds with the same draws?"
    words = f"{', '.join(policies[:-1])} or {policies[-1]} {results.agents}"
    return f"In the same worlds, with the same luck: who pays less in the long run, {words}?" if results.receipt("total") else f"In the same worlds: how do {words} differ?"
