"""Tornado of a one-at-a-time sweep: what each axis alone does to the paired difference, largest first."""
import page
import palette
import sweep
from results import Problem, in_words, number

NAME = "tornado"


def rows_of(results, measure, points, names, first, second):
    """(axis, level, change of the difference against the base) of every point but the base."""
    base = points.iloc[0]
    found = []
    for _, point in points.iloc[1:].iterrows():
        moved = [name for name in names if point[name] != base[name]]
        effect = sweep.effects(results, measure, point["point"], base["point"], first, second) if moved else None
        if effect is not None:
            found.append((moved[0], point[moved[0]], effect))
    return found


def draw(results, options):
    sweep.only(results, NAME)
    sweep.differences(results)
    measure = sweep.measure_of(results, options)
    points, names = results.table("points.csv"), sweep.axes(results)
    if not sweep.one_at_a_time(points, names):
        raise Problem(f"{results.folder}: a tornado needs a one_at_a_time design")
    first, second = results.policies[:2]
    found = rows_of(results, measure, points, names, first, second)
    gaps = sweep.rows_at(results, "differences.csv", points.iloc[:1], measure)
    gaps = gaps[gaps["second"] == second].dropna(subset=["mean"])
    at = f"{number(gaps['mean'].iloc[0], 2, True)} {results.unit(measure)}" if len(gaps) else "not known yet"
    order = sorted(dict.fromkeys(name for name, _, _ in found), key=lambda name: max(abs(effect["mean"]) for axis, _, effect in found if axis == name))
    note = (f"Change of the difference {first} minus {second} in {in_words(measure)} when one thing alone changes; at the base it is {at}. "
            f"Error bars: {100 * results.confidence:g} % intervals of the change, replicate by replicate (hollow: contains 0), {sweep.counts(sweep.rows_at(results, 'summary.csv', points, measure))}.")
    figure, (axes,) = page.new(results, options, "What carries the difference, one at a time", note, height=max(36, 6.5 * len(order) + 18))
    looks = palette.looks(results.policies)
    for name, level, effect in found:
        row = order.index(name)
        clear = effect["low"] > 0 or effect["high"] < 0
        colour = looks[first if effect["mean"] < 0 else second][0]
        levels = [l for axis, l, _ in found if axis == name]
        height = 0.66 / max(1, len(levels))
        y = row + (levels.index(level) - (len(levels) - 1) / 2) * height
        axes.barh(y, effect["mean"], height=height * 0.9, color=colour if clear else "white", edgecolor=colour, linewidth=0.7, gid=f"bar {name} {level}")
        if effect["low"] == effect["low"]:
            axes.errorbar(effect["mean"], y, xerr=(effect["high"] - effect["low"]) / 2, fmt="none", color="#111111", elinewidth=0.7, capsize=1.5)
        side = 1 if effect["mean"] >= 0 else -1
        end = (effect["high"] if side > 0 else effect["low"]) if effect["low"] == effect["low"] else effect["mean"]
        text = f"{sweep.text_of(level)}: {number(effect['mean'], 2, True)}"
        axes.annotate(text, (end, y), xytext=(3 * side, 0), textcoords="offset points", ha="left" if side > 0 else "right", va="center", size=6)
    axes.axvline(0, color="#222222", linewidth=0.7)
    ends = [0.0] + [effect[key] for _, _, effect in found for key in ("mean", "low", "high") if effect[key] == effect[key]]
    room = (max(ends) - min(ends)) * (0.3 if options.width == "one" else 0.16) or 1.0  # for the numbers
    axes.set_xlim(min(ends) - room, max(ends) + room)
    axes.set_yticks(range(len(order)), order)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(f"change of the difference ({results.unit(measure)})")
    figure.souk["alt"] = note + " " + "; ".join(f"{name} {level}: {effect['mean']:+.2f}" for name, level, effect in sorted(found, key=lambda f: -abs(f[2]["mean"]))) + "."
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
