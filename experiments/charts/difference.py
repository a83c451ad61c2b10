"""The paired difference of the total cost over time, with its interval, and the period from which the first policy stays cheaper."""
import branching
import crossover
import palette
import page
import student
from results import Problem, in_words

NAME = "difference"


def over_time(results, measure, first, second):
    """First minus second, replicate by replicate in the same world: mean, low, high and n by period."""
    series = results.table("series.csv").pivot(index=["period", "replicate"], columns="policy", values=measure)
    return student.intervals((series[first] - series[second]).groupby("period"), results.confidence)


def marks_of(results, second):
    """[(kind, crossing, period, words)] of what happens, by crossover.csv."""
    found = []
    for kind, crossing in crossover.of(results, second).items():
        found += [(kind, crossing, at, words.replace("cheaper", "in sum") if kind == "cumulative" else words) for at, words in crossing.marks()]
    return found


def about_crossovers(results, others, marks):
    """What the note says: where there is none, who is cheaper then; of several policies also when, since words at every line would not fit."""
    said, against = [], []
    for second in others:
        than = f" than {second}" if len(others) > 1 else ""
        flow = crossover.of(results, second).get("flow")
        if not marks[second]:
            subject = "with the change it" if branching.is_branch(results) else results.policies[0]
            said.append(f"There is no crossover{f': {subject} is {flow.words()}{than}' if flow else ''}.")
        elif than:
            against.append(f"against {second} {', '.join(words for *_, words in marks[second])}")
    return " ".join(said + ([f"Upright lines (dotted: in sum): {'; '.join(against)}."] if against else []))


def beside(axes, words, at, top):
    """Writes the words to the right of a line, or to its left, or above it where neither has the room; returns where the line ends."""
    label = axes.annotate(words, (at, top), xycoords=axes.get_xaxis_transform(), xytext=(3, 0), textcoords="offset points", ha="left", va="top",
                          bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.4, "alpha": 0.85})
    label.set_in_layout(False)
    panel, box = axes.get_window_extent(), label.get_window_extent()
    line = axes.transData.transform((at, 0))[0]
    if box.x1 <= panel.x1:
        return top
    if line - (box.x0 - line) - box.width >= panel.x0:
        label.set(ha="right", position=(-3, 0))
        return top
    share = (line - panel.x0) / panel.width
    label.set_position(((panel.x0 + share * (panel.width - box.width) - line) * 72 / axes.figure.dpi, 0))
    return top - 0.085


def draw(results, options):
    if results.kind != "comparison":
        raise Problem(f"{results.folder}: the figure difference needs two policies, of compare")
    measure = options.measure or (results.receipt("total") or [None])[0]
    if not measure:
        raise Problem(f"{results.folder}: the model has no total cost; name a --measure")
    results.need(measure)
    if results.is_of_market(measure):
        raise Problem(f"{results.folder}: {measure} is one number for the whole market: there is no difference")
    first, *others = results.policies
    looks = palette.looks(results.policies)
    is_total = measure in results.receipt("total")
    count = results.table("series.csv")["replicate"].nunique()
    who = "they pay" if branching.is_branch(results) else f"{first} {results.agents} pay"  # a change is not a kind of buyer
    note = (f"{first.capitalize()} minus {', '.join(others)}, in the same worlds; below 0 {who} less. "
            if is_total else f"{first.capitalize()} minus {', '.join(others)}, in the same worlds. ")
    note += (f"Line: mean; band: {100 * results.confidence:g} % interval of the paired difference, n = {count} replicates."
             if count > 1 else "One replicate: no interval.")
    marks = {second: marks_of(results, second) for second in others} if is_total else {}
    if is_total:
        note += f" {crossover.mean_words(results)} {about_crossovers(results, others, marks)}".rstrip()
    figure, (axes,) = page.new(results, options, f"Paired difference in {in_words(measure)}", note, height=58)
    axes.axhline(0, color="#222222", linewidth=0.7)
    said = []
    for second in others:
        colour, style, _ = looks[first] if len(others) == 1 else looks[second]
        table = over_time(results, measure, first, second).dropna(subset=["mean"])
        axes.fill_between(table.index, table["low"], table["high"], color=colour, alpha=0.22, linewidth=0, gid=f"band {second}")
        axes.plot(table.index, table["mean"], color=colour, linestyle=style if len(others) > 1 else "-", gid=f"line {second}")
        if len(others) > 1:
            page.end_label(figure, axes, table.index[-1], table["mean"].iloc[-1], f"minus {second}", colour)
        said.append(f"minus {second}: {table['mean'].iloc[0]:+.2f} in the first {results.period}, {table['mean'].iloc[-1]:+.2f} in the last")
    axes.margins(y=0.05)
    low, high = axes.get_ylim()
    rows = sum(len(found) for found in marks.values()) if len(others) == 1 else 0
    axes.set_ylim(low, high + (high - low) * 0.09 * rows)  # room for the marks
    figure.canvas.draw()  # the panel has its place now
    row = 0
    for second, found in marks.items():
        for kind, crossing, at, words in found:
            at, top = axes.get_xlim()[0] if crossing.is_start(at) else at, 0.99 - 0.085 * row
            if len(others) == 1:
                top = beside(axes, words, at, top)
                row += 1
            axes.plot([at, at], [0, top], transform=axes.get_xaxis_transform(), scalex=False, scaley=False,
                      color="#222222" if len(others) == 1 else looks[second][0], linewidth=0.8,
                      linestyle="-" if kind == "flow" else (0, (1, 1.5)), gid=f"crossover {kind} {second}")
            said.append(f"{first} {words}{f' than {second}' if len(others) > 1 else ''}")
    axes.set_xlabel(results.unit("period", results.period))
    axes.set_ylabel(f"difference ({results.unit(measure)})")
    figure.souk["alt"] = f"{note} {'; '.join(said)}."
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
