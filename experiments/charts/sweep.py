"""A sweep's points: which axes vary, where the others are held, and the paired differences at each point."""
import tomllib

import numpy
import pandas

import student
from results import MissingMeasure, Problem


def only(results, figure):
    if results.kind != "sweep":
        raise Problem(f"{results.folder}: the figure {figure} needs the results of a sweep")


def measures(results):
    """Those that were kept, in their order."""
    return list(dict.fromkeys(results.table("summary.csv")["measure"])) or list(results.columns.index[results.columns["role"] == "measure"])


def leading(known):
    """The measure that counts most: total_cost, else buyer_cost, else the first."""
    return next((name for name in ("total_cost", "buyer_cost") if name in known), known[0])


def measure_of(results, options):
    """The measure that is asked for, or the one that counts most."""
    known = measures(results)
    if options.measure:
        if options.measure not in known:
            raise MissingMeasure(f"{results.folder}: has no measure {options.measure}; it has {', '.join(known[:8])}")
        return options.measure
    return leading(known)


def axes(results):
    """Every axis of the sweep."""
    return [name for name in results.columns.index if results.columns["role"].get(name) in ("lever", "uncertainty")]


def is_log(results, name):
    """Whether the sweep file steps this axis by equal factors (scale = "log")."""
    try:
        designs = tomllib.loads(results.manifest.get("config_text", "")).get("sweep", {}).get("design", [])
    except (tomllib.TOMLDecodeError, AttributeError):
        return False
    return any(axis.get("parameter") == name and axis.get("scale") == "log" for design in designs for axis in design.get("axis", []))


def is_numeric(values):
    """Numbers, and not yes or no."""
    return pandas.api.types.is_numeric_dtype(values) and not pandas.api.types.is_bool_dtype(values)


def varied(points, names):
    return [name for name in names if points[name].nunique(dropna=False) > 1]


def base(results, name, values):
    """The value of the sweep's base, where it is one of the levels; else the middle level."""
    levels = sorted(values.dropna().unique(), key=lambda v: (isinstance(v, str), v))
    said = str(results.manifest.get("settings", {}).get(name, "")).strip('"')
    for level in levels:
        if same(level, said):
            return level
    return levels[len(levels) // 2]


def text_of(level):
    """A level as a config has it: 0.5, true, a name."""
    if isinstance(level, str):
        return level.strip('"')
    return str(bool(level)).lower() if isinstance(level, (bool, numpy.bool_)) else f"{level:g}"


def same(level, text):
    if isinstance(level, (bool, numpy.bool_)):
        return text_of(level) == text.lower()
    try:
        return float(level) == float(text)
    except (TypeError, ValueError):
        return str(level).strip('"') == text


def one_at_a_time(points, names):
    """Whether every point differs from the first in one axis at most, and three or more do."""
    if len(points) < 3 or len(varied(points, names)) < 2:
        return False
    first = points.iloc[0]
    return all(sum(row[name] != first[name] for name in names) <= 1 for _, row in points.iterrows())


def is_scattered(points, names):
    """Random designs: nearly every point has a value of its own on some axis with numbers."""
    return any(is_numeric(points[name]) and points[name].nunique() > 0.7 * len(points) > 7 for name in names) and len(varied(points, names)) > 1


class Slice:
    """Points with x (and y) free and every other axis held; `held` says where, in words."""

    def __init__(self, results, options, free, want=None):
        points = results.table("points.csv")
        names = axes(results)
        fixed = dict(self._fixed(text, names, results) for text in options.at)
        for name, text in fixed.items():
            points = points[[same(level, text) for level in points[name]]]
        if points.empty:
            raise Problem(f"{results.folder}: no point has {', '.join(f'{k} = {v}' for k, v in fixed.items())}")
        self.free = self._choose(options, points, names, free, want)
        for name in varied(points, names):
            if name in self.free:
                continue
            level = base(results, name, points[name])
            points = points[points[name] == level]
            fixed[name] = level
        self.points = points
        held = [f"{name} = {text_of(level)}" for name, level in fixed.items()]
        self.held = f"Held: {', '.join(held)}. " if held else ""

    @staticmethod
    def _fixed(text, names, results):
        name, sign, value = text.partition("=")
        if not sign or name not in names:
            raise Problem(f"{results.folder}: --at {text}: write KEY=VALUE with an axis of the sweep: {', '.join(names)}")
        return name, value

    @staticmethod
    def _choose(options, points, names, free, want):
        asked = [name for name in (options.x, options.y)[:free] if name]
        for name in asked:
            if name not in names:
                raise Problem(f"{name}: is no axis of the sweep; it has {', '.join(names)}")
        rest = [name for name in varied(points, names) if name not in asked]
        rest.sort(key=lambda name: (not is_numeric(points[name]), -points[name].nunique()))
        chosen = (asked + rest)[:free]
        if len(chosen) < (want or free):
            raise Problem(f"the sweep varies {len(varied(points, names))} axis of the {want or free} that the figure needs")
        return chosen


def rows_at(results, table, points, measure):
    """Rows of a summary table for these points and this measure."""
    rows = results.table(table)
    return rows[rows["point"].isin(points["point"]) & (rows["measure"] == measure)]


def differences(results):
    """Throws where no two policies were compared."""
    if not (results.folder / "differences.csv").is_file():
        raise Problem(f"{results.folder}: one policy only: there is no difference to draw")
    return results.table("differences.csv")


def counts(rows):
    """n = 20, or n = 10 to 200."""
    seen = rows["replicates"][rows["replicates"] > 0]
    if seen.empty:
        return "n = 0"
    return f"n = {int(seen.min())} replicates" if seen.min() == seen.max() else f"n = {int(seen.min())} to {int(seen.max())} replicates"


def axis_label(results, name):
    unit = results.unit(name)
    return f"{name} ({unit})" if unit and unit not in ("factor", "number", "yes/no") else name


def effects(results, measure, point, origin, first, second):
    """How the paired difference at a point differs from that at another, replicate by replicate: mean, low, high, n."""
    runs = results.table("runs.csv")
    gaps = {}
    for at in (origin, point):
        wide = runs[runs["point"] == at].pivot(index="replicate", columns="policy", values=measure)
        if first not in wide or second not in wide:
            return None
        gaps[at] = wide[first] - wide[second]
    change = (gaps[point] - gaps[origin]).dropna()
    return student.intervals(change.groupby(lambda _: 0), results.confidence).iloc[0] if len(change) else None

