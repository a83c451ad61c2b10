"""The report of speed: its summary, then tables and charts of time and memory against buyers, relations, replicates and threads."""
import math
import pathlib

import limits
import scaling
import summary
import tables
from chart import chart
from scaling import megabytes, milliseconds

IN_PROPORTION = "1: in proportion"


def drawn(folder, file, title, series, value, axis, unit, expected="", words=""):
    """A section with a chart, and the slopes of its lines where some slope is expected. series: {name: [(x, one)]}."""
    if not series:
        return []
    points = {name: [(x, value(one)) for x, one in line] for name, line in series.items()}
    chart(folder / f"{file}.svg", title, points, axis, unit)
    lines = ["", f"## {title}", "", f"![{title}]({file}.svg)"]
    if words:
        lines += ["", words]
    rows = []
    for name, line in series.items():
        if expected and len(line) > 2:
            b, half = scaling.slope(line, value)
            once = "one round" if value is milliseconds else "measured once" if "peak kB" in line[0][1] else "counted"
            rows.append([name, f"{b:.3f}", once if math.isnan(half) else f"{b - half:.3f} to {b + half:.3f}"])
    if rows:
        lines += ["", *tables.in_markdown(rows, ["market", f"log-log slope ({expected})", "95 % interval"])]
    sizes = sorted({x for line in points.values() for x, _ in line})
    rows = [[name, *(f"{dict(line)[x]:,.4g}" if x in dict(line) else "" for x in sizes)] for name, line in points.items()]
    return [*lines, "", *tables.in_markdown(rows, [f"{unit} by {axis}", *(f"{x:,}" for x in sizes)])]


def curves(found, folder):
    """Time, then memory, against each of what they grow with."""
    lines = []
    for against, of_time, of_memory, words in (("buyers", IN_PROPORTION, IN_PROPORTION, ""), ("replicates", IN_PROPORTION, "near 0: worlds end before others begin", ""),
                                               ("relations", "below 1: needs stay as many", "below 1: needs stay as many", scaling.what_of_known(found)),
                                               ("threads", "", "", "Of a period; of replicates, of the whole job.")):
        axis = "relations, by known suppliers" if against == "relations" else against
        file = "scaling" if against == "buyers" else f"scaling_{against}"
        unit = "ms a period" if against in ("buyers", "relations") else "ms"
        lines += drawn(folder, file, f"Time against {against}", scaling.series(found, against, milliseconds), milliseconds, axis, unit, of_time, words)
        words = words if against == "relations" else ""
        lines += drawn(folder, f"{file}_memory", f"Memory against {against}", scaling.series(found, against, megabytes), megabytes, axis, "MB", of_memory, words)
    return lines


def phases(found, context):
    lines = []
    for market, rows in tables.phases(found).items():
        mhz = context.get("mhz_per_cpu")
        rows = [[*row, f"{float(row[1]) * mhz / 1e3:.3g}" if mhz else ""] for row in rows]
        lines += ["", f"## Phases of a period, {market}", "", "One after the other with a clock around each; `measure` adds up what is recorded. Cycles: of the nominal clock.",
                  limits.WHY_NOT_PHASES, "", *tables.in_markdown(rows, [*tables.PHASES, "cycles"])]
    return lines


def section(title, words, rows, header):
    return ["", f"## {title}", "", *([words, ""] if words else []), *tables.in_markdown(rows, header)] if rows else []


def write(path, found, context, failed):
    """found: as measured() has it; failed: {name: why} of what was left out."""
    lines = [*summary.lines(found, context, failed), "", "## Every benchmark", "", limits.HOW, "",
             *tables.in_markdown([tables.cells(found, name) for name in found], tables.HEADER)]
    lines += curves(found, pathlib.Path(path).parent)
    lines += section("Two threads against one", f"What the machine gives: two threads share caches, memory and clock. {tables.ABOVE_TWO} "
                     "`simulation alone` has neither source nor ledger nor writer.", tables.two_threads(found), tables.TWO_THREADS)
    lines += phases(found, context)
    lines += section("What a relation takes of memory", "Default market, by the types. A column of numbers takes 8 bytes a relation, or 8 bytes a need, shared by the relations of the need.",
                     tables.bytes_of_columns(found), tables.BYTES)
    lines += section("Cost of recording", tables.LAST_ALONE, tables.recording(found), tables.RECORDING)
    lines += section("Against the bare market written by hand", "", tables.by_hand(found), tables.BY_HAND)
    pathlib.Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")
