"""What a sweep says: of the measure that counts most at how many points the first policy has less, and how far the difference goes."""
import sweep
from results import in_words, significant


def counts(results, measure, second):
    """{"less", "more", "known", "low", "high", "unit"} of the points where the difference is known; None where none is."""
    table = results.table("differences.csv")
    rows = table[(table["measure"] == measure) & (table["second"] == second)].dropna(subset=["mean"])
    if rows.empty:
        return None
    return {"less": int((rows["high"] < 0).sum()), "more": int((rows["low"] > 0).sum()), "known": len(rows),
            "low": rows["mean"].min(), "high": rows["mean"].max(), "unit": rows["unit"].iloc[0]}


def _begin(results, measure):
    plain, when = results.plain(measure), results.stretch_words(measure)
    return f"{in_words(plain).capitalize()}, {when}: "


def difference(results, measure, second):
    first, said = results.policies[0], counts(results, measure, second)
    if said is None:
        return _begin(results, measure) + "no point is known yet."
    told = said["less"] + said["more"]
    unit = f" {said['unit']}" if said["unit"] == said["unit"] else ""
    return (f"{_begin(results, measure)}lower for {first} than for {second} at {said['less']} of {said['known']} points, higher at {said['more']}, and at {said['known'] - told} "
            f"it cannot be told; the mean difference goes from {significant(said['low'], True)} to {significant(said['high'], True)}{unit}.")


def level(results, measure, policy):
    """How far the mean of one policy goes over the points."""
    table = results.table("summary.csv")
    rows = table[(table["measure"] == measure) & (table["policy"] == policy)].dropna(subset=["mean"])
    whose = f"{policy}: " if len(results.policies) > 1 else ""
    if rows.empty:
        return f"{_begin(results, measure)}{whose}no point is known yet."
    return f"{_begin(results, measure)}{whose}from {significant(rows['mean'].min())} to {significant(rows['mean'].max())} {rows['unit'].iloc[0]} over {len(rows)} points."


def is_paired(results):
    return (results.folder / "differences.csv").is_file()


def leading(results):
    """Paragraphs on the measure that counts most, over the whole run and the last stretch."""
    known = sweep.measures(results)
    if not known:
        return [[f"{len(results.table('points.csv'))} points are to be run."]]
    measure = sweep.leading(known)
    names = list(dict.fromkeys([measure, results.stretch(measure)]))
    names = [name for name in names if name in known]
    if is_paired(results):
        return [[difference(results, name, second) for name in names] for second in results.policies[1:]]
    return [[level(results, name, policy) for name in names] for policy in results.policies]
