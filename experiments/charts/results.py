"""A results folder as tables: CSV files, manifest.json and the dictionary columns.csv; nothing else is read."""
import json
import math
import pathlib
import re

import pandas

TABLE_FORMAT = 1  # of manifest.json: the newest layout that is understood here
NAMES = {name: str for name in ("policy", "measure", "unit", "first", "second", "kind", "design", "id", "claim", "compared",
                                "verdict", "fingerprint", "channel", "message", "name", "receipt", "scope", "section", "meaning")}


class Problem(Exception):
    """One sentence about something that a person can mend."""


class MissingMeasure(Problem):
    """A measure that the tables do not have: the name is wrong, so that no figure is drawn without it."""


def in_words(name):
    """component_price -> component price; the stretch in brackets."""
    match = re.fullmatch(r"(.*?)_(first|last)_(\d+)_periods", name)
    return f"{in_words(match[1])} ({match[2]} {match[3]} periods)" if match else name.replace("_", " ")


class Results:
    """What `souk compare`, `run`, `claims` and `export` write into a folder."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self._tables = {}
        if not self.folder.exists():
            raise Problem(f"{folder}: there is no such folder; name a results folder of souk")
        if not self.folder.is_dir():
            raise Problem(f"{folder}: is a file, not a results folder")
        self.manifest = self._manifest()
        has = lambda name: (self.folder / name).is_file()
        self.parts = [Results(self.folder / part) for part in ("changed", "others") if has(f"{part}/series.csv")]
        if has("claims.csv"):
            self.kind = "claims"
        elif has("points.csv"):
            self.kind = "sweep"
        elif has("series.csv"):
            self.kind = "comparison" if has("differences.csv") else "run"
        elif self.parts:
            self.kind = "branching"
        else:
            raise Problem(f"{folder}: holds no results of souk (no series.csv, points.csv or claims.csv)")
        self.columns = self.table("columns.csv").set_index("name") if has("columns.csv") else pandas.DataFrame(columns=["unit"])

    def _manifest(self):
        path = self.folder / "manifest.json"
        if not path.is_file():
            return {}
        try:
            manifest = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, OSError) as error:
            raise Problem(f"{path}: cannot be read ({error})") from error
        if not isinstance(manifest, dict):
            raise Problem(f"{path}: is no manifest of souk")
        if manifest.get("format", TABLE_FORMAT) > TABLE_FORMAT:
            raise Problem(f"{path}: was written by a newer souk (table format {manifest['format']}, here {TABLE_FORMAT} is known);"
                          " draw it with that one")
        return manifest

    def table(self, name):
        """A CSV file as a data frame; names are texts, everything else as pandas sees it."""
        if name not in self._tables:
            path = self.folder / name
            if not path.is_file():
                raise Problem(f"{self.folder}: has no {name}")
            try:
                table = pandas.read_csv(path, dtype=NAMES, float_precision="round_trip", keep_default_na=False,
                                        na_values=[""])
            except (ValueError, OSError) as error:
                raise Problem(f"{path}: cannot be read as a table ({str(error).splitlines()[0]})") from error
            self._tables[name] = table
        return self._tables[name]

    # What the folder speaks of.
    @property
    def policies(self):
        """In the order of the program: the first is compared with each other."""
        return list(dict.fromkeys(self.table("summary.csv")["policy"].dropna())) if self.kind != "claims" else []

    @property
    def confidence(self):
        return float(self.manifest.get("settings", {}).get("run.confidence", 0.95))

    @property
    def agents(self):
        return self.manifest.get("agents", "agents")

    @property
    def period(self):
        """What a period is called: quarter, day."""
        return self.manifest.get("period", self.unit("period", "period"))

    def unit(self, name, otherwise=""):
        unit = self.columns["unit"].get(name, otherwise)
        return otherwise if not isinstance(unit, str) else unit

    def meaning(self, name):
        """What columns.csv says that it is; empty where it does not."""
        meaning = self.columns["meaning"].get(name, "") if "meaning" in self.columns else ""
        return meaning if isinstance(meaning, str) else ""

    def label(self, measure):
        """component price (EUR/unit)"""
        unit = self.unit(measure)
        return f"{in_words(measure)} ({unit})" if unit else in_words(measure)

    def need(self, *measures):
        """Throws a Problem when a measure was not recorded."""
        table = {"sweep": "summary.csv"}.get(self.kind, "series.csv")
        known = set(self.table(table)["measure"]) if self.kind == "sweep" else set(self.table(table).columns)
        for measure in measures:
            if measure not in known:
                raise MissingMeasure(f"{self.folder}: has no measure {measure}")

    def is_of_market(self, measure):
        return "scope" in self.columns and self.columns["scope"].get(measure) == "market"

    def receipt(self, *roles):
        """Measures that are parts, deductions, total or cash of the receipt, in its order, over the whole run."""
        if "receipt" not in self.columns:
            return []
        rows = self.columns[self.columns["receipt"].isin(roles)]
        return [name for name in rows.index if not re.search(r"_(first|last)_\d+_periods$", name)]

    def stretch(self, measure, which="last"):
        """The name of a measure over the last (or first) stretch; the measure itself when it is not taken by stretch."""
        for name in self.columns.index:
            if re.fullmatch(rf"{re.escape(measure)}_{which}_\d+_periods", name):
                return name
        return measure

    def plain(self, name):
        """The measure of which this is a stretch; itself where it is none."""
        match = re.fullmatch(r"(.*)_(first|last)_\d+_periods", name)
        return match[1] if match and match[1] in self.columns.index else name

    def stretch_words(self, name):
        match = re.search(r"_(first|last)_(\d+)_periods$", name)
        if match:
            return f"the {match[1]} {match[2]} {self.period}s"
        return f"all {self.period}s since the branching" if self.kind == "comparison" and self.policies[0] == "with the change" else "the whole run"

    # How far a sweep is.
    @property
    def unfinished(self):
        """A sentence about runs that are missing or failed; empty when all is done."""
        if self.kind != "sweep":
            return ""
        points = self.table("points.csv")
        done, failed = int(points["replicates"].sum()), int(points["failed"].sum())
        left = self.manifest.get("runs_left", 0)
        untouched = int((points["replicates"] == 0).sum())
        said = []
        if left:
            said.append(f"unfinished: {done} runs done, at least {left} to come" if done else "no run is finished yet")
        if untouched and done:
            said.append(f"{untouched} of {len(points)} points have no run yet")
        if failed:
            said.append(f"{failed} failed runs are left out")
        return "; ".join(said)


def number(value, digits=None, sign=False):
    """Digits as the program prints them: groups of three by narrow spaces, a true minus."""
    if value is None or math.isnan(value):
        return "-"
    text = f"{value:{'+' if sign else ''},.{2 if digits is None else digits}f}".replace(",", "\u202f")
    return text.replace("-", "\u2212")


def unit_in_words(unit):
    """As one says it behind a number: per relation and year, (scale 0 to 1)."""
    if unit.startswith("1/"):
        return "per " + " and ".join(unit.split("/")[1:])
    return {"0..1": "(scale 0 to 1)", "share": "(share)"}.get(unit, unit)


def significant(value, sign=False, digits=3):
    """As many significant digits, never in powers of ten: -0.00412, 3.56, 41 200."""
    if math.isnan(value) or value == 0:
        return number(value, 0, sign)
    place = lambda of: digits - 1 - math.floor(math.log10(abs(of)))
    value = round(value, place(value))
    return number(value, max(0, place(value)), sign)


def digits_of(low, high, mean=0.0):
    """Decimals that show two digits of the half-width (experiments/report/number.cpp)."""
    half = (high - low) / 2.0 if not (math.isnan(low) or math.isnan(high)) else 0.0
    scale = half if half > 0 else abs(mean) / 100.0
    return min(6, max(0, 1 - math.floor(math.log10(scale)))) if scale > 0 else 2


def with_half_width(row, sign=False):
    """104.78 ± 0.39, of a row with mean, low and high."""
    digits = digits_of(row["low"], row["high"], row["mean"])
    if math.isnan(row["low"]):
        return number(row["mean"], digits, sign)
    return f"{number(row['mean'], digits, sign)} ± {number((row['high'] - row['low']) / 2.0, digits)}"
