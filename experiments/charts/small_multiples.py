"""A measure against one axis of a sweep by policy, once for every combination of the other axes, all to the same scale."""
import itertools

import page
import palette
import response
import sweep
from results import Problem, in_words

NAME = "small_multiples"
MOST = 24  # panels


def draw(results, options):
    sweep.only(results, NAME)
    measure = sweep.measure_of(results, options)
    points, names = results.table("points.csv"), sweep.axes(results)
    if sweep.one_at_a_time(points, names) or sweep.is_scattered(points, names):
        raise Problem(f"{results.folder}: small multiples need a grid of two axes or more")
    slice_ = sweep.Slice(results, options, 4, want=2)
    axis, *others = slice_.free
    levels = [sorted(slice_.points[name].unique()) for name in others]
    while len(list(itertools.product(*levels))) > MOST and len(others) > 1:
        level = sweep.base(results, others[-1], slice_.points[others[-1]])
        slice_.points = slice_.points[slice_.points[others[-1]] == level]
        slice_.held = f"{slice_.held}Held: {others.pop()} = {sweep.text_of(level)}. "
        levels.pop()
    combinations = list(itertools.product(*levels))[:MOST]
    rows = sweep.rows_at(results, "summary.csv", slice_.points, measure)
    columns = (1 if len(combinations) < 4 else 2) if options.width == "one" else len(levels[0]) if len(levels) == 1 and len(levels[0]) <= 4 else min(4, len(levels[-1]))
    figure, panels = page.new(results, options, f"{in_words(measure).capitalize()} by {axis}, for every {' and '.join(others)}",
                              f"{slice_.held}Lines: means; bands: {100 * results.confidence:g} % intervals, {sweep.counts(rows)}. Same scale in all panels.",
                              panels=len(combinations), height=38, columns=columns, narrow=columns, sharex=True, sharey=True)
    looks = palette.looks(results.policies)
    places, names = response.place_of(slice_.points, axis)
    for k, (panel, values) in enumerate(zip(panels, combinations)):
        here = slice_.points
        for name, value in zip(others, values):
            here = here[here[name] == value]
        response.lines(figure, panel, results, rows[rows["point"].isin(here["point"])], places, "policy", looks, ends=k == len(combinations) - 1)
        panel.set_title(", ".join(f"{name.split('.')[-1].replace('_', ' ')} {sweep.text_of(value)}" for name, value in zip(others, values)), weight="normal")
        response.dress(panel, results, axis, names, slice_.points)
        if k < len(combinations) - columns:
            panel.set_xlabel("")
        if k % columns == 0:
            panel.set_ylabel(results.unit(measure))
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
