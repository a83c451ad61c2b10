"""The map of where a policy pays: sign, size and significance of the paired difference over two axes, with the line of zero."""
import numpy
from matplotlib.colors import LinearSegmentedColormap, TwoSlopeNorm
from matplotlib.patches import Patch, Rectangle

import page
import palette
import sweep
from results import Problem, in_words, number

NAME = "where_trust_pays"


def grid(slice_, rows, name):
    """The column `name` of the rows as a matrix over the levels of both axes; nothing where there is no result yet."""
    across, up = slice_.free
    points = slice_.points
    levels = [sorted(points[axis].dropna().unique()) for axis in (across, up)]
    matrix = numpy.full((len(levels[1]), len(levels[0])), numpy.nan)
    value = dict(zip(rows["point"], rows[name]))
    for point, x, y in zip(points["point"], points[across], points[up]):
        matrix[levels[1].index(y), levels[0].index(x)] = value.get(point, numpy.nan)
    return levels, matrix


def colours(results):
    """From the first policy's colour (it has less) over white to the other's."""
    looks = palette.looks(results.policies)
    return LinearSegmentedColormap.from_list("signs", [looks[results.policies[0]][0], "#ffffff", looks[results.policies[1]][0]])


def draw(results, options):
    sweep.only(results, NAME)
    sweep.differences(results)
    measure = sweep.measure_of(results, options)
    if sweep.one_at_a_time(results.table("points.csv"), sweep.axes(results)) or sweep.is_scattered(results.table("points.csv"), sweep.axes(results)):
        raise Problem(f"{results.folder}: a map needs a grid of two axes")
    slice_ = sweep.Slice(results, options, 2)
    first, second = results.policies[:2]
    rows = sweep.rows_at(results, "differences.csv", slice_.points, measure)
    rows = rows[rows["second"] == second]
    levels, mean = grid(slice_, rows, "mean")
    low, high = grid(slice_, rows, "low")[1], grid(slice_, rows, "high")[1]
    clear = (low > 0) | (high < 0)
    note = (f"{first.capitalize()} minus {second}, {in_words(measure)} ({results.unit(measure)}), paired; below 0: {first} less. {slice_.held}Hatched: the "
            f"{100 * results.confidence:g} % interval contains 0 ({sweep.counts(rows)}). Black line: zero.")
    figure, (axes,) = page.new(results, options, f"Where {first} {results.agents} pay less" if "cost" in measure else f"{in_words(measure).capitalize()}: {first} minus {second}",
                               note, height=max(58, min(100, 9 * len(levels[1]) + 22)))
    size = numpy.nanmax(numpy.abs(mean)) if numpy.isfinite(mean).any() else 1.0
    image = axes.pcolormesh(numpy.arange(len(levels[0]) + 1) - 0.5, numpy.arange(len(levels[1]) + 1) - 0.5, numpy.ma.masked_invalid(mean),
                            cmap=colours(results), norm=TwoSlopeNorm(0, -size, size), edgecolor="white", linewidth=0.6)
    for row, column in numpy.ndindex(mean.shape):
        known = numpy.isfinite(mean[row, column])
        if not known or not clear[row, column]:
            axes.add_patch(Rectangle((column - 0.5, row - 0.5), 1, 1, fill=False, hatch="xxx" if not known else "////",
                                     edgecolor="#bbbbbb" if not known else "#666666", linewidth=0, gid="unknown" if not known else "not clear"))
        if known and mean.size <= 80:
            dark = abs(mean[row, column]) > 0.6 * size
            axes.text(column, row, number(mean[row, column], 1, True), ha="center", va="center", size=6, color="white" if dark and mean[row, column] < 0 else "#111111",
                      bbox=None if clear[row, column] else {"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.85})
    if min(mean.shape) > 1 and numpy.nanmin(mean, initial=0) < 0 < numpy.nanmax(mean, initial=0):
        axes.contour(numpy.arange(mean.shape[1]), numpy.arange(mean.shape[0]), numpy.ma.masked_invalid(mean), levels=[0], colors="#000000", linewidths=1.4)
    for set_ticks, names in ((axes.set_xticks, levels[0]), (axes.set_yticks, levels[1])):
        set_ticks(range(len(names)), [sweep.text_of(name) for name in names])
    axes.set_xlabel(sweep.axis_label(results, slice_.free[0]))
    axes.set_ylabel(sweep.axis_label(results, slice_.free[1]))
    axes.tick_params(length=0)
    bar = figure.colorbar(image, ax=axes, shrink=0.9, aspect=18, pad=0.02)
    bar.outline.set_visible(False)
    bar.set_label(f"difference ({results.unit(measure)})")
    if numpy.isnan(mean).any():
        axes.legend(handles=[Patch(facecolor="white", edgecolor="#bbbbbb", hatch="xxx", label="no result yet")], loc="upper left", bbox_to_anchor=(0, -0.14))
    known = int(numpy.isfinite(mean).sum())
    figure.souk["alt"] = (f"{note} Of {known} points {first} has less at {int((clear & (mean < 0)).sum())}, more at {int((clear & (mean > 0)).sum())}; "
                          f"{int((numpy.isfinite(mean) & ~clear).sum())} cannot be told.")
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
