"""The receipt: what a unit costs in the long run by policy, its parts stacked, and which parts make the difference."""
import matplotlib.pyplot as plt
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Patch

import palette
import page
from results import Problem, in_words, number, with_half_width

NAME = "receipt"
SHOWN = 5  # parts with a colour of their own; the others are one
OTHERS = "#8f8f8f"
LINE = 3.5  # mm of a line of the legend


def long_run(results, table, measures):
    """Rows of summary.csv or differences.csv for the last stretch of the run, by the plain name of the measure."""
    plain = {results.stretch(measure): measure for measure in measures}
    rows = results.table(table)
    rows = rows[rows["measure"].isin(plain)]
    return rows.assign(measure=rows["measure"].map(plain))


def means(results, measures):
    """{measure: {policy: mean}}"""
    rows = long_run(results, "summary.csv", measures)
    return {m: dict(zip(rows["policy"][rows["measure"] == m], rows["mean"][rows["measure"] == m])) for m in measures}


def ends(rows):
    """The smallest and the greatest end of the intervals; of a mean without one, the mean."""
    return rows["low"].fillna(rows["mean"]).min(), rows["high"].fillna(rows["mean"]).max()


def beginning(results, values, largest):
    """Where the axis begins: at 0, or shortly before the smallest total where one part is nearly all of the cost."""
    total = values[results.receipt("total")[0]]
    lowest = min(ends(long_run(results, "summary.csv", results.receipt("total")))[0], min(values[largest].values()))
    if lowest < 0.6 * max(total.values()):
        return 0.0
    span = max(sum(values[m].get(p, 0.0) for m in results.receipt("part")) for p in results.policies) - lowest
    step = 5.0 if span > 5 else 1.0
    return max(0.0, (lowest - 0.25 * span) // step * step)


def stacks(axes, results, values, largest):
    """Bars of the parts, and what is taken off them; returns the handles of the legend."""
    parts, deductions = results.receipt("part"), results.receipt("deduction")
    colours = dict(zip(parts + deductions, palette.PARTS * 3))
    by_size = sorted(parts, key=lambda m: -max(abs(v) for v in values[m].values()))
    shown, pooled = by_size[:SHOWN + 1], by_size[SHOWN + 1:]
    begin = beginning(results, values, largest)
    bar = {"edgecolor": "white", "linewidth": 0.5, "height": 0.4}
    for row, policy in enumerate(results.policies):
        at = 0.0
        for measure in [largest] + [m for m in shown if m != largest] + ["others"]:
            value = sum(values[m].get(policy, 0.0) for m in pooled) if measure == "others" else values[measure].get(policy, 0.0)
            axes.barh(row - 0.21, value, left=at, color=OTHERS if measure == "others" else colours[measure], gid=f"part {measure} {policy}", **bar)
            if measure == largest:
                axes.text((begin + value) * 0.5, row - 0.21, f"{in_words(largest)} {number(value, 1)}", ha="center", va="center", size=6, gid="largest")
            at += value
        for measure in deductions:
            value = values[measure].get(policy, 0.0)
            axes.barh(row + 0.2, -value, left=at, facecolor="white", edgecolor="#444444", linewidth=0.5, height=0.3, hatch="////" if measure == deductions[-1] else "\\\\\\\\",
                      gid=f"part {measure} {policy}")
            at -= value
    handles = [Patch(color=colours[m], label=in_words(m)) for m in shown]
    if pooled:
        handles.append(Patch(color=OTHERS, label=f"{len(pooled)} smaller parts"))
    handles += [Patch(facecolor="white", edgecolor="#444444", linewidth=0.5, hatch="////" if m == deductions[-1] else "\\\\\\\\", label=f"less {in_words(m)}") for m in deductions]
    return begin, handles


def shorten(figure, axes, begin):
    """A label that is wider than its bar loses its words; the legend has them."""
    figure.canvas.draw()
    for text in axes.texts:
        if text.get_gid() == "largest":
            middle = axes.transData.transform((text.get_position()[0], 0))[0]
            room = 2 * (middle - axes.transData.transform((begin, 0))[0])
            if text.get_window_extent().width > room:
                text.set_text(text.get_text().rsplit(" ", 1)[1])


def totals(axes, results):
    """The total of each policy with its interval."""
    rows = long_run(results, "summary.csv", results.receipt("total")).set_index("policy")
    looks = palette.looks(results.policies)
    for row, policy in enumerate(results.policies):
        one = rows.loc[policy]
        half = 0.0 if one["low"] != one["low"] else (one["high"] - one["low"]) / 2.0
        axes.errorbar(one["mean"], row + 0.2, xerr=half, fmt=looks[policy][2], color=looks[policy][0], capsize=2, elinewidth=0.9, zorder=5)
        axes.annotate(f"total\n{with_half_width(one)}", (1, row), xycoords=axes.get_yaxis_transform(), xytext=(3, 0), textcoords="offset points",
                      va="center", size=6.5, weight="bold", color=looks[policy][0], annotation_clip=False)
    return rows


def contributions(axes, results):
    """The paired difference of every part, those that are taken off with their sign turned; the total below."""
    names = results.receipt("part") + results.receipt("deduction")
    total = results.receipt("total")[0]
    rows = long_run(results, "differences.csv", names + [total])
    first, *others = results.policies
    rows.loc[rows["measure"].isin(results.receipt("deduction")), ["mean", "low", "high"]] *= -1
    leading = rows[rows["second"] == others[0]].set_index("measure")
    order = [total] + sorted((m for m in names if m in leading.index), key=lambda m: abs(leading.loc[m, "mean"]))
    looks = palette.looks(results.policies)
    for k, second in enumerate(others):
        one = rows[rows["second"] == second].set_index("measure").loc[order]
        heights = [y - 0.8 * (k - (len(others) - 1) / 2) / len(others) for y in range(len(order))]
        colour = looks[first][0] if len(others) == 1 else looks[second][0]
        half = ((one["high"] - one["low"]) / 2.0).abs().fillna(0)
        axes.errorbar(one["mean"], heights, xerr=half, fmt=looks[first if len(others) == 1 else second][2], color=colour, elinewidth=0.9, capsize=1.5,
                      label=f"minus {second}", gid=f"difference {second}")
    axes.axvline(0, color="#222222", linewidth=0.7)
    axes.axhspan(-0.5, 0.5, color="#000000", alpha=0.06, linewidth=0)
    taken = set(results.receipt("deduction"))
    axes.set_yticks(range(len(order)), [("less " if m in taken else "") + in_words(m) for m in order])
    axes.get_yticklabels()[0].set_fontweight("bold")
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(-0.6, len(order) - 0.4)
    axes.margins(x=0.06)
    if len(others) == 1:
        axes.grid(axis="y", linewidth=0.3, color="#dddddd")
    else:  # every row is as broad as its points need: lines between rows, not through them
        for edge in range(1, len(order)):
            axes.axhline(edge - 0.5, linewidth=0.3, color="#cccccc", zorder=0)
    axes.set_xlabel(f"{first} minus {others[0] if len(others) == 1 else 'another'} ({results.unit(total)})")
    axes.set_title("What makes the difference")
    return leading


def heights(results):
    """Of both panels in mm, so that every policy and every point of a row has its place."""
    rows = len(results.receipt("part", "deduction")) + 1
    return [13.0 * len(results.policies) + 16] + ([(1.7 * (len(results.policies) - 1) + 1.0) * rows + 16] if results.kind == "comparison" else [])


def wrap_label(figure, axes, beside):
    """The axis's label in lines that are no longer than the panel, which takes about half of its place."""
    size = FontProperties(size=plt.rcParams["axes.labelsize"]).get_size_in_points()
    room = figure.get_figwidth() * (0.31 if beside else 0.5)
    axes.set_xlabel(page.wrapped(figure, axes.get_xlabel(), size, room))


def legends(figure, axes, parts, broad):
    """Below the panels: the parts, and above these whom the points compare."""
    place = {"loc": "lower left", "columnspacing": 1.2, "handletextpad": 0.5, "borderpad": 0, "borderaxespad": 0}
    left, bottom = figure.souk["below"]
    below = figure.legend(handles=parts, bbox_to_anchor=(left, bottom), ncol=5 if broad else 2, **place)
    points, labels = axes[-1].get_legend_handles_labels()
    if len(points) > 1:
        top = below.get_window_extent(figure.canvas.get_renderer()).height / figure.bbox.height
        figure.legend(points, labels, bbox_to_anchor=(left, bottom + top + 1.2 * page.MILLIMETRE / figure.get_figheight()), ncol=3 if broad else 1, **place)


def draw(results, options):
    if results.kind not in ("comparison", "run"):
        raise Problem(f"{results.folder}: the figure receipt needs the receipt of compare or run")
    if not results.receipt("part") or not results.receipt("total"):
        raise Problem(f"{results.folder}: the model has no receipt")
    total = results.receipt("total")[0]
    count = int(results.table("summary.csv")["replicates"].max())
    spread = f"bars: {100 * results.confidence:g} % intervals, n = {count} replicates" if count > 1 else "one replicate: no interval"
    paired = results.kind == "comparison"
    stacked = len(results.policies) > 2  # beside each other, panels would be too narrow
    tall = heights(results) if stacked else [58.0] * (1 + paired)
    broad = options.width == "two"
    below = (9 if broad else 21) + (LINE * -(-(len(results.policies) - 1) // (3 if broad else 1)) if stacked and paired else 0)
    figure, axes = page.new(results, options, "The receipt: what a unit costs in the long run",
                            f"Means over {results.stretch_words(results.stretch(total))}; {spread}.", panels=1 + paired, height=sum(tall) / len(tall),
                            columns=1 if stacked else None, below=below)
    axes[0].get_gridspec().set_height_ratios(tall if stacked or not broad else tall[:1])
    values = means(results, results.receipt("part", "deduction", "total"))
    largest = max(results.receipt("part"), key=lambda m: max(values[m].values()))
    begin, handles = stacks(axes[0], results, values, largest)
    rows = totals(axes[0], results)
    axes[0].set_yticks(range(len(results.policies)), results.policies)
    for label, policy in zip(axes[0].get_yticklabels(), results.policies):
        label.set_color(palette.looks(results.policies)[policy][0])
        label.set_fontweight("bold")
    axes[0].tick_params(axis="y", length=0)
    axes[0].set_ylim(len(results.policies) - 0.45, -0.55)
    right = max(max(sum(values[m].get(policy, 0.0) for m in results.receipt("part")) for policy in results.policies), ends(rows)[1])
    axes[0].set_xlim(begin, right + 0.02 * (right - begin))
    axes[0].set_xlabel(f"cost ({results.unit(total)})" + (f"; the axis begins at {begin:g}" if begin > 0 else ""))
    axes[0].set_title("Parts, and what is taken off")
    said = [f"{policy} {with_half_width(rows.loc[policy])}" for policy in results.policies]
    figure.souk["alt"] = f"Total cost in {results.unit(total)} over {results.stretch_words(results.stretch(total))}: {', '.join(said)}."
    if paired:
        leading = contributions(axes[1], results)
        wrap_label(figure, axes[1], broad and not stacked)
        order = leading.drop(index=total)["mean"].abs().sort_values(ascending=False).index[:4]
        figure.souk["alt"] += " Largest contributions to the difference: " + ", ".join(f"{in_words(m)} {number(leading.loc[m, 'mean'], 2, True)}" for m in order) + "."
    legends(figure, axes, handles, broad)
    page.finish(figure)
    shorten(figure, axes[0], begin)
    return figure


if __name__ == "__main__":
    import alone
    alone.main(draw)
