"""How long relations last: the survival curve of the relations with which the market opens."""
import course
import page

NAME = "relation_length"
MEASURE = "first_relations_kept"


def half_life(results, policy):
    """The first period after which fewer than half are left; None when that does not happen."""
    table = course.over_time(results, MEASURE, policy)
    below = table.index[table["mean"] < 0.5]
    return int(below[0]) if len(below) else None


def draw(results, options):
    note = "Share of needs that still have the supplier with which the market opened: every relation of the opening is followed, none is censored. "
    figure, (axes,) = course.panels(results, options, "Relation length: survival of the first relations", [MEASURE], [""], note=note)
    axes.set_ylim(0, 1)
    axes.set_ylabel("share still running")
    halves = []
    for policy in results.policies:
        at = half_life(results, policy)
        halves.append(f"{policy}: half are gone after {results.period} {at}" if at is not None else f"{policy}: more than half last to the end")
    figure.souk["alt"] += " " + "; ".join(halves) + "."
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
