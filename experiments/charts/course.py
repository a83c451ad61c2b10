"""Measures over time by policy: one panel a measure, mean and interval over replicates. Also draws the panels of other figures."""
from matplotlib.ticker import FuncFormatter

import palette
import page
import student
from results import Problem, in_words, number

NAME = "course"


def over_time(results, measure, policy):
    """Mean, low, high and n by period."""
    series = results.table("series.csv")
    groups = series[series["policy"] == policy].groupby("period", sort=True)[measure]
    return student.intervals(groups, results.confidence)


def bands(results, policies=None):
    """Names the band: "Lines: means; bands: 95 % intervals, n = 40 replicates"."""
    count = results.table("series.csv")["replicate"].nunique()
    if count < 2:
        return "One replicate: no interval"
    return f"Lines: means; bands: {100 * results.confidence:g} % intervals, n = {count} replicates"


def panel(figure, axes, results, measure, title=None, ends=True, label=None):
    """One measure over time: a line and a band for each policy, or one for the market."""
    looks = palette.looks(results.policies)
    market = results.is_of_market(measure)
    for policy in results.policies[:1] if market else results.policies:
        colour, style, _ = palette.MARKET if market else looks[policy]
        table = over_time(results, measure, policy).dropna(subset=["mean"])
        if table.empty:
            continue
        axes.fill_between(table.index, table["low"], table["high"], color=colour, alpha=0.22, linewidth=0, gid=f"band {measure} {policy}")
        axes.plot(table.index, table["mean"], color=colour, linestyle=style, gid=f"line {measure} {policy}",
                  label="the market" if market else policy)
        if ends and not market:
            page.end_label(figure, axes, table.index[-1], table["mean"].iloc[-1], policy, colour)
    axes.set_xlabel(results.unit("period", results.period))
    axes.set_ylabel(label or results.unit(measure))
    axes.set_title(in_words(measure) if title is None else title)
    axes.margins(y=0.06)
    if max(map(abs, axes.get_ylim())) >= 10000:
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, 0)))


def short(value):
    """Three digits."""
    return number(value, 0) if abs(value) >= 1000 else f"{value:.3g}".replace("-", "\u2212")


def last_words(results, measure):
    """For the reader who cannot see: the last value of each policy."""
    said = []
    for policy in results.policies[:1] if results.is_of_market(measure) else results.policies:
        table = over_time(results, measure, policy).dropna(subset=["mean"])
        if not table.empty:
            said.append(f"{policy if not results.is_of_market(measure) else 'the market'} {short(table['mean'].iloc[-1])}")
    return f"{in_words(measure)} in the last {results.period}: {', '.join(said)} {results.unit(measure)}".strip()


def panels(results, options, title, measures, titles=None, note="", **more):
    """A figure with one panel a measure."""
    results.need(*measures)
    said = f"{note}{bands(results)}."
    figure, axes = page.new(results, options, title, said, panels=len(measures), **more)
    for place, (one, measure) in enumerate(zip(axes, measures)):
        panel(figure, one, results, measure, titles[place] if titles else None)
        if more.get("sharey") and place and options.width == "two":
            one.set_ylabel("")
    figure.souk["alt"] = f"{title}. {said} " + "; ".join(last_words(results, measure) for measure in measures) + "."
    return figure, axes


def draw(results, options):
    if results.kind not in ("comparison", "run"):
        raise Problem(f"{results.folder}: the figure course needs series by period, of compare or run")
    names = [name for name in results.table("series.csv").columns if name not in ("replicate", "policy", "period")]
    if options.measure:
        results.need(options.measure)
        names = [options.measure]
    elif results.receipt("total"):
        names = results.receipt("total", "cash")
    names = [name for name in names if results.table("series.csv")[name].notna().any()][:6]
    return page.finish(panels(results, options, "The course over time", names, height=48)[0])


if __name__ == "__main__":
    import alone
    alone.main(draw)
