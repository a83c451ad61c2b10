"""How many buyers follow which policy over time: what learning does to the market."""
import course
import page
from results import Problem

NAME = "share_of_buyers"
MEASURE = "share_of_buyers"


def moves(results):
    """Whether the share of any policy changes within a run."""
    series = results.table("series.csv")
    return bool((series.groupby(["replicate", "policy"])[MEASURE].nunique() > 1).any())


def draw(results, options):
    if results.kind not in ("comparison", "run"):
        raise Problem(f"{results.folder}: the figure {NAME} needs series by period, of compare or run")
    results.need(MEASURE)
    if not moves(results):
        raise Problem(f"{results.folder}: nobody takes another policy, so that the share of buyers stays as it is")
    figure, (axes,) = course.panels(results, options, "Who follows which policy", [MEASURE], [""], note="Share of all buyers, by the policy they follow in the period. ")
    axes.set_ylim(0, 1)
    axes.set_ylabel("share of buyers")
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
