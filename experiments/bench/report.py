"""The scaling report: tables and charts of time and memory against buyers, relations, replicates and threads."""
import math
import pathlib

import limits
import scaling
import tables
from chart import chart
from measured import slope, time


def header(context):
    return ["<!-- made by `./souk bench --report FILE` -->", "# Speed and scaling", "",
            f"{context.get('num_cpus', '?')} processors of {context.get('mhz_per_cpu', '?')} MHz, {context.get('date', '')[:10]}. All figures are of one run; compare them with each other,",
            "not with those of another machine. Time: median of the repetitions, interleaved at random; spread: their standard deviation.", "", limits.HOW]


def drawn(folder, file, title, series, axis, unit):
    """A section with a chart and the slopes of its lines, where there are any."""
    if not series:
        return []
    chart(folder / f"{file}.svg", title, series, axis, unit)
    lines = ["", f"## {title}", "", f"![{title}]({file}.svg)"]
    rows = []
    for name, points in series.items():
        if len(points) > 2:
            b, half = slope(points)
            rows.append([name, f"{b:.3f}", "-" if math.isnan(half) else f"{b - half:.3f} to {b + half:.3f}"])
    if rows:
        lines += ["", *tables.in_markdown(rows, ["market", "log-log slope (1: in proportion)", "95 % interval"])]
    sizes = sorted({x for points in series.values() for x, _ in points})
    rows = [[name, *(f"{dict(points)[x]:,.4g}" if x in dict(points) else "" for x in sizes)] for name, points in series.items()]
    return [*lines, "", *tables.in_markdown(rows, [f"{unit} by {axis}", *(f"{x:,}" for x in sizes)])]


def two_threads(found):
    rows = tables.two_threads(found)
    return ["", "## Two threads against one", "",
            "What the machine gives: two threads share caches, memory and clock. `simulation alone` has neither source nor ledger nor writer.", "",
            *tables.in_markdown(rows, tables.TWO_THREADS)] if rows else []


def phases(found, context):
    lines = []
    for market, rows in tables.phases(found).items():
        mhz = context.get("mhz_per_cpu")
        rows = [[*row, f"{float(row[1]) * mhz / 1e3:.3g}" if mhz else ""] for row in rows]
        lines += ["", f"## Phases of a period, {market}", "", "One after the other with a clock around each; `measure` adds up what is recorded. Cycles: of the nominal clock.", "",
                  *tables.in_markdown(rows, [*tables.PHASES, "cycles"])]
    return lines


def bytes_of_columns(found):
    one = found.get("bytes of a relation of the default market", {})
    each = tables.parts(one, "bytes")
    if not each:
        return []
    whole = sum(value for _, value in each)
    rows = [[name, f"{value:.1f}", f"{100 * value / whole:.0f} %"] for name, value in [*each, ("all", whole)]]
    return ["", "## What a relation takes of memory", "", "Default market, by the types. A column of numbers takes 8 bytes a relation, or 8 bytes a need, shared by the relations of the need.", "",
            *tables.in_markdown(rows, ["columns", "bytes a relation", "share"])]


def recording(found):
    """What a sweep adds to the simulation, by what it keeps of series."""
    alone = found.get("default market, simulation alone")
    rows = [[name, tables.time_text(time(one)), f"{100 * (time(one) / time(alone) - 1):+.1f} %"] for name, one in found.items() if alone and name.startswith("default market, series ")]
    return ["", "## Cost of recording", "", *tables.in_markdown(rows, ["80 worlds of the default market", "time", "over the simulation alone"])] if rows else []


def write(path, found, context):
    folder = pathlib.Path(path).parent
    largest = {what: (f"{what}, {size:,} {of}", points) for (what, of, size), points in sorted(scaling.against_threads(found).items(), key=lambda line: line[0][2])}
    lines = [*header(context), "", *tables.in_markdown([tables.cells(found, name) for name in found], tables.HEADER)]
    for of in ("buyers", "replicates"):
        end = "" if of == "buyers" else "_replicates"
        lines += drawn(folder, f"scaling{end}", f"Time against {of}", scaling.curves(found, of, scaling.timed), of, "ms")
        lines += drawn(folder, f"scaling{end}_memory", f"Memory against {of}", scaling.curves(found, of, scaling.megabytes), of, "MB")
    lines += drawn(folder, "scaling_relations", "Time against relations", scaling.of_known(found, scaling.timed), "relations", "ms")
    lines += drawn(folder, "scaling_relations_memory", "Memory against relations", scaling.of_known(found, scaling.megabytes), "relations", "MB")
    lines += drawn(folder, "scaling_threads", "Time against threads", dict(largest.values()), "threads", "ms")
    lines += drawn(folder, "scaling_threads_memory", "Memory against threads", scaling.memory_against_threads(found), "threads", "MB")
    lines += two_threads(found) + phases(found, context) + bytes_of_columns(found) + recording(found)
    if rows := tables.by_hand(found):
        lines += ["", "## Against the bare market written by hand", "", *tables.in_markdown(rows, ["benchmark", "times the time", "95 % bounds"])]
    pathlib.Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")
