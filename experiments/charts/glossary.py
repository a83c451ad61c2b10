"""What the words of a report mean: its measures, and the axes of a sweep, by the dictionary columns.csv."""
from results import in_words

REPLICATE = "One world (one seed address), run once for each rotation of the policies among the agents; n is their number."
GENERAL = {
    "comparison": {"replicate": REPLICATE,
                   "paired difference": "The first policy minus another, taken replicate by replicate in the same worlds."},
    "run": {"replicate": "One world (one seed address); n is their number."},
    "sweep": {"replicate": REPLICATE, "point": "One combination of the parameters that the sweep varies."},
}


def measures(results):
    """[(name, unit, meaning)] of what is recorded, each once: a stretch of a run means the same."""
    if "meaning" not in results.columns or results.kind == "claims":
        return []
    known = dict.fromkeys(results.plain(name) for name in results.table("summary.csv")["measure"])
    return [(in_words(name), results.unit(name), results.meaning(name)) for name in known if results.meaning(name)]


def axes(results):
    """[(name, unit, meaning)] of what a sweep varies."""
    if "role" not in results.columns:
        return []
    return [(name, results.unit(name), results.meaning(name)) for name in results.columns.index
            if results.columns["role"].get(name) in ("lever", "uncertainty") and results.meaning(name)]


def words(results):
    """Everything, general words first."""
    found = axes(results) + measures(results)
    return [(name, "", meaning) for name, meaning in GENERAL.get(results.kind, {}).items()] + found if found else []
