"""The paired difference of the total cost over time, with its interval, and the period from which the first policy stays cheaper."""
import palette
import page
import student
from results import Problem, in_words

NAME = "difference"


def over_time(results, measure, first, second):
    """First minus second, replicate by replicate in the same world: mean, low, high and n by period."""
    series = results.table("series.csv").pivot(index=["period", "replicate"], columns="policy", values=measure)
    return student.intervals((series[first] - series[second]).groupby("period"), results.confidence)


def crossovers(results, second):
    """What crossover.csv says: {"flow": period, "cumulative": period}; only those that happen."""
    table = results.table("crossover.csv")
    table = table[(table["second"] == second) & table["of_mean"].notna()]
    return {kind: int(period) for kind, period in zip(table["kind"], table["of_mean"])}


def are_policies(results):
    """Whether the sides are policies, and not one change and its absence (`[[branch]]`)."""
    return results.policies[0] != "with the change"


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
    who = f"{first} {results.agents}" if are_policies(results) else "it"  # a change is not a kind of buyer
    note = (f"{first.capitalize()} minus {', '.join(others)}, in the same worlds; below 0 {who} {'pay' if who != 'it' else 'costs'} less. "
            if is_total else f"{first.capitalize()} minus {', '.join(others)}, in the same worlds. ")
    note += (f"Line: mean; band: {100 * results.confidence:g} % interval of the paired difference, n = {count} replicates."
             if count > 1 else "One replicate: no interval.")
    marks = {second: crossovers(results, second) for second in others} if is_total else {}
    if is_total and not any(marks.values()):
        note += " There is no crossover."
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
    rows = sum(len(found) for found in marks.values())
    axes.set_ylim(low, high + (high - low) * 0.09 * rows)  # room for the marks
    row = 0
    words = {"flow": "cheaper from {period} {at}", "cumulative": "in sum from {period} {at}"}
    for second, found in marks.items():
        for kind, at in found.items():
            against = f" (than {second})" if len(others) > 1 else ""
            text = words[kind].format(period=results.period, at=at) + against
            axes.plot([at, at], [0, 0.99 - 0.085 * row], transform=axes.get_xaxis_transform(), scalex=False, scaley=False,
                      color="#222222" if len(others) == 1 else looks[second][0], linewidth=0.8,
                      linestyle="-" if kind == "flow" else (0, (1, 1.5)), gid=f"crossover {kind} {second}")
            on_left = at > (axes.get_xlim()[0] + axes.get_xlim()[1]) * (0.55 if options.width == "two" else 0.45)
            axes.annotate(text, (at, 0.99 - 0.085 * row), xycoords=axes.get_xaxis_transform(), xytext=(-3 if on_left else 3, 0),
                          textcoords="offset points", ha="right" if on_left else "left", va="top")
            said.append(f"{first} {text}")
            row += 1
    axes.set_xlabel(results.unit("period", results.period))
    axes.set_ylabel(f"difference ({results.unit(measure)})")
    figure.souk["alt"] = f"{note} {'; '.join(said)}."
    return page.finish(figure)


if __name__ == "__main__":
    import alone
    alone.main(draw)
