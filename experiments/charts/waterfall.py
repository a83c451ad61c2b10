"""Waterfall of Shapley values: what each channel carries of the whole difference."""
import page
from results import Problem, number

NAME = "waterfall"
LESS, MORE, TOTAL = "#0b4f8a", "#e07b00", "#333333"


def draw(results, options):
    if results.kind != "claims":
        raise Problem(f"{results.folder}: the figure waterfall needs the results of claims")
    table = results.table("shapley.csv")
    total, parts = table[table["channel"] == "total"], table[table["channel"] != "total"]
    if parts.empty or total.empty:
        raise Problem(f"{results.folder / 'shapley.csv'}: has no channel or no row named total")
    parts = parts.sort_values("value", key=abs, ascending=False)
    unit = table["unit"].iloc[0]
    bars = table["low"].notna().any()
    note = "Shapley values: what each channel adds, on average over every order in which channels are switched on; they add up to the total." + (
        f" Error bars: {100 * results.confidence:g} % intervals." if bars else "")
    figure, (axes,) = page.new(results, options, "What each channel carries", note, height=max(40, 5.5 * (len(parts) + 1) + 14))
    at = 0.0
    names = list(parts["channel"]) + ["total"]
    for row, (_, one) in enumerate(list(parts.iterrows()) + [(None, total.iloc[0])]):
        begin = 0.0 if one["channel"] == "total" else at
        colour = TOTAL if one["channel"] == "total" else LESS if one["value"] < 0 else MORE
        axes.barh(row, one["value"], left=begin, height=0.62, color=colour, gid=f"bar {one['channel']}")
        end = begin + one["value"]
        if bars and one["low"] == one["low"]:
            axes.errorbar(end, row, xerr=[[one["value"] - one["low"]], [one["high"] - one["value"]]], fmt="none", color="#999999", elinewidth=0.8, capsize=1.5)
        axes.annotate(number(one["value"], 2, True), (1, row), xycoords=axes.get_yaxis_transform(), xytext=(3, 0), textcoords="offset points", va="center",
                      color=colour, weight="bold", size=6.5, annotation_clip=False)
        if one["channel"] != "total":
            axes.plot([end, end], [row - 0.31, row + 1.31], color="#999999", linewidth=0.5)
            at = end
    axes.axvline(0, color="#222222", linewidth=0.7)
    axes.set_yticks(range(len(names)), [name.replace("_", " ") for name in names])
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.margins(x=0.05)
    axes.set_xlabel(f"running sum ({unit})")
    figure.souk["alt"] = "Total " + number(total["value"].iloc[0], 2, True) + f" {unit}: " + ", ".join(
        f"{one['channel']} {number(one['value'], 2, True)}" for _, one in parts.iterrows()) + "."
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
