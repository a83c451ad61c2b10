"""Where in the space of parameters a claim's sign holds: the mapped points over the two axes that tell most."""
import numpy
from matplotlib.lines import Line2D

import claim_map_words
import page
from results import Problem

NAME = "claim_map"
HOLDS, FAILS = "#0b4f8a", "#e07b00"
USUAL = "S20"


def gain(values, holds):
    """What the best single threshold takes away of the Gini impurity: the program's measure of a boundary."""
    order = numpy.argsort(values, kind="stable")
    hits = numpy.cumsum(holds[order])[:-1]
    below = numpy.arange(1, len(values))
    above, total = len(values) - below, holds.sum()
    impurity = hits * (below - hits) / below + (total - hits) * (above - (total - hits)) / above
    apart = numpy.diff(values[order]) > 0
    return total * (len(values) - total) / len(values) - impurity[apart].min() if apart.any() else 0.0


def asked(options):
    """The claim of --at id=S24; None where none is named."""
    return next((at.split("=", 1)[1] for at in getattr(options, "at", None) or [] if at.startswith("id=")), None)


def sentence(words):
    return f"{words[:1].upper()}{words[1:]}. " if words else ""


def chosen(results, options):
    """The claim: --at id=S24, else S20, else the first that does not hold everywhere."""
    table = results.table("map_points.csv")
    ids, name = list(dict.fromkeys(table["id"])), asked(options)
    if name and name not in ids:
        raise Problem(f"{results.folder}: has no map of {name}; there are {', '.join(ids)}")
    split = [one for one in ids if table.loc[table["id"] == one, "holds"].nunique() > 1]
    return name or (USUAL if USUAL in ids else (split or ids)[0])


def draw(results, options):
    if results.kind != "claims":
        raise Problem(f"{results.folder}: the figure claim_map needs the results of claims")
    name = chosen(results, options)
    table = results.table("map_points.csv")
    rows = table[table["id"] == name].dropna(axis=1, how="all").reset_index(drop=True)
    axes_names = [c for c in rows.columns if c not in ("id", "point", "effect", "low", "high", "holds")]
    if len(axes_names) < 2:
        raise Problem(f"{results.folder}: the map of {name} has fewer than two axes")
    holds = rows["holds"].to_numpy(dtype=float)
    best = sorted(axes_names, key=lambda axis: -gain(rows[axis].to_numpy(dtype=float), holds))[:2]
    across, up = (axis if axis in axes_names else axes_names[0] for axis in (options.x or best[0], options.y or best[1]))
    summary = results.table("map.csv").set_index("id").loc[name]
    where = claim_map_words.boundary(summary)
    where = where and f"the mean has it {where}"
    note = (f"{summary['claim']} One point of the map each, over the two axes that tell most; size: the effect's. Filled: the {100 * results.confidence:g} % interval "
            f"excludes 0. {sentence(claim_map_words.shares(summary))}{sentence(where)}").strip()
    title = f"Where the sign of {name} holds: at {claim_map_words.percent(summary['share'])} of {len(rows)} points, told at {claim_map_words.percent(summary['share_told'])}"
    figure, (axes,) = page.new(results, options, title, note, height=82)
    if asked(options):
        figure.souk["file"] = f"{NAME}_{name}"
    sizes = 6 + 60 * rows["effect"].abs() / max(rows["effect"].abs().max(), 1e-12)
    clear = (rows["low"] > 0) | (rows["high"] < 0)
    for is_there, colour, word in ((1, HOLDS, "holds"), (0, FAILS, "fails")):
        for is_clear in (True, False):
            mine = (rows["holds"] == is_there) & (clear == is_clear)
            axes.scatter(rows[across][mine], rows[up][mine], s=sizes[mine], marker="o" if is_there else "s", facecolor=colour if is_clear else "none",
                         edgecolor=colour, linewidth=0.8, alpha=0.85, gid=f"{word} {'told' if is_clear else 'not told'}")
    axes.margins(0.03)
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    axes.legend(handles=[Line2D([], [], marker=marker, color=colour, linestyle="none", markersize=5, label=word)
                         for marker, colour, word in (("o", HOLDS, "the claimed sign"), ("s", FAILS, "the other sign"))],
                loc="lower left", bbox_to_anchor=(0, 1.0), ncol=2)
    told, against = (int((clear & (rows["holds"] == sign)).sum()) for sign in (1, 0))
    figure.souk["alt"] = f"{note} The mean has the claimed sign at {int(holds.sum())} of {len(rows)} points, and the sign is told at {told}; the other sign is told at {against}."
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
