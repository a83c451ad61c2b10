"""Forest plot of the claims: effect, interval, interval adjusted for the number of claims, and verdict; one panel a unit."""
import page
from results import Problem, number

NAME = "forest"
COLOURS = ["#0b4f8a", "#e07b00", "#8a8a8a", "#a3225f", "#63b58f", "#111111"]


def verdicts(table):
    """A colour for each verdict, by how often it comes."""
    return dict(zip(table["verdict"].fillna("no verdict").value_counts().index, COLOURS * 9))


def draw(results, options):
    if results.kind != "claims":
        raise Problem(f"{results.folder}: the figure forest needs the results of claims")
    table = results.table("claims.csv")
    table = table.assign(verdict=table["verdict"].fillna("no verdict"), unit=table["unit"].fillna(""))
    units = list(dict.fromkeys(table["unit"]))
    adjusted = table["adjusted_low"].notna().any()
    note = (f"Thick: {100 * results.confidence:g} % interval of the effect; " + ("thin: adjusted for the number of claims; " if adjusted else "")
            + f"hollow: it contains 0; n = {int(table['n'].min())}{'' if table['n'].min() == table['n'].max() else f' to {int(table.n.max())}'} replicates. One panel for each unit.")
    tallest = max(sum(table["unit"] == unit) for unit in units)
    figure, panels = page.new(results, options, "The claims: effects and verdicts", note, panels=len(units), height=max(24, 6.0 * tallest + 14), columns=1)
    grid = panels[0].get_gridspec()
    grid.set_height_ratios([sum(table["unit"] == unit) + 1.6 for unit in units])
    total = sum(sum(table["unit"] == unit) * 6.0 + 15 for unit in units) * page.MILLIMETRE
    spare = len(units) * max(24, 6.0 * tallest + 14) * page.MILLIMETRE - total
    page.shrink(figure, spare)
    colours = verdicts(table)
    for axes, unit in zip(panels, units):
        rows = table[table["unit"] == unit].reset_index(drop=True)
        for row, one in rows.iterrows():
            y, colour = len(rows) - 1 - row, colours[one["verdict"]]
            if adjusted and one["adjusted_low"] == one["adjusted_low"]:
                axes.plot([one["adjusted_low"], one["adjusted_high"]], [y, y], color=colour, linewidth=0.7, gid=f"adjusted {one['id']}")
            axes.plot([one["low"], one["high"]], [y, y], color=colour, linewidth=2.2, solid_capstyle="butt", gid=f"interval {one['id']}")
            hollow = not (one["low"] > 0 or one["high"] < 0)
            axes.plot([one["effect"]], [y], marker="D", markersize=4, color=colour, markerfacecolor="white" if hollow else colour, linestyle="none", gid=f"effect {one['id']}")
            axes.annotate(one["verdict"], (1, y), xycoords=axes.get_yaxis_transform(), xytext=(3, 0), textcoords="offset points", va="center", color=colour,
                          weight="bold", size=6.5, annotation_clip=False)
        axes.axvline(0, color="#222222", linewidth=0.7)
        short = 26 if options.width == "one" else 60
        names = [f"{one['id']}  {one['claim']}" for _, one in rows.iterrows()]
        axes.set_yticks(range(len(rows) - 1, -1, -1), [name if len(name) <= short else name[:short - 1].rstrip() + "\u2026" for name in names])
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(-0.6, len(rows) - 0.4)
        axes.margins(x=0.06)
        axes.set_xlabel(unit)
    said = table["verdict"].value_counts()
    figure.souk["alt"] = f"{len(table)} claims: " + ", ".join(f"{count} {verdict}" for verdict, count in said.items()) + ". " + "; ".join(
        f"{one['id']} {number(one['effect'], 3, True)} {one['unit']}, {one['verdict']}" for _, one in table.iterrows()) + "."
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
