"""How a measure answers to one axis of a sweep: lines with bands by policy, and the paired difference; random designs as points."""
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

import page
import palette
import sweep
from results import Problem, in_words

NAME = "response"


def place_of(points, axis):
    """Where each point stands on the axis: its number, or its place among the names."""
    if sweep.is_numeric(points[axis]):
        return dict(zip(points["point"], points[axis])), None
    levels = list(dict.fromkeys(points[axis]))
    return {point: levels.index(level) for point, level in zip(points["point"], points[axis])}, levels


def lines(figure, axes, results, rows, places, key, looks, ends=True, prefix=""):
    """One line with its band for each policy (or second policy) in rows with mean, low and high."""
    for name in dict.fromkeys(rows[key]):
        one = rows[rows[key] == name].assign(x=rows["point"].map(places)).dropna(subset=["mean"]).sort_values("x")
        if one.empty:
            continue
        colour, style, marker = looks[name]
        axes.fill_between(one["x"], one["low"], one["high"], color=colour, alpha=0.22, linewidth=0, gid=f"band {name}")
        axes.plot(one["x"], one["mean"], color=colour, linestyle=style, marker=marker, gid=f"line {name}")
        if ends:
            page.end_label(figure, axes, one["x"].iloc[-1], one["mean"].iloc[-1], prefix + name, colour)


def dress(axes, results, axis, levels, points):
    axes.set_xlabel(sweep.axis_label(results, axis))
    if levels is None and sweep.is_log(results, axis) and (points[axis] > 0).all():
        axes.set_xscale("log")
        factors = [1, 2, 5] if points[axis].max() / points[axis].min() < 200 else [1]
        axes.xaxis.set_major_locator(LogLocator(subs=factors))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        axes.xaxis.set_minor_formatter(NullFormatter())
    axes.margins(x=0.02, y=0.08)
    if levels:
        axes.set_xticks(range(len(levels)), [sweep.text_of(level) for level in levels])


def scattered(results, options, measure, points, names):
    """A panel for each of the axes that matter most, the difference at every point."""
    rows = sweep.rows_at(results, "differences.csv", points, measure)
    rows = rows[rows["second"] == rows["second"].iloc[0]].merge(points[["point"] + names], on="point", suffixes=("", "_")) if len(rows) else rows
    numeric = [name for name in sweep.varied(points, names) if sweep.is_numeric(points[name])]
    if len(rows) > 2:
        numeric.sort(key=lambda name: -abs(rows[name].rank().corr(rows["mean"].rank())))
    chosen = numeric[:4]
    first, *_ = results.policies
    figure, axes = page.new(results, options, f"{in_words(measure).capitalize()} over the parameter space",
                            f"{first.capitalize()} minus {results.policies[1]} at every point of a random design, against the axes with the largest rank correlation; "
                            f"bars: {100 * results.confidence:g} % intervals, {sweep.counts(rows)}; hollow: the interval contains 0.",
                            panels=len(chosen), height=46, sharey=True)
    colour = palette.looks(results.policies)[first][0]
    for one, name in zip(axes, chosen):
        clear = (rows["low"] > 0) | (rows["high"] < 0)
        for mask, face in ((clear, colour), (~clear, "white")):
            some = rows[mask]
            one.errorbar(some[name], some["mean"], yerr=(some["high"] - some["low"]) / 2, fmt="o", color=colour, markerfacecolor=face, elinewidth=0.5,
                         markersize=2.6, markeredgewidth=0.6)
        one.axhline(0, color="#222222", linewidth=0.7)
        dress(one, results, name, None, points)
    axes[0].set_ylabel(f"difference ({results.unit(measure)})")
    figure.souk["alt"] = f"Difference in {in_words(measure)} at {len(rows)} points."
    return page.finish(figure)


def draw(results, options):
    sweep.only(results, NAME)
    measure = sweep.measure_of(results, options)
    points, names = results.table("points.csv"), sweep.axes(results)
    paired = (results.folder / "differences.csv").is_file()
    if paired and not options.x and sweep.is_scattered(points, names):
        return scattered(results, options, measure, points, names)
    if not options.x and sweep.one_at_a_time(points, names):
        raise Problem(f"{results.folder}: in a one_at_a_time design every axis moves alone: see tornado, or name one with --x")
    slice_ = sweep.Slice(results, options, 1)
    axis, = slice_.free
    rows = sweep.rows_at(results, "summary.csv", slice_.points, measure)
    note = (f"{slice_.held}Lines: means; bands: {100 * results.confidence:g} % intervals, {sweep.counts(rows)}.")
    figure, axes = page.new(results, options, f"{in_words(measure).capitalize()} as {axis} changes", note, panels=2 if paired else 1, height=56)
    places, levels = place_of(slice_.points, axis)
    looks = palette.looks(results.policies)
    lines(figure, axes[0], results, rows, places, "policy", looks)
    axes[0].set_ylabel(results.unit(measure))
    axes[0].set_title(in_words(measure))
    dress(axes[0], results, axis, levels, slice_.points)
    if paired:
        gaps = sweep.rows_at(results, "differences.csv", slice_.points, measure)
        first = results.policies[0]
        alone = gaps["second"].nunique() < 2
        lines(figure, axes[1], results, gaps, places, "second", {name: looks[first] if alone else looks[name] for name in results.policies},
              ends=not alone, prefix="minus ")
        axes[1].axhline(0, color="#222222", linewidth=0.7)
        axes[1].set_ylabel(f"difference ({results.unit(measure)})")
        axes[1].set_title(f"{first} minus {results.policies[1] if alone and len(results.policies) > 1 else 'each other'}, paired")
        dress(axes[1], results, axis, levels, slice_.points)
        ends = gaps.assign(x=gaps["point"].map(places)).dropna(subset=["mean"]).sort_values("x")
        if len(ends):
            figure.souk["alt"] = (f"{note} The difference is {ends['mean'].iloc[0]:+.2f} at the lowest and {ends['mean'].iloc[-1]:+.2f} "
                                  f"{results.unit(measure)} at the highest {axis}.")
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
