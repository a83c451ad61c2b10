#!/usr/bin/env python3
"""The tables of results in models/relational/ODD.md, made by the program and never typed.

    odd_tables.py run PROGRAM [TABLE...]   simulates all or some of them again and puts them into the page (minutes)
    odd_tables.py into                     puts what is in models/relational/results into the page
    odd_tables.py check PROGRAM            the page shows what is there, and the first replicate of each point is still what it was

In models/relational/results, TABLE.csv has the cells (mean and half-width of the 95 % interval), and first_replicates.csv what the
first replicate of each point gave: when a change of the model moves a result by more than rounding, the check tells, and `run` makes
the tables anew.
"""

import csv
import math
import sys
from pathlib import Path

from result_tables import TABLES, simulator
from simulated import ROOT

PAGE = ROOT / "models/relational/ODD.md"
RESULTS = ROOT / "models/relational/results"
FIRST = RESULTS / "first_replicates.csv"
WITNESSES = ("total_cost", "component_price", "ending_after_silence", "ending_after_complaint", "awards_below_full_cost")
FIELDS = ["table", "command", "point", "policy", "measure", "value"]


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(path, fields, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.DictWriter(file, fields, lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def cells_of(table):
    return [{"head": table.head, "row": row, "column": column, "mean": mean, "half_width": half, "form": form}
            for row, columns in table.rows.items() for column, (mean, half, form) in columns.items()]


def witnesses_of(name, table):
    return [{"table": name, "command": source.text, "point": " ".join(point), "policy": policy, "measure": measure,
             "value": f"{values[0]:.12g}"}
            for source in table.sources for (point, policy, measure), values in source.values.items() if measure in WITNESSES]


def is_same(one, other):
    """Sums in another order are the same result."""
    first, second = float(one["value"]), float(other["value"])
    close = math.isclose(first, second, rel_tol=1e-9, abs_tol=1e-12) or (math.isnan(first) and math.isnan(second))
    return close and {**one, "value": ""} == {**other, "value": ""}


def shown(cell):
    mean, half = float(cell["mean"]), float(cell["half_width"])
    if mean == half == 0.0:
        return "0"
    if cell["form"] == "share":
        return f"{mean:.3f}"
    if cell["form"] == "points":
        return f"{100 * mean:+.1f} ± {100 * half:.1f}"
    return f"{mean:.2f} ± {half:.2f}" if cell["form"] == "level" else f"{mean:+.2f} ± {half:.2f}"


def markdown(name):
    """A table with the commands that made it."""
    cells = read(RESULTS / f"{name}.csv")
    rows = list(dict.fromkeys(cell["row"] for cell in cells))
    columns = list(dict.fromkeys(cell["column"] for cell in cells))
    text = {(cell["row"], cell["column"]): shown(cell) for cell in cells}
    lines = [[cells[0]["head"], *columns], ["---"] * (1 + len(columns)),
             *([row, *(text.get((row, column), "") for column in columns)] for row in rows)]
    commands = dict.fromkeys(row["command"] for row in read(FIRST) if row["table"] == name)
    made_by = ", ".join(f"`{command}`" for command in commands)
    return "".join("|" + "|".join(line if line[0] == "---" else [f" {cell} " for cell in line]) + "|\n" for line in lines) + \
        f"\nMade by {made_by}.\n"


def with_tables(page):
    for table in TABLES:
        name = table.__name__
        begin, end = f"<!-- odd_tables: {name} -->\n", "<!-- end -->\n"
        if page.count(begin) != 1:
            sys.exit(f"{PAGE.name}: there must be one mark {begin.strip()}")
        first = page.index(begin) + len(begin)
        page = page[:first] + markdown(name) + page[page.index(end, first):]
    return page


def into_page():
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def run(program, names):
    unknown = set(names) - {table.__name__ for table in TABLES}
    if unknown:
        sys.exit(f"no table {', '.join(sorted(unknown))}; there are {', '.join(table.__name__ for table in TABLES)}")
    witnesses = read(FIRST) if FIRST.exists() else []
    for make in TABLES:
        name = make.__name__
        if names and name not in names:
            continue
        print(name, flush=True)
        table = make(simulator(program))
        write(RESULTS / f"{name}.csv", ["head", "row", "column", "mean", "half_width", "form"], cells_of(table))
        witnesses = [row for row in witnesses if row["table"] != name] + witnesses_of(name, table)
    order = [table.__name__ for table in TABLES]
    write(FIRST, FIELDS, sorted(witnesses, key=lambda row: order.index(row["table"])))
    into_page()


def check(program):
    """What is wrong; nothing, if all is as it should be."""
    wrong = []
    page = PAGE.read_text(encoding="utf-8")
    if with_tables(page) != page:
        wrong.append(f"{PAGE.name} does not show what is in results: odd_tables.py into")
    known = read(FIRST)
    for make in TABLES:
        name = make.__name__
        before = [row for row in known if row["table"] == name]
        now = witnesses_of(name, make(simulator(program, replicates=1)))
        moved = next((pair for pair in zip(before, now) if not is_same(*pair)), None)
        if len(before) != len(now):
            moved = f"{len(before)} values", f"{len(now)} values"
        if moved:
            wrong.append(f"{name}: the model gives other results than those in the page: odd_tables.py run PROGRAM {name}\n"
                         f"    was {moved[0]}\n    is  {moved[1]}")
    return wrong


def main(words):
    if words[:1] == ["into"] and len(words) == 1:
        into_page()
    elif words[:1] == ["run"] and len(words) > 1:
        run(words[1], words[2:])
    elif words[:1] == ["check"] and len(words) == 2:
        wrong = check(words[1])
        if wrong:
            sys.exit("\n".join(wrong))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
