"""Forest plot of the claims: effect, interval, interval adjusted for the number of claims, and verdict; one panel a unit."""
import matplotlib.pyplot as plt
from matplotlib.font_manager import FontProperties

import page
import verdicts
from results import Problem

NAME = "forest"
SENTENCE = {"one": 33, "two": 76}  # mm for the words of a claim, by the figure's width
LEAST, AXIS = 6.0, 11.0  # mm of a row, and of the numbers and the unit below a panel
COLOURS = ["#0b4f8a", "#e07b00", "#8a8a8a", "#a3225f", "#63b58f", "#111111"]


def verdict_colours(table):
    """A colour for each verdict, by how often it comes."""
    return dict(zip(table["verdict"].fillna("no verdict").value_counts().index, COLOURS * 9))


def heights(figure, table, width):
    """The claims in lines that fit, and how many mm each takes."""
    size = FontProperties(size=plt.rcParams["ytick.labelsize"]).get_size_in_points()
    texts = [page.wrapped(figure, f"{one['id']}  {one['claim']}", size, width) for _, one in table.iterrows()]
    line = size * 1.22 / 72 / page.MILLIMETRE
    return texts, [max(LEAST, (text.count("\n") + 1) * line + 2.0) for text in texts]


def note_of(results, table):
    adjusted = "adjusted_low" in table and table["adjusted_low"].notna().any()
    level, n = f"{100 * results.confidence:g} %", table["n"]
    bars = (f"Thin: {level} interval adjusted for the number of claims, which the verdict reads; thick: {level} interval of the claim alone; hollow: the adjusted interval contains 0"
            if adjusted else f"Bars: {level} intervals; hollow: it contains 0")
    return f"{bars}; n = {int(n.min())}{'' if n.min() == n.max() else f' to {int(n.max())}'} replicates. One panel for each unit."


def draw(results, options):
    if results.kind != "claims":
        raise Problem(f"{results.folder}: the figure forest needs the results of claims")
    table = results.table("claims.csv")
    table = table.assign(verdict=table["verdict"].fillna("no verdict"), unit=table["unit"].fillna(""))
    units = list(dict.fromkeys(table["unit"]))
    figure, panels = page.new(results, options, "The claims: effects and verdicts", note_of(results, table), panels=len(units), height=20, columns=1)
    texts, tall = heights(figure, table, SENTENCE[options.width] * page.MILLIMETRE)
    table = table.assign(text=texts, tall=tall)
    inside = [table["tall"][table["unit"] == unit].sum() for unit in units]
    panels[0].get_gridspec().set_height_ratios(inside)
    page.shrink(figure, (20 * len(units) - sum(inside) - AXIS * len(units)) * page.MILLIMETRE)
    colours = verdict_colours(table)
    for axes, unit in zip(panels, units):
        rows = table[table["unit"] == unit].reset_index(drop=True)
        places = []
        for row, one in rows.iterrows():
            y, colour = rows["tall"][row + 1:].sum() + one["tall"] / 2, colours[one["verdict"]]
            places.append(y)
            low, high = verdicts.adjusted(one)
            if (low, high) != (one["low"], one["high"]):
                axes.plot([low, high], [y, y], color=colour, linewidth=0.7, gid=f"adjusted {one['id']}")
            axes.plot([one["low"], one["high"]], [y, y], color=colour, linewidth=2.2, solid_capstyle="butt", gid=f"interval {one['id']}")
            hollow = verdicts.contains_zero(one)
            axes.plot([one["effect"]], [y], marker="D", markersize=4, color=colour, markerfacecolor="white" if hollow else colour, linestyle="none", gid=f"effect {one['id']}")
            axes.annotate(one["verdict"], (1, y), xycoords=axes.get_yaxis_transform(), xytext=(3, 0), textcoords="offset points", va="center", color=colour,
                          weight="bold", size=6.5, annotation_clip=False)
        axes.axvline(0, color="#222222", linewidth=0.7)
        axes.set_yticks(places, rows["text"])
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(0, rows["tall"].sum())
        axes.margins(x=0.06)
        axes.locator_params(axis="x", nbins=3 if options.width == "one" else 7)
        axes.set_xlabel(unit)
    said = " ".join(verdicts.tally(words, rows) for words, rows in verdicts.families(table))
    figure.souk["short"] = said
    figure.souk["alt"] = f"{said} " + "; ".join(f"{one['id']} {verdicts.effect(one)} {one['unit']}, {one['verdict']}" for _, one in table.iterrows()) + "."
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
