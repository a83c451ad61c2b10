"""The tables of results in models/relational/ODD.md, one function each: what is simulated, and what stands in which row."""

from simulated import Simulated, less

SWEEPS = "configs/sweeps/"
COSTS = {"total cost": "total_cost", "total cost, last 40 quarters": "total_cost_last_40_periods",
         "component price": "component_price"}


class Table:
    """Cells by row and column: (values over replicates, simulation, form). Forms: a difference has its sign, a level has none, points are
    per cent, a share has no interval."""

    def __init__(self, head, *sources):
        self.head = head
        self.sources = sources
        self.rows = {}

    def cell(self, row, column, values, source, form="difference"):
        self.rows.setdefault(row, {})[column] = (*source.interval(values), form)


def gaps(table, row, source, measures, point=()):
    for column, measure in measures.items():
        table.cell(row, column, source.gap(measure, point), source)


def ablations(simulate):
    s = simulate("sweep", SWEEPS + "ablations.toml")
    table = Table("off", s)
    off = {point: [k for k, cell in enumerate(point) if cell == "false"] for point in s.points()}
    switches = ["idea", "info", "service", "inspection_relief", "transaction", "leak", "audit", "decay", "link", "contract", "engineers",
                "finance", "reputation"]
    by_cost = sorted(s.points(), key=lambda point: (len(off[point]), -s.interval(s.gap("total_cost", point))[0]))
    for point in by_cost:
        row = f"`{switches[off[point][0]]}`" if off[point] else "nothing"
        gaps(table, row, s, {**COSTS, "innovation value": "innovation_value"}, point)
    return table


def uncertainty(simulate):
    s = simulate("sweep", SWEEPS + "uncertainty.toml")
    table = Table("uncertainty", s)
    parts = {"0.5": ", technology as at 1", "2": ", technology as at 2"}
    for uncertainty, technology in s.points():
        row = uncertainty + parts.get(technology, "")
        gaps(table, row, s, {**COSTS, "innovation value": "innovation_value"}, (uncertainty, technology))
    return table


def audits(simulate):
    s = simulate("sweep", SWEEPS + "audits.toml")
    table = Table("visit due after, quarters", s)
    for silence, chance in s.points():
        if chance == "0" and silence != "1":
            continue  # nobody visits, whenever a visit is due
        for policy in s.policies((silence, chance)):
            after = [s.of(f"ending_after_{what}", policy, (silence, chance)) for what in ("silence", "complaint")]
            row, column = ("no visits", "chance 0.3") if chance == "0" else (silence, f"chance {chance}")
            table.cell(row, f"{column}, {policy}", less(*after), s, "points")
    return table


def squeeze(simulate):
    s = simulate("sweep", SWEEPS + "squeeze.toml")
    table = Table("pressure", s)
    who = "aggressive"
    for pressure in dict.fromkeys(point[0] for point in s.points()):
        free, floor = (pressure, "false"), (pressure, "true")
        table.cell(pressure, "component price", s.of("component_price", who, free), s, "level")
        table.cell(pressure, "total cost", s.of("total_cost", who, free), s, "level")
        table.cell(pressure, "awards below full cost", s.of("awards_below_full_cost", who, free), s, "share")
        change = less(s.of("total_cost", who, floor), s.of("total_cost", who, free))
        table.cell(pressure, "what a price floor changes", change, s)
    return table


def simultaneity(simulate):
    s = simulate("sweep", SWEEPS + "simultaneity.toml")
    table = Table("tenders", s)
    once, turn = ("false",), ("true",)
    gaps(table, "all at once", s, COSTS, once)
    gaps(table, "one after another (5.14)", s, COSTS, turn)
    for column, measure in COSTS.items():
        table.cell("what the order changes", column, less(s.gap(measure, turn), s.gap(measure, once)), s)
    return table


def separate_worlds(simulate):
    s = simulate("sweep", SWEEPS + "separate_worlds.toml")
    table = Table("market", s)
    both, one, other = dict.fromkeys(point[0] for point in s.points())
    for spill, where in (("0.3", ""), ("0", ", without spill")):
        mixed = (both, spill)
        for row, points in ((f"mixed{where}", (mixed, mixed)), (f"all buyers of one policy{where}", ((one, spill), (other, spill)))):
            sides = [[s.of(measure, policy, point) for policy, point in zip(("trusting", "aggressive"), points)]
                     for measure in ("total_cost", "total_cost_last_40_periods")]
            table.cell(row, "trusting", sides[0][0], s, "level")
            table.cell(row, "aggressive", sides[0][1], s, "level")
            table.cell(row, "difference", less(*sides[0]), s)
            table.cell(row, "difference, last 40 quarters", less(*sides[1]), s)
    return table


def horizon(simulate):
    sources = {quarters: simulate("compare", "configs/trusting_vs_aggressive.toml", [f"run.periods={quarters}"])
               for quarters in (40, 80, 160)}
    table = Table("quarters", *sources.values())
    for quarters, s in sources.items():
        gaps(table, str(quarters), s, {"total cost": "total_cost", "in cash alone": "buyer_cost",
                                       "total cost, last 40 quarters": "total_cost_last_40_periods",
                                       "in cash alone, last 40 quarters": "buyer_cost_last_40_periods"})
    return table


def market_size(simulate):
    s = simulate("sweep", SWEEPS + "market_size.toml")
    table = Table("buyers", s)
    for point in s.points():
        buyers, suppliers, _, spill = point
        column = "8 suppliers, without spill" if spill == "0" else "8 suppliers in a category"
        if suppliers != "8":
            column = "suppliers in proportion"
        table.cell(buyers, column, s.gap("total_cost", point), s)
        if buyers == "40" and column == "8 suppliers in a category":  # that is their proportion
            table.cell(buyers, "suppliers in proportion", s.gap("total_cost", point), s)
    return table


def branches(simulate):
    table = Table("change after ten years, and on whom")
    for config, settings, what, themselves in (
            ("branch_to_aggressive", [], "a quarter of the trusting buyers turns aggressive", "on themselves"),
            ("branch_to_trusting", [], "one aggressive buyer turns trusting", "on itself"),
            ("branch_all_to_trusting", [], "all aggressive buyers turn trusting", "on themselves"),
            ("branch_all_to_trusting", ["idea.spill=0"], "the same, without spill", "on themselves")):
        for side, whom in (("changed", themselves), ("others", "on all others")):
            s = simulate("compare", f"configs/{config}.toml", settings, side)
            table.sources += (s,)
            gaps(table, f"{what}: {whom}", s, {"first 8 quarters": "total_cost_first_8_periods",
                                               "last 40 quarters": "total_cost_last_40_periods"})
    return table


TABLES = [ablations, uncertainty, audits, squeeze, simultaneity, separate_worlds, horizon, market_size, branches]


def simulator(program, replicates=None):
    return lambda command, config, settings=(), side=None: Simulated(program, command, config, settings, replicates, side)
