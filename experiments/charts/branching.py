"""What a branched run is: every world once with the change and once as it was, and whose effect a folder holds."""
import re

from results import number

CHANGED, AS_IT_WAS = "with the change", "as it was"
WHO = {"changed": "whom the change touches", "others": "whom the change does not touch (the spill-over)"}


def is_branch(results):
    """Whether the sides are a change and its absence (`[[branch]]`), and not policies."""
    return results.kind == "comparison" and results.policies[0] == CHANGED


def parting(results):
    """The period of the run in which the worlds part; None where the dictionary does not say."""
    meaning = results.columns["meaning"].get("period", "") if "meaning" in results.columns else ""
    said = re.search(r"\((\d+) of the run\)", str(meaning))
    return int(said[1]) if said else None


def _count(results):
    """5 of 40 buyers: how many of the agents of a world, on average over worlds; the agents alone where the tables do not say."""
    rows = results.table("summary.csv")
    shares = rows[(rows["measure"] == f"share_of_{results.agents}") & (rows["policy"] == CHANGED)]["mean"].dropna()
    everybody = results.manifest.get("settings", {}).get(f"market.{results.agents}")
    if shares.empty or not str(everybody).isdigit():
        return results.agents
    count = shares.iloc[0] * int(everybody)
    return f"{number(count, 0 if abs(count - round(count)) < 0.005 else 1)} of {everybody} {results.agents}"


def who(results):
    """The 5 of 40 buyers whom the change touches; empty where no change is compared with its absence."""
    side = results.folder.resolve().name
    return f"the {_count(results)} {WHO.get(side, '')}".rstrip() if is_branch(results) else ""


def heading(results):
    """Of the chapter of a report about them."""
    return f"Those whom the change touches: {_count(results)}" if results.folder.name == "changed" else f"All others: the spill-over ({_count(results)})"


def subtitle(results):
    """Who, and from when periods count; empty for every other kind of results."""
    if not is_branch(results):
        return ""
    at = parting(results)
    since = f"{results.period}s since the branching" + (f" ({results.period} {at})" if at is not None else "")
    whose = who(results)
    return f"{whose[:1].upper()}{whose[1:]}; {since}"
