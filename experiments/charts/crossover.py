"""From when on the first policy is cheaper, and whether it stays so, as crossover.csv says. Periods count from 0."""
from results import Problem

WINDOW = 4  # periods of the moving mean: flow is that mean, so that its first period is WINDOW - 1 (sim/stats/crossover.hpp)
HOLD = 8  # periods for which it must then stay below
FIRST = {"flow": WINDOW - 1, "cumulative": 0}  # the first period that has a mean


class Crossover:
    """One row: `begins` (the first is cheaper, for HOLD periods or more), `for_good` (and from here to the end) and
    `of_second_for_good` (the second is, from here to the end); each a period, or None where that does not happen."""

    def __init__(self, results, row):
        self.kind, self.period = row["kind"], results.period
        self.begins, self.for_good, self.of_second_for_good = (None if row[name] != row[name] else int(row[name])
                                                               for name in ("of_mean", "for_good", "of_second_for_good"))
        self.crossed, self.replicates = int(row["crossed"]), int(row["replicates"])

    def is_start(self, at):
        """Whether a period is the first that has a mean: what is so there is so from the start."""
        return at <= FIRST[self.kind]

    def since(self, at):
        """From the start, or counted from there throughout; from quarter 17 on: of what stays so to the end."""
        start = "from the start" if self.kind == "flow" else "throughout"
        return start if self.is_start(at) else f"from {self.period} {at} on"

    def beginning(self):
        return "from the start" if self.is_start(self.begins) else f"from {self.period} {self.begins}"

    def marks(self):
        """(period, words) of what a figure points at: nothing is said to last that does not last to the end."""
        if self.begins is None:
            return []
        if self.begins == self.for_good:
            return [(self.begins, f"cheaper {self.since(self.begins)}")]
        found = [(self.begins, f"cheaper {self.beginning()} for a time")]
        if self.for_good is not None:
            return found + [(self.for_good, f"cheaper {self.since(self.for_good)}")]
        return found + ([(self.of_second_for_good, f"dearer {self.since(self.of_second_for_good)}")] if self.of_second_for_good is not None else [])

    def words(self):
        """The same as a part of a sentence; also where the first never becomes cheaper."""
        if self.begins is not None:
            return ", ".join(words for _, words in self.marks())
        if self.kind == "cumulative" and self.of_second_for_good is not None:
            return f"dearer {self.since(self.of_second_for_good)}"
        never = f"never cheaper for {HOLD} {self.period}s in a row" if self.kind == "flow" else "not cheaper at the end"
        if self.of_second_for_good is None:
            return never
        return f"dearer {self.since(self.of_second_for_good)}" if self.is_start(self.of_second_for_good) else f"{never}, and dearer {self.since(self.of_second_for_good)}"


def of(results, second):
    """{"flow": Crossover, "cumulative": Crossover} of the first policy against another; what the table does not have is left out."""
    try:
        table = results.table("crossover.csv")
    except Problem:
        return {}
    return {row["kind"]: Crossover(results, row) for _, row in table[table["second"] == second].iterrows() if row["kind"] in FIRST}


def mean_words(results):
    """What periods mean in a figure with crossovers."""
    return f"Crossover: by the {WINDOW}-{results.period} mean; {results.period}s count from 0."
